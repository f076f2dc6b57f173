"""Credits, refunds and write-offs: nothing is used twice, and accounts close to the last unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from random import Random

import pytest

from conftest import READER, TODAY, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.balances import balances
from evalua.measures.inputs import Cut, Inputs
from evalua.months.gathering import gather
from evalua.registers.contributions import queries
from evalua.registers.contributions.commands import (
    PaymentInput,
    charge_month,
    record_payment,
    remove_payment,
    use_credit,
)
from evalua.registers.contributions.ledger import credit_use, credits, open_charges, pending
from evalua.registers.contributions.refunds import RefundInput, record_refund, remove_refund
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.contributions.tables import Charge
from evalua.registers.contributions.write_offs import WriteOffInput, remove_write_off, write_off
from evalua.registers.reading import alive

MONTHS = (Month(2026, 8), Month(2026, 9), Month(2026, 10))
SURE = {"V02": "anticipo", "V04": "es otro", "V06": "así fue"}


def charged(office: Office, *months: Month) -> dict[str, int]:
    """A fee of 100 in each month; the charges of Belmira by month."""
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", MONTHS[0], amount=100))
        for month in months:
            charge_month(work, month)
        return of_belmira(office, work.session)


def of_belmira(office: Office, session) -> dict[str, int]:  # type: ignore[no-untyped-def]
    who = office.members["Belmira"]
    return {c.month: c.id for c in alive(session, Charge, office.id, municipality_id=who)}


def pay(office: Office, amount: int, day: date = TODAY, **parts: int) -> int:
    with office.work() as work:
        data = PaymentInput(
            office.members["Belmira"],
            day,
            amount,
            f"R-{amount}-{day}",
            parts=parts.get("by"),  # type: ignore[arg-type]
        )
        return record_payment(work, data, confirmed=SURE).payment.id


def covered(office: Office) -> dict[tuple[str, str], int]:
    """What payments of each day cover of each month's charge of Belmira."""
    with office.db.session() as session:
        months = {key: month for month, key in of_belmira(office, session).items()}
        rows = queries.allocations(session, association_id=office.id)
    rows = rows[rows["charge_id"].isin(list(months))]
    keys = zip(rows["charge_id"].map(months), rows["paid_on"].astype(str), strict=True)
    return dict(zip(keys, (int(a) for a in rows["amount"]), strict=True))


def owed(office: Office) -> list[int]:
    with office.db.session() as session:
        return [o.left for o in open_charges(session, office.id, office.members["Belmira"])]


def waiting(office: Office) -> list[int]:
    with office.db.session() as session:
        return [c.left for c in credits(session, office.id, office.members["Belmira"])]


def codes(raised: pytest.ExceptionInfo[Problem]) -> dict[str, str]:
    return {f.field: f.code for f in raised.value.findings}


PAID = [(date(2026, 8, 9), 130), (date(2026, 9, 20), 60), (date(2026, 10, 2), 40)]
EXPECTED = {
    ("2026-08", "2026-08-09"): 100,
    ("2026-09", "2026-08-09"): 30,
    ("2026-09", "2026-09-20"): 60,
    ("2026-09", "2026-10-02"): 10,
    ("2026-10", "2026-10-02"): 30,
}


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_payments_typed_in_any_order_cover_the_same(clara: Office, order: tuple[int, ...]) -> None:
    charged(clara, *MONTHS)
    for place in order:
        day, amount = PAID[place]
        pay(clara, amount, day)
    assert covered(clara) == EXPECTED


def test_months_charged_in_any_order_and_after_the_payments_are_covered_the_same(
    clara: Office,
) -> None:
    charged(clara, MONTHS[2])
    for day, amount in PAID[::-1]:
        pay(clara, amount, day)
    with clara.work() as work:
        charge_month(work, MONTHS[0])
        charge_month(work, MONTHS[1])
    assert covered(clara) == EXPECTED


def test_by_hand_several_charges_take_what_was_typed_and_the_rest_waits(clara: Office) -> None:
    of = charged(clara, *MONTHS)
    pay(clara, 150, by={of["2026-10"]: 100, of["2026-09"]: 20})
    assert covered(clara) == {("2026-10", str(TODAY)): 100, ("2026-09", str(TODAY)): 20}
    assert waiting(clara) == [30]
    with clara.work() as work:
        who = clara.members["Belmira"]
        previewed = [(u.charge.month, u.amount) for u in credit_use(work.session, clara.id, who)]
        assert previewed == [("2026-08", 30)]
        assert use_credit(work, who) == 30
    assert (owed(clara), waiting(clara)) == ([70, 80], [])


