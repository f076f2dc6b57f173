"""Agreements, credits, refunds, write-offs and contributions in kind: empty, full, and refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from conftest import TODAY, Office
from evalua.domain.month import Month
from evalua.registers.contributions import queries
from evalua.registers.contributions.agreements import AgreementInput, sign_agreement
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from pages_support import text_of, widget

Open = Callable[..., AppTest]
MONTHS = (Month(2026, 8), Month(2026, 9), Month(2026, 10))


@pytest.fixture
def billed(clara: Office) -> Office:
    """Everybody owes a million for each month from August to October; Belmira paid half of one."""
    with clara.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", MONTHS[0], amount=1_000_000))
        for month in MONTHS:
            charge_month(work, month)
        record_payment(work, PaymentInput(clara.members["Belmira"], date(2026, 9, 8), 500_000))
    return clara


def part(open_page: Open, name: str) -> AppTest:
    return open_page("contributions", mes="2026-11", vista="Acuerdos y ajustes", parte=name)


def said(app: AppTest) -> str:
    return text_of(app).replace("\u00a0", " ")


def charges_of(office: Office, name: str) -> list[int]:
    with office.db.session() as session:
        rows = queries.charges(session, association_id=office.id)
    return [int(k) for k in rows.loc[rows["municipality_id"] == office.members[name], "id"]]


def test_each_part_says_what_it_is_for_before_anything_was_recorded(
    billed: Office, open_page: Open
) -> None:
    assert "No hay acuerdos de pago" in said(part(open_page, "Acuerdos de pago"))
    assert "Nadie tiene saldo a favor." in said(part(open_page, "Saldos a favor"))
    assert "No se ha condonado nada" in said(part(open_page, "Condonaciones"))
    assert "Nadie ha aportado en especie este año" in said(part(open_page, "En especie"))


def test_an_agreement_in_equal_instalments_is_signed_from_the_screen(
    billed: Office, open_page: Open
) -> None:
    app = part(open_page, "Acuerdos de pago")
    widget(app, "selectbox", "contributions.agreement.town").set_value(
        billed.members["Belmira"]
    ).run()
    # Half a million of August is left, and all of September and October.
    assert "Deuda que se acuerda: $ 2.500.000" in said(app)
    widget(app, "date_input", "agreed_on").set_value(TODAY)
    widget(app, "date_input", "first").set_value(date(2026, 11, 30))
    widget(app, "text_input", "count").set_value("3").run()
    widget(app, "button", f"agreement.{billed.members['Belmira']}.save").click().run()
    assert not app.exception
    with billed.db.session() as session:
        steps = queries.instalments(session, association_id=billed.id)
    assert steps["amount"].tolist() == [833_333, 833_333, 833_334]
    assert [f"{day:%Y-%m-%d}" for day in steps["due_on"]] == [
        "2026-11-30",
        "2026-12-30",
        "2027-01-30",
    ]
    app = part(open_page, "Acuerdos de pago")
    assert "Belmira · ◇ Vigente" in said(app)
    assert "La próxima cuota, de $ 833.333, vence el 30 de noviembre de 2026." in said(app)


def test_typed_instalments_that_do_not_add_up_are_refused_beside_the_form(
    billed: Office, open_page: Open
) -> None:
    app = part(open_page, "Acuerdos de pago")
    town = widget(app, "selectbox", "contributions.agreement.town")
    town.set_value(billed.members["Alto Claro"]).run()
    widget(app, "selectbox", "way").set_value("typed")
    widget(app, "text_input", "count").set_value("1")
    widget(app, "date_input", "agreed_on").set_value(TODAY).run()
    widget(app, "date_input", "instalment.0.due_on").set_value(date(2026, 12, 1))
    widget(app, "text_input", "instalment.0.amount").set_value("1.000.000").run()
    widget(app, "button", f"agreement.{billed.members['Alto Claro']}.save").click().run()
    assert "Las cuotas suman $ 1.000.000 y la deuda es de $ 3.000.000. Faltan $ 2.000.000." in said(
        app
    )
    with billed.db.session() as session:
        assert queries.payment_agreements(session, association_id=billed.id).empty


def test_an_agreement_is_cancelled_only_with_its_reason(billed: Office, open_page: Open) -> None:
    with billed.work() as work:
        sign_agreement(
            work,
            AgreementInput(
                billed.members["Belmira"],
                date(2026, 11, 1),
                charges_of(billed, "Belmira"),
                [(date(2026, 12, 1), 2_500_000)],
            ),
        )
    app = part(open_page, "Acuerdos de pago")
    widget(app, "date_input", "cancelled_on").set_value(TODAY).run()
    save = next(b for b in app.button if str(b.key).startswith("agreement.cancel."))
    save.click().run()
    assert "Escriba por qué se anula el acuerdo." in said(app)
    widget(app, "text_input", "reason").set_value("Cambió el presupuesto").run()
    next(b for b in app.button if str(b.key).startswith("agreement.cancel.")).click().run()
    shown = said(app)
    assert "Belmira · – Anulado" in shown
    assert "Se anuló el 5 de noviembre de 2026: Cambió el presupuesto." in shown


def test_a_payment_is_shared_out_by_hand_among_the_charges_that_are_owed(
    billed: Office, open_page: Open
) -> None:
    app = open_page("contributions", mes="2026-10")
    august, september, october = charges_of(billed, "Dos Aguas")
    widget(app, "selectbox", "municipality_id").set_value(billed.members["Dos Aguas"])
    widget(app, "selectbox", "apply").set_value("hand")
    widget(app, "date_input", "paid_on").set_value(date(2026, 11, 2))
    widget(app, "text_input", "amount").set_value("1.200.000").run()
    widget(app, "text_input", f"parts.{october}").set_value("1.000.000")
    widget(app, "text_input", f"parts.{august}").set_value("1.000.001").run()
    widget(app, "button", "payment.save").click().run()
    assert "Del cobro de agosto 2026 solo faltan $ 1.000.000." in said(app)
    widget(app, "text_input", f"parts.{august}").set_value("150.000").run()
    widget(app, "button", "payment.save").click().run()
    with billed.db.session() as session:
        rows = queries.allocations(session, association_id=billed.id)
    mine = rows[rows["municipality_id"] == billed.members["Dos Aguas"]]
    assert dict(zip(mine["charge_id"], mine["amount"], strict=True)) == {
        october: 1_000_000,
        august: 150_000,
    }
    assert september not in set(mine["charge_id"])


def test_what_was_left_by_hand_is_previewed_and_applied(billed: Office, open_page: Open) -> None:
    who = billed.members["Cañaveral"]
    october = charges_of(billed, "Cañaveral")[2]
    with billed.work() as work:
        data = PaymentInput(who, TODAY, 1_300_000, "R-1", parts={october: 1_000_000})
        record_payment(work, data)
    app = part(open_page, "Saldos a favor")
    widget(app, "selectbox", "contributions.credit.town").set_value(who).run()
    town = widget(app, "selectbox", "contributions.credit.town")
    assert [o.replace("\u00a0", " ") for o in town.options] == ["Cañaveral · $ 300.000"]
    widget(app, "button", "contributions.credit.use").click().run()
    assert "Nadie tiene saldo a favor." in said(app)


def test_a_refund_beyond_what_is_left_is_refused_and_then_recorded(
    billed: Office, open_page: Open
) -> None:
    who = billed.members["Belmira"]
    with billed.work() as work:
        data = PaymentInput(who, TODAY, 2_600_000, "R-1")
        record_payment(work, data, confirmed={"V02": "anticipo"})
    app = part(open_page, "Saldos a favor")
    widget(app, "selectbox", "contributions.credit.town").set_value(who).run()
    widget(app, "date_input", "refunded_on").set_value(TODAY)
    widget(app, "text_input", "reason").set_value("Pagó de más")
    widget(app, "text_input", "amount").set_value("100.001").run()
    widget(app, "button", f"refund.{who}.save").click().run()
    assert "De ese pago solo se pueden devolver $ 100.000: lo demás ya cubre cobros." in said(app)
    widget(app, "text_input", "amount").set_value("100.000").run()
    widget(app, "button", f"refund.{who}.save").click().run()
    shown = said(app)
    assert "Nadie tiene saldo a favor." in shown
    assert "05/11/2026 · Belmira · $ 100.000 · Pagó de más" in shown


def test_a_charge_is_forgiven_only_with_an_act(billed: Office, open_page: Open) -> None:
    who = billed.members["Belmira"]
    app = part(open_page, "Condonaciones")
    widget(app, "selectbox", "contributions.write_off.town").set_value(who).run()
    widget(app, "selectbox", "charge_id").set_value(charges_of(billed, "Belmira")[0])
    widget(app, "date_input", "decided_on").set_value(TODAY)
    widget(app, "text_input", "amount").set_value("500.000").run()
    widget(app, "button", f"write_off.{who}.save").click().run()
    assert "Para condonar se necesita el número de acta de la junta." in said(app)
    widget(app, "text_input", "act").set_value("Acta 40").run()
    widget(app, "button", f"write_off.{who}.save").click().run()
    with billed.db.session() as session:
        rows = queries.write_offs(session, association_id=billed.id)
    assert rows[["amount", "act"]].values.tolist() == [[500_000, "Acta 40"]]
    assert "Retirar una condonación mal registrada" in [e.label for e in app.expander]


def test_a_contribution_in_kind_without_method_or_act_is_refused(
    billed: Office, open_page: Open
) -> None:
    app = part(open_page, "En especie")
    widget(app, "selectbox", "municipality_id").set_value(billed.members["Belmira"])
    widget(app, "date_input", "received_on").set_value(date(2026, 11, 3))
    widget(app, "text_input", "concept").set_value("Ocho horas de volqueta")
    widget(app, "text_input", "amount").set_value("640.000").run()
    widget(app, "button", "in_kind.save").click().run()
    assert "Escriba cómo se valoró; sin método no se registra." in said(app)
    assert "Escriba el acta que aceptó el valor." in said(app)
    widget(app, "text_input", "method").set_value("Tarifa de la zona")
    widget(app, "text_input", "act").set_value("Acta 41").run()
    widget(app, "button", "in_kind.save").click().run()
    with billed.db.session() as session:
        rows = queries.in_kind(session, association_id=billed.id)
    assert rows[["amount", "method"]].values.tolist() == [[640_000, "Tarifa de la zona"]]


def test_charges_by_inhabitant_say_whose_population_is_missing(
    clara: Office, open_page: Open
) -> None:
    with clara.work() as work:
        open_scheme(work, SchemeInput("per_capita", "Por habitante", MONTHS[2], amount=100))
    app = open_page("contributions", mes="2026-10", vista="Cobros del mes")
    assert "Falta la población de Belmira; sin ella no se puede calcular" in said(app)
    assert not any("Generar" in b.label for b in app.button)


def test_an_extraordinary_quota_opens_beside_the_ordinary_one(
    billed: Office, open_page: Open
) -> None:
    app = open_page("contributions", mes="2026-10", vista="Esquema")
    kind = widget(app, "selectbox", "kind")
    assert kind.options == [
        "Aporte en especie valorado",
        "Cuota extraordinaria",
        "Contrapartida de un proyecto o convenio",
    ]
    kind.set_value("extraordinary").run()
    widget(app, "text_input", "amount").set_value("250.000")
    widget(app, "selectbox", "periodicity").set_value("once")
    widget(app, "selectbox", "starts_month").set_value("2026-10").run()
    widget(app, "button", "scheme.save").click().run()
    assert "Escriba para qué es la cuota extraordinaria." in said(app)
    assert "Escriba el acta que aprobó la cuota extraordinaria." in said(app)
    widget(app, "text_input", "concept").set_value("Techo de la sede")
    next(
        w for w in app.text_input if str(w.key).endswith("0.act") and ".close" not in str(w.key)
    ).set_value("Acta 9").run()
    widget(app, "button", "scheme.save").click().run()
    assert "Cuota extraordinaria: Techo de la sede" in said(app)
