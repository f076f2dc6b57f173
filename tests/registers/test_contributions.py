"""Charges, payments and their allocation."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, TODAY, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.contributions import queries
from evalua.registers.contributions.commands import (
    PaymentInput,
    charge_month,
    record_payment,
    remove_charge,
    remove_payment,
    set_base,
)
from evalua.registers.contributions.ledger import pending
from evalua.registers.contributions.schemes import SchemeInput, close_scheme, open_scheme
from evalua.registers.contributions.write_offs import WriteOffInput, write_off

OCTOBER = Month(2026, 10)


def quota(office: Office, amount: str = "1.000.000", start: Month = Month(2026, 9)) -> None:
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", start, amount=amount))


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def test_every_member_is_charged_the_equal_quota_once(clara: Office) -> None:
    quota(clara)
    with clara.work() as work:
        first = charge_month(work, OCTOBER)
        again = charge_month(work, OCTOBER)
    assert [c.amount for c in first] == [1_000_000] * 4
    assert {c.due_on for c in first} == {date(2026, 10, 10)}
    assert again == []


def test_a_payment_covers_the_oldest_charge_first_and_the_rest_is_credit(clara: Office) -> None:
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        september = {c.municipality_id: c.id for c in charge_month(work, Month(2026, 9))}
        october = {c.municipality_id: c.id for c in charge_month(work, OCTOBER)}
        done = record_payment(
            work,
            PaymentInput(who, TODAY, "2.300.000", "R-1"),
            confirmed={"V02": "anticipo de noviembre"},
        )
    assert done.applied == {september[who]: 1_000_000, october[who]: 1_000_000}
    assert done.credit == 300_000


def test_credit_is_used_when_the_next_month_is_charged(clara: Office) -> None:
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        charge_month(work, Month(2026, 9))
        record_payment(work, PaymentInput(who, TODAY, 1_400_000), confirmed={"V02": "anticipo"})
        charge_month(work, OCTOBER)
        assert pending(work.session, clara.id, who) == 600_000


def test_a_payment_applied_by_hand_covers_what_was_chosen_and_not_the_oldest(clara: Office) -> None:
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        charge_month(work, Month(2026, 9))
        october = {c.municipality_id: c.id for c in charge_month(work, OCTOBER)}
        done = record_payment(
            work, PaymentInput(who, TODAY, 400_000, parts={october[who]: 400_000})
        )
    assert done.applied == {october[who]: 400_000}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-5", "V01"),
        ("0", "V01"),
        ("1,234.50", "V05"),
        ("1.234,50", "V05"),
        ("mil", "V05"),
        ("", "V00"),
    ],
)
def test_an_amount_that_is_not_one_is_refused(clara: Office, typed: str, code: str) -> None:
    quota(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, PaymentInput(clara.members["Belmira"], TODAY, typed))
    assert code in codes(raised)
    with clara.db.session() as session:
        assert queries.payments(session, association_id=clara.id).empty


def test_all_problems_of_a_payment_are_reported_together(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, PaymentInput(None, date(2027, 1, 5), "abc"))
    assert {f.field for f in raised.value.findings} == {"municipality_id", "paid_on", "amount"}


def test_a_payment_in_the_future_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, PaymentInput(clara.members["Belmira"], date(2026, 11, 6), 10))
    assert "V03" in codes(raised)


def test_the_same_payment_twice_asks_whether_it_is_another_one(clara: Office) -> None:
    quota(clara)
    data = PaymentInput(clara.members["Belmira"], TODAY, 500_000, "R-9")
    with clara.work() as work:
        charge_month(work, OCTOBER)
        record_payment(work, data)
        with pytest.raises(Problem) as raised:
            record_payment(work, data)
        assert codes(raised) == {"V04"} and raised.value.only_confirmations
        record_payment(work, data, confirmed={"V04": "pagaron en dos consignaciones"})
    with clara.db.session() as session:
        assert len(queries.payments(session, association_id=clara.id)) == 2


def test_an_amount_a_hundred_times_the_usual_asks_to_check_the_zeros(clara: Office) -> None:
    quota(clara)
    with clara.work() as work:
        charge_month(work, OCTOBER)
        with pytest.raises(Problem) as raised:
            record_payment(work, PaymentInput(clara.members["Belmira"], TODAY, 1_000_000_000))
    assert "V06" in codes(raised)


def test_a_percentage_scheme_without_base_says_which_one_is_missing(izote: Office) -> None:
    with izote.work() as work:
        open_scheme(
            work,
            SchemeInput("percent_of_transfer", "Aporte", OCTOBER, percent="1", transfer="FODES"),
        )
        for name in ("Izotal", "Jocote"):
            set_base(work, izote.members[name], OCTOBER, "FODES", "12,345.67")
        with pytest.raises(Problem) as raised:
            charge_month(work, OCTOBER)
        assert [f.message for f in raised.value.findings] == [
            "Falta la base de FODES de Las Lomas en octubre 2026; sin ella no se puede calcular la cuota."
        ]
        set_base(work, izote.members["Las Lomas"], OCTOBER, "FODES", "10,000.50")
        charges = {c.municipality_id: c.amount for c in charge_month(work, OCTOBER)}
    # 1 % of 12,345.67 is 123.4567 → 123.46; 1 % of 10,000.50 is 100.005 → 100.01 (half up).
    assert charges[izote.members["Izotal"]] == 12_346
    assert charges[izote.members["Las Lomas"]] == 10_001


def test_a_high_percentage_asks_for_confirmation(izote: Office) -> None:
    data = SchemeInput("percent_of_transfer", "Aporte", OCTOBER, percent="100", transfer="FODES")
    with pytest.raises(Problem) as raised, izote.work() as work:
        open_scheme(work, data)
    assert codes(raised) == {"V09"}


def test_two_ordinary_schemes_cannot_overlap(clara: Office) -> None:
    quota(clara)
    with pytest.raises(Problem) as raised:
        quota(clara, start=OCTOBER)
    assert codes(raised) == {"V10"}
    with clara.work() as work:
        scheme = queries.schemes(work.session, association_id=clara.id)["id"][0]
        close_scheme(work, int(scheme), Month(2026, 9))
    quota(clara, start=OCTOBER)


def test_removing_a_payment_needs_a_reason_and_frees_its_charges(clara: Office) -> None:
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        charge_month(work, OCTOBER)
        payment = record_payment(work, PaymentInput(who, TODAY, 1_000_000)).payment
        with pytest.raises(Problem):
            remove_payment(work, payment.id, " ")
        remove_payment(work, payment.id, "registrado en el municipio equivocado")
        assert pending(work.session, clara.id, who) == 1_000_000


def test_a_charge_taken_out_leaves_its_payments_to_the_others(clara: Office) -> None:
    """700 had covered September; without it they cover October."""
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        (september,) = [c for c in charge_month(work, Month(2026, 9)) if c.municipality_id == who]
        charge_month(work, OCTOBER)
        record_payment(work, PaymentInput(who, TODAY, 700_000))
        remove_charge(work, september.id, "no le correspondía")
        assert pending(work.session, clara.id, who) == 300_000
        again = charge_month(work, Month(2026, 9))
    assert [c.municipality_id for c in again] == [who]


def test_a_charge_with_something_decided_about_it_is_not_taken_out(clara: Office) -> None:
    quota(clara)
    who = clara.members["Belmira"]
    with clara.work() as work:
        (charge,) = [c for c in charge_month(work, OCTOBER) if c.municipality_id == who]
        record_payment(work, PaymentInput(who, TODAY, 500_000, parts={charge.id: 500_000}))
        write_off(work, WriteOffInput(charge.id, 100_000, TODAY, "Acta 3"))
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_charge(work, charge.id, "no le correspondía")
    said = [f.message for f in raised.value.findings]
    assert codes(raised) == {"V66"}
    assert ["condonación" in said[0], "aplicado a mano" in said[1]] == [True, True]
    with clara.work() as work:
        assert pending(work.session, clara.id, who) == 400_000


def test_a_charge_is_not_taken_out_without_saying_why_nor_by_who_only_reads(clara: Office) -> None:
    quota(clara)
    with clara.work() as work:
        charge = charge_month(work, OCTOBER)[0].id
    with pytest.raises(Problem, match="por qué"), clara.work() as work:
        remove_charge(work, charge, " ")
    with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
        remove_charge(work, charge, "no le correspondía")
    assert codes(raised) == {"V57"}
    with clara.work() as work:
        assert charge_month(work, OCTOBER) == []


def test_who_only_reads_cannot_record(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
        record_payment(work, PaymentInput(clara.members["Belmira"], TODAY, 10))
    assert codes(raised) == {"V57"}


def test_the_peer_sees_nothing_of_the_owner(clara: Office, izote: Office) -> None:
    quota(clara)
    with clara.work() as work:
        charge_month(work, OCTOBER)
    with izote.db.session() as session:
        assert queries.charges(session, association_id=izote.id).empty
