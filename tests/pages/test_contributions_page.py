"""Aportes: empty, full, and refused input."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.domain.month import Month
from evalua.registers.contributions import queries
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from pages_support import text_of, widget


def bill(office: Office) -> None:
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 9), amount=1_000_000))
        for month in (Month(2026, 9), Month(2026, 10)):
            charge_month(work, month)
        record_payment(work, PaymentInput(office.members["Belmira"], date(2026, 10, 8), 1_500_000))


def test_without_charges_the_page_says_how_to_begin(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("contributions")
    assert "Todavía no hay cobros" in text_of(app)


def test_with_records_the_sentence_says_what_was_due_and_paid(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10")
    # Eight charges of a million fell due by October; one and a half million was paid: 19 %.
    said = text_of(app)
    assert "$ 8.000.000" in said.replace("\u00a0", " ") and "(19 %)" in said
    assert app.get("plotly_chart")


def test_a_payment_typed_in_spanish_format_is_recorded(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10")
    widget(app, "selectbox", "municipality_id").set_value(clara.members["Dos Aguas"])
    widget(app, "date_input", "paid_on").set_value(date(2026, 11, 2))
    widget(app, "text_input", "amount").set_value("1.250.000").run()
    assert "un millón doscientos cincuenta mil pesos" in text_of(app)
    widget(app, "button", "save").click().run()
    with clara.db.session() as session:
        amounts = queries.payments(session, association_id=clara.id)["amount"].tolist()
    assert amounts == [1_500_000, 1_250_000]


def test_a_refused_payment_says_why_and_keeps_what_was_typed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10")
    widget(app, "text_input", "amount").set_value("1,250.00").run()
    widget(app, "button", "save").click().run()
    said = text_of(app)
    assert "Elija el municipio que pagó." in said
    assert "No entendí «1,250.00». En pesos escriba 1.234.567." in said
    assert widget(app, "text_input", "amount").value == "1,250.00"
    with clara.db.session() as session:
        assert len(queries.payments(session, association_id=clara.id)) == 1


def test_what_was_typed_is_still_there_in_a_new_session(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10")
    widget(app, "text_input", "amount").set_value("700.000").run()
    again = open_page("contributions", mes="2026-10")
    assert widget(again, "text_input", "amount").value == "700.000"


def test_a_charge_is_taken_out_with_its_reason_and_not_without_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10", vista="cobros-del-mes")
    box = widget(app, "selectbox", "charge.one")
    chosen = box.value
    assert "Alto Claro · Cuota · $ 1.000.000" in box.options[0].replace("\u00a0", " ")
    save = next(b for b in app.button if str(b.key).startswith(f"charge.{chosen}."))
    save.click().run()
    assert "Escriba por qué se elimina" in text_of(app)
    with clara.db.session() as session:
        assert len(queries.charges(session, association_id=clara.id)) == 8
    widget(app, "text_input", "reason").set_value("No le correspondía").run()
    next(b for b in app.button if str(b.key).startswith(f"charge.{chosen}.")).click().run()
    with clara.db.session() as session:
        assert len(queries.charges(session, association_id=clara.id)) == 7