def test_what_was_applied_by_hand_stays_when_an_older_payment_is_typed_later(
    clara: Office,
) -> None:
    of = charged(clara, *MONTHS)
    pay(clara, 100, by={of["2026-10"]: 100})
    pay(clara, 120, date(2026, 8, 5))
    assert covered(clara) == {
        ("2026-10", str(TODAY)): 100,
        ("2026-08", "2026-08-05"): 100,
        ("2026-09", "2026-08-05"): 20,
    }


def test_a_credit_left_by_hand_covers_the_next_charges_when_they_are_generated(
    clara: Office,
) -> None:
    of = charged(clara, MONTHS[1])
    pay(clara, 160, by={of["2026-09"]: 100})
    with clara.work() as work:
        charge_month(work, MONTHS[2])
    assert (owed(clara), waiting(clara)) == ([40], [])


def test_everything_wrong_with_the_parts_is_said_together(clara: Office) -> None:
    of = charged(clara, *MONTHS)
    with clara.work() as work:
        stranger = next(
            c.id for c in alive(work.session, Charge, clara.id) if c.id not in of.values()
        )
    parts = {of["2026-08"]: "101", of["2026-09"]: "-1", of["2026-10"]: "x", stranger: "5"}
    data = PaymentInput(clara.members["Belmira"], TODAY, "50", "R-1", parts=parts)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, data)
    assert codes(raised) == {
        f"parts.{of['2026-08']}": "V02",
        f"parts.{of['2026-09']}": "V01",
        f"parts.{of['2026-10']}": "V05",
        f"parts.{stranger}": "V56",
    }
    both = replace(data, parts={of["2026-08"]: "40", of["2026-09"]: "30"})
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, both)
    (found,) = raised.value.findings
    assert found.message.replace("\u00a0", " ") == (
        "Lo repartido suma $ 70 y el pago es de $ 50. Quite $ 20."
    )
    assert covered(clara) == {}


def test_by_hand_at_least_one_charge_is_said(clara: Office) -> None:
    of = charged(clara, MONTHS[0])
    data = PaymentInput(clara.members["Belmira"], TODAY, 50, "R-1", parts={of["2026-08"]: " "})
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, data)
    assert codes(raised) == {"parts": "V00"}


def test_a_negative_payment_points_to_refunds(clara: Office) -> None:
    charged(clara, MONTHS[0])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_payment(work, PaymentInput(clara.members["Belmira"], TODAY, "-5"))
    assert raised.value.findings[0].message == (
        "El pago no puede ser negativo. Si es una devolución, use «Registrar devolución»."
    )


def test_only_what_a_payment_left_over_can_be_given_back(clara: Office) -> None:
    charged(clara, MONTHS[0])
    payment = pay(clara, 140)
    data = RefundInput(payment, TODAY, 41, "pagó de más", "T-1")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_refund(work, data)
    assert codes(raised) == {"amount": "V02"}
    assert "solo se pueden devolver $\u00a040:" in raised.value.findings[0].message
    with clara.work() as work:
        refund = record_refund(work, replace(data, amount=40))
    assert waiting(clara) == []
    with clara.work() as work:
        charge_month(work, MONTHS[1])
    assert owed(clara) == [100]
    with clara.work() as work:
        remove_refund(work, refund.id, "se registró por error")
    assert waiting(clara) == [40]


def test_everything_wrong_with_a_refund_is_said_together(clara: Office) -> None:
    charged(clara, MONTHS[0])
    payment = pay(clara, 140)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_refund(work, RefundInput(None, date(2026, 12, 1), "x", " "))
    assert codes(raised) == {
        "payment_id": "V00", "refunded_on": "V03", "amount": "V05", "reason": "V00",
    }  # fmt: skip
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_refund(work, RefundInput(payment, date(2026, 11, 1), "-4", "x"))
    assert codes(raised) == {"amount": "V01", "refunded_on": "V25"}


def test_taking_a_payment_back_takes_its_refund_and_frees_its_charges(clara: Office) -> None:
    charged(clara, MONTHS[0])
    payment = pay(clara, 140)
    with clara.work() as work:
        record_refund(work, RefundInput(payment, TODAY, 40, "pagó de más"))
        remove_payment(work, payment, "era de otro municipio")
    assert (owed(clara), waiting(clara)) == ([100], [])
    with clara.db.session() as session:
        assert queries.refunds(session, association_id=clara.id).empty


