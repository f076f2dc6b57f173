"""What a municipality owes in money on a day, to the last unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from evalua.domain.month import Month
from evalua.registers.contributions.tables import (
    Charge,
    ContributionScheme,
    Payment,
    Refund,
    WriteOff,
)
from evalua.registers.reading import alive


def balance_on(session: Session, association_id: int, municipality_id: int, day: date) -> int:
    """Charges of the months begun by the day, less write-offs and payments, plus refunds.

    Minor units; below zero it is in favour of the municipality. What is due in kind is not money
    and is left out.
    """
    charges = [
        charge
        for charge in _charges_in_cash(session, association_id, municipality_id)
        if charge.month <= str(Month.of(day))
    ]
    payments = alive(session, Payment, association_id, municipality_id=municipality_id)
    mine = {charge.id for charge in charges}
    paid_with = {payment.id for payment in payments}
    forgiven = alive(session, WriteOff, association_id)
    returned = alive(session, Refund, association_id)
    return (
        sum(charge.amount for charge in charges)
        - _until(day, ((w.decided_on, w.amount) for w in forgiven if w.charge_id in mine))
        - _until(day, ((p.paid_on, p.amount) for p in payments))
        + _until(day, ((r.refunded_on, r.amount) for r in returned if r.payment_id in paid_with))
    )


def charged_after(
    session: Session, association_id: int, municipality_id: int, last: Month
) -> list[Month]:
    """The months after ``last`` for which the municipality has a charge, oldest first."""
    charges = alive(session, Charge, association_id, municipality_id=municipality_id)
    return sorted({Month.parse(c.month) for c in charges if c.month > str(last)})


def _charges_in_cash(session: Session, association_id: int, municipality_id: int) -> list[Charge]:
    in_kind = {s.id for s in alive(session, ContributionScheme, association_id, kind="in_kind")}
    charges = alive(session, Charge, association_id, municipality_id=municipality_id)
    return [charge for charge in charges if charge.scheme_id not in in_kind]


def _until(day: date, dated: Iterable[tuple[date, int]]) -> int:
    return sum(amount for on, amount in dated if on <= day)
