"""Payment agreements: what they ask for, how they stand as days pass, and how they end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import READER, TODAY, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.agreements import agreements, instalments, rescheduled
from evalua.measures.inputs import Cut, Inputs
from evalua.months.gathering import gather
from evalua.registers.contributions.agreements import (
    AgreementInput,
    cancel_agreement,
    sign_agreement,
)
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.contributions.tables import Charge
from evalua.registers.contributions.write_offs import WriteOffInput, write_off
from evalua.registers.reading import alive

SIGNED = date(2026, 4, 20)
LATER = date(2027, 3, 1)


@pytest.fixture
def debtor(clara: Office) -> tuple[Office, dict[str, int]]:
    """Belmira owes January to March: 70 of the first and 100 of each of the others."""
    with clara.work(today=SIGNED) as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 1), amount=100))
        for month in (Month(2026, 1), Month(2026, 2), Month(2026, 3)):
            charge_month(work, month)
        who = clara.members["Belmira"]
        record_payment(work, PaymentInput(who, date(2026, 3, 2), 30))
        rows = alive(work.session, Charge, clara.id, municipality_id=who)
        return clara, {c.month: c.id for c in rows}


def typed(office: Office, of: dict[str, int]) -> AgreementInput:
    """All that is owed, in three instalments: 90 in May, 90 in June, 90 in July."""
    return AgreementInput(
        municipality_id=office.members["Belmira"],
        agreed_on=SIGNED,
        charges=list(of.values()),
        instalments=[(date(2026, month, 20), 90) for month in (5, 6, 7)],
        act="Acta 14",
    )


def sign(office: Office, data: AgreementInput) -> int:
    with office.work(today=TODAY) as work:
        return sign_agreement(work, data).id


def pay(office: Office, day: date, amount: int) -> None:
    with office.work(today=LATER) as work:
        who = office.members["Belmira"]
        sure = {"V02": "va adelante", "V04": "es otro", "V43": "x"}
        record_payment(work, PaymentInput(who, day, amount), confirmed=sure)


def records(office: Office) -> Inputs:
    with office.db.session() as session:
        return gather(session, office.id)


def state(office: Office, day: date) -> tuple[str, int, int]:
    """State, covered and days late on a day."""
    (row,) = agreements(records(office), Cut(Month.of(day), day)).to_dict("records")
    return row["state"], row["covered"], row["days_late"]


def refused(office: Office, data: AgreementInput) -> dict[str, str]:
    with pytest.raises(Problem) as raised, office.work() as work:
        sign_agreement(work, data)
    return {f.field: f.message.replace("\u00a0", " ") for f in raised.value.findings}


def charges(office: Office) -> list[Charge]:
    with office.db.session() as session:
        who = office.members["Belmira"]
        return alive(session, Charge, office.id, municipality_id=who)


def test_an_agreement_freezes_what_was_owed_and_moves_the_due_date_but_not_the_original(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    sign(office, typed(office, of))
    frozen = records(office).agreement_charges
    assert list(frozen["amount"]) == [70, 100, 100]
    assert {c.due_on for c in charges(office)} == {date(2026, 7, 20)}
    assert [c.original_due_on for c in charges(office)] == [
        date(2026, month, 10) for month in (1, 2, 3)
    ]


def test_later_payments_cover_the_oldest_instalment_first(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    sign(office, typed(office, of))
    pay(office, date(2026, 5, 18), 90)
    pay(office, date(2026, 6, 19), 50)
    cut = Cut(Month(2026, 6), date(2026, 6, 30))
    steps = instalments(records(office), cut)
    assert list(steps["covered"]) == [90, 50, 0]
    assert list(steps["state"]) == ["paid", "late", "pending"]
    assert state(office, date(2026, 5, 17)) == ("in_force", 0, 0)
    assert state(office, date(2026, 6, 20)) == ("in_force", 140, 0)


def test_it_defaults_when_an_instalment_is_more_than_15_days_late_and_recovers_when_paid(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    sign(office, typed(office, of))
    assert state(office, date(2026, 6, 4)) == ("in_force", 0, 15)
    assert state(office, date(2026, 6, 5)) == ("defaulted", 0, 16)
    pay(office, date(2026, 6, 8), 90)
    assert state(office, date(2026, 6, 7)) == ("defaulted", 0, 18)
    assert state(office, date(2026, 6, 8)) == ("in_force", 90, 0)


def test_it_is_fulfilled_when_nothing_of_its_charges_is_owed(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    sign(office, typed(office, of))
    pay(office, date(2026, 5, 18), 200)
    with office.work(today=LATER) as work:
        write_off(work, WriteOffInput(of["2026-03"], 70, date(2026, 5, 30), "Acta 15"))
    assert state(office, date(2026, 5, 29)) == ("in_force", 200, 0)
    assert state(office, date(2026, 5, 30)) == ("fulfilled", 270, 0)


def test_the_charges_of_an_agreement_in_force_are_rescheduled_and_no_others(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    some = replace(
        typed(office, of),
        charges=[of["2026-01"], of["2026-02"]],
        instalments=[(date(2026, 5, 20), 170)],
    )
    sign(office, some)
    inputs = records(office)
    assert rescheduled(inputs, Cut(Month(2026, 5), date(2026, 5, 31))) == {
        of["2026-01"],
        of["2026-02"],
    }
    assert rescheduled(inputs, Cut(Month(2026, 6), date(2026, 6, 30))) == set()


def test_instalments_that_do_not_add_up_to_the_debt_are_refused(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    data = typed(office, of)
    short = refused(office, replace(data, instalments=[(date(2026, 5, 20), "200")]))
    assert short == {"instalments": "Las cuotas suman $ 200 y la deuda es de $ 270. Faltan $ 70."}
    long = refused(office, replace(data, instalments=[(date(2026, 5, 20), "271")]))
    assert long["instalments"].endswith("Sobran $ 1.")


def test_everything_wrong_with_an_agreement_is_said_together(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    nothing = AgreementInput(None, None, [], [])
    assert set(refused(office, nothing)) == {
        "municipality_id", "agreed_on", "charges", "instalments",
    }  # fmt: skip
    steps = [(date(2026, 4, 1), "0"), (None, "x"), (date(2026, 4, 1), "")]
    wrong = refused(office, replace(typed(office, of), instalments=steps))
    assert set(wrong) == {
        "instalment.0.amount", "instalment.0.due_on", "instalment.1.amount",
        "instalment.1.due_on", "instalment.2.amount", "instalment.2.due_on", "instalments",
    }  # fmt: skip
    assert records(office).payment_agreements.empty


def test_a_charge_is_in_one_agreement_at_a_time(debtor: tuple[Office, dict[str, int]]) -> None:
    office, of = debtor
    first = sign(office, typed(office, of))
    said = refused(office, typed(office, of))
    assert said == {
        "charges": "El cobro de marzo 2026 ya está en el acuerdo del 20 de abril de 2026. Anúlelo "
        "antes de hacer otro."
    }
    with office.work() as work:
        cancel_agreement(work, first, TODAY, "se renegoció")
    sign(office, replace(typed(office, of), agreed_on=TODAY, instalments=[(LATER, 270)]))
    assert {c.due_on for c in charges(office)} == {LATER}


def test_a_charge_without_debt_on_that_day_does_not_enter(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    pay(office, date(2026, 4, 2), 70)
    said = refused(office, typed(office, of))
    assert said["charges"] == "El 20 de abril de 2026 no se debía nada del cobro de enero 2026."


def test_cancelling_needs_a_reason_and_gives_the_charges_their_first_due_date_back(
    debtor: tuple[Office, dict[str, int]],
) -> None:
    office, of = debtor
    key = sign(office, typed(office, of))
    with pytest.raises(Problem) as raised, office.work() as work:
        cancel_agreement(work, key, date(2026, 4, 1), " ")
    assert {f.field: f.code for f in raised.value.findings} == {
        "reason": "V00",
        "cancelled_on": "V25",
    }
    with office.work() as work:
        cancel_agreement(work, key, date(2026, 6, 1), "cambió la alcaldía")
        with pytest.raises(Problem):
            cancel_agreement(work, key, date(2026, 6, 2), "otra vez")
    assert [c.due_on for c in charges(office)] == [c.original_due_on for c in charges(office)]
    assert state(office, date(2026, 5, 31))[0] == "in_force"
    assert state(office, date(2026, 6, 1))[0] == "cancelled"


def test_who_only_reads_cannot_sign_nor_cancel(debtor: tuple[Office, dict[str, int]]) -> None:
    office, of = debtor
    with pytest.raises(Problem) as raised, office.work(actor=READER) as work:
        sign_agreement(work, typed(office, of))
    assert {f.code for f in raised.value.findings} == {"V57"}
    key = sign(office, typed(office, of))
    with pytest.raises(Problem), office.work(actor=READER) as work:
        cancel_agreement(work, key, TODAY, "no puede")
