"""Retiros: asked, decided and settled on the page, and refused at each step."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.registers.contributions.commands import charge_month
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.members.queries import memberships, withdrawals
from evalua.registers.members.withdrawals import RequestInput, request_withdrawal
from pages.test_association_page import field, view
from pages_support import text_of

CATALOG = catalog.load()


def retiros(open_page):  # type: ignore[no-untyped-def]
    return view(open_page("association", mes="2026-10"), "Retiros")


def asked(office: Office, name: str = "Belmira") -> int:
    with office.work() as work:
        data = RequestInput(office.members[name], date(2026, 10, 1), "budget")
        return int(request_withdrawal(work, data, catalog=CATALOG).id)


def row(office: Office):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return withdrawals(session, association_id=office.id).iloc[-1]


def save(app, form: str):  # type: ignore[no-untyped-def]
    field(app, "button", form, "save").click().run()
    assert not app.exception
    return text_of(app)


def decide(app, key: int, accepted: bool, on: date | None = date(2026, 10, 31)) -> str:  # type: ignore[no-untyped-def]
    form = f"withdrawal.decision.{key}"
    field(app, "selectbox", form, "accepted").set_value(accepted)
    field(app, "date_input", form, "decided_on").set_value(date(2026, 10, 20))
    field(app, "text_input", form, "act").set_value("Acta 40").run()
    if accepted and on:
        field(app, "date_input", form, "effective_on").set_value(on).run()
    return save(app, form)


def test_without_requests_the_view_says_so_and_explains_the_rule(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(retiros(open_page))
    assert "Ningún municipio ha pedido retirarse." in said
    assert "Hoy no coinciden las tres señales en ningún miembro." in said
    assert "saldo vencido de más de 30 días" in said


def test_a_request_is_written_down(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = retiros(open_page)
    said = save(app, "withdrawal.request")
    assert "Elija el municipio que se retira." in said and "Elija el motivo." in said
    field(app, "selectbox", "withdrawal.request", "municipality_id").set_value(
        clara.members["Belmira"]
    )
    field(app, "date_input", "withdrawal.request", "requested_on").set_value(date(2026, 10, 1))
    field(app, "selectbox", "withdrawal.request", "reason").set_value("budget").run()
    save(app, "withdrawal.request")
    assert list(app.dataframe[0].value.iloc[0][["Municipio", "Estado", "Motivo"]]) == [
        "Belmira",
        "▲ Por decidir",
        "Falta de presupuesto",
    ]


def test_accepting_ends_the_membership_and_asks_for_the_settlement(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    key = asked(clara)
    app = retiros(open_page)
    said = decide(app, key, True, on=None)
    assert "Elija el último día como miembro." in said
    field(app, "date_input", f"withdrawal.decision.{key}", "effective_on").set_value(
        date(2026, 10, 31)
    ).run()
    save(app, f"withdrawal.decision.{key}")
    with clara.db.session() as session:
        spells = memberships(session, association_id=clara.id).set_index("municipality_id")
    assert f"{spells.loc[clara.members['Belmira'], 'left_on']:%Y-%m-%d}" == "2026-10-31"
    assert app.dataframe[0].value["Cuenta final"].iloc[0] == "en cero"
    field(app, "date_input", f"withdrawal.settlement.{key}", "settled_on").set_value(
        date(2026, 11, 4)
    ).run()
    save(app, f"withdrawal.settlement.{key}")
    assert (row(clara)["settlement"], app.dataframe[0].value["Estado"].iloc[0]) == (
        0,
        "● Liquidado",
    )


def test_refusing_keeps_the_member(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = asked(clara)
    app = retiros(open_page)
    decide(app, key, False)
    assert app.dataframe[0].value["Estado"].iloc[0] == "– No se aceptó"
    assert "4 miembros hoy." in text_of(view(app, "Miembros"))


def test_what_is_owed_must_say_how_it_will_be_settled(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 10), amount=1_000_000))
        charge_month(work, Month(2026, 10))
    key = asked(clara)
    app = retiros(open_page)
    decide(app, key, True)
    form = f"withdrawal.settlement.{key}"
    assert "Belmira debe $ 1.000.000" in text_of(app).replace("\u00a0", " ")
    field(app, "date_input", form, "settled_on").set_value(date(2026, 11, 4)).run()
    assert "escriba cómo se saldará" in save(app, form)
    field(app, "text_input", form, "note").set_value("Dos cuotas en 2027").run()
    save(app, form)
    assert (row(clara)["settlement"], row(clara)["settlement_note"]) == (
        1_000_000,
        "Dos cuotas en 2027",
    )


def test_falling_below_the_legal_minimum_waits_for_a_reason(found, open_page) -> None:  # type: ignore[no-untyped-def]
    office = found("Mancomunidad Pequeña", ["Belmira", "Cañaveral"])
    key = asked(office)
    app = retiros(open_page)
    assert "exige 2. Abra el diagnóstico de vigencia." in decide(app, key, True)
    field(app, "text_input", f"withdrawal.decision.{key}", "confirm.V40").set_value(
        "La asamblea lo sabe"
    ).run()
    save(app, f"withdrawal.decision.{key}")
    assert bool(row(office)["accepted"])


def test_a_request_is_taken_back_with_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    key = asked(clara)
    app = retiros(open_page)
    form = f"withdrawal.drop.{key}"
    field(app, "text_input", form, "reason").set_value("El concejo cambió de opinión").run()
    assert "Ningún municipio ha pedido retirarse." in save(app, form)


def test_the_early_warning_names_who_combines_the_three_signals(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    seats = {key: SeatInput("holder") for key in clara.members.values()}
    seats[clara.members["Dos Aguas"]] = SeatInput("absent")
    with clara.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 8), amount=1_000_000))
        charge_month(work, Month(2026, 8))
        for month in (8, 9):
            record_meeting(
                work,
                MeetingInput("board", date(2026, month, 20), act=f"Acta {month}", seats=seats),
                catalog=CATALOG,
                confirmed={f"V{n:02d}": "prueba" for n in range(1, 60)},
            )
    said = text_of(retiros(open_page))
    assert (
        "Dos Aguas: tiene saldo vencido hace 87 días; ningún proyecto vivo lo incluye; su silla "
        "estuvo vacía en 2 de las últimas 2 sesiones." in said
    )
    assert "Belmira: tiene" not in said
    home = text_of(open_page("home", mes="2026-10"))
    assert "Conviene visitar a Dos Aguas" in home