def test_a_write_off_needs_an_act_and_never_exceeds_what_is_owed(clara: Office) -> None:
    of = charged(clara, *MONTHS)
    pay(clara, 30)
    data = WriteOffInput(of["2026-08"], 71, TODAY, " ")
    with pytest.raises(Problem) as raised, clara.work() as work:
        write_off(work, data)
    found = {f.field: f for f in raised.value.findings}
    assert found["act"].code == "V11"
    assert found["act"].message == "Para condonar se necesita el número de acta de la junta."
    assert found["amount"].message == "Del cobro de agosto 2026 solo se deben $\u00a070."
    with clara.work() as work:
        row = write_off(work, replace(data, amount=70, act="Acta 12"))
    assert owed(clara) == [100, 100]
    with clara.work() as work:
        remove_write_off(work, row.id, "el acta no lo decía")
    assert owed(clara) == [70, 100, 100]


def test_everything_wrong_with_a_write_off_is_said_together(clara: Office) -> None:
    of = charged(clara, MONTHS[1])
    with pytest.raises(Problem) as raised, clara.work() as work:
        write_off(work, WriteOffInput(None, "", None, ""))
    assert codes(raised) == {
        "charge_id": "V00", "amount": "V00", "decided_on": "V00", "act": "V11",
    }  # fmt: skip
    with pytest.raises(Problem) as raised, clara.work() as work:
        write_off(work, WriteOffInput(of["2026-09"], 0, date(2026, 8, 31), "Acta 3"))
    assert codes(raised) == {"amount": "V01", "decided_on": "V25"}


def test_who_only_reads_cannot_give_back_nor_forgive(clara: Office) -> None:
    for act in (
        lambda work: record_refund(work, RefundInput(1, TODAY, 1, "x")),
        lambda work: write_off(work, WriteOffInput(1, 1, TODAY, "Acta 1")),
    ):
        with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
            act(work)
        assert set(codes(raised).values()) == {"V57"}


def gathered(office: Office) -> Inputs:
    with office.db.session() as session:
        return gather(session, office.id)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_nothing_is_exceeded_and_the_balance_closes(
    clara: Office, seed: int
) -> None:
    chance = Random(seed)
    charged(clara, MONTHS[chance.randrange(3)])
    who = clara.members["Belmira"]
    for _ in range(9):
        with clara.work() as work:
            _something(work, clara, who, chance)
        check_closed(clara, who)


def _something(work, office: Office, who: int, chance: Random) -> None:  # type: ignore[no-untyped-def]
    """One use case by chance, of those that move an account."""
    day = date(2026, chance.choice([8, 9, 10]), chance.randint(1, 28))
    open_ones = open_charges(work.session, office.id, who)
    left_over = credits(work.session, office.id, who)
    kind = chance.choice(["charge", "pay", "pay", "hand", "refund", "waive", "back", "use"])
    if kind == "charge":
        charge_month(work, chance.choice(MONTHS))
    elif kind == "pay":
        data = PaymentInput(who, day, chance.randint(1, 250), str(chance.random()))
        record_payment(work, data, confirmed=SURE)
    elif kind == "hand" and open_ones:
        chosen = chance.choice(open_ones)
        data = PaymentInput(
            who, day, 120, str(chance.random()), parts={chosen.charge.id: chosen.left}
        )
        record_payment(work, data, confirmed=SURE)
    elif kind == "refund" and left_over:
        payment = chance.choice(left_over)
        amount = chance.randint(1, payment.left)
        record_refund(work, RefundInput(payment.payment.id, TODAY, amount, "sobró"))
    elif kind == "waive" and open_ones:
        chosen = chance.choice(open_ones)
        amount = chance.randint(1, chosen.left)
        write_off(work, WriteOffInput(chosen.charge.id, amount, TODAY, "Acta 1"))
    elif kind == "back":
        paid = queries.payments(work.session, association_id=office.id)["id"].tolist()
        if paid:
            remove_payment(work, int(chance.choice(paid)), "se repite")
    else:
        use_credit(work, who)


def check_closed(office: Office, who: int) -> None:
    """Σ of each payment, Σ of each charge, and the balance to the last unit."""
    inputs = gathered(office)
    used = inputs.allocations.groupby("payment_id")["amount"].sum()
    back = inputs.refunds.groupby("payment_id")["amount"].sum()
    paid = inputs.payments.set_index("id")["amount"]
    spent = used.reindex(paid.index).fillna(0) + back.reindex(paid.index).fillna(0)
    assert (spent <= paid).all()
    charges = balances(inputs, Cut(Month(2026, 11), date(2026, 11, 30)))
    assert (charges["left"] >= 0).all()
    mine = charges[charges["municipality_id"] == who]
    with office.db.session() as session:
        owing = pending(session, office.id, who)
        in_favour = sum(c.left for c in credits(session, office.id, who))
    total = mine["amount"].sum() - (paid.sum() - back.sum()) - mine["written_off"].sum()
    assert owing - in_favour == total
