"""What each charge still owes and what each payment has left, computed in whole tables at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from evalua.registers.contributions.settling import Claim, Fund, oldest_first
from evalua.registers.contributions.tables import (
    Allocation,
    Charge,
    Payment,
    Refund,
    WriteOff,
)
from evalua.registers.reading import alive


@dataclass(frozen=True, slots=True)
class OpenCharge:
    """A charge and what is left of it, in minor units."""

    charge: Charge
    left: int


@dataclass(frozen=True, slots=True)
class Credit:
    """A payment and what was neither applied to a charge nor given back, in minor units."""

    payment: Payment
    left: int


@dataclass(frozen=True, slots=True)
class CreditUse:
    """What part of a credit would cover what part of a charge, in minor units."""

    payment: Payment
    charge: Charge
    amount: int


def open_charges(session: Session, association_id: int, municipality_id: int) -> list[OpenCharge]:
    """Charges with something left to pay, oldest original due date first."""
    return [o for o in _charges(session, association_id, municipality_id) if o.left > 0]


def owed_on(
    session: Session, association_id: int, municipality_id: int, day: date
) -> list[OpenCharge]:
    """Charges of the months begun by a day with something left to pay on it, oldest first."""
    known = _charges(session, association_id, municipality_id, day)
    return [o for o in known if o.left > 0 and o.charge.month <= f"{day:%Y-%m}"]


def credits(session: Session, association_id: int, municipality_id: int) -> list[Credit]:
    """Payments with something not applied nor given back yet, oldest first."""
    used = _sums(session, association_id, Allocation.payment_id, Allocation)
    back = _sums(session, association_id, Refund.payment_id, Refund)
    payments = alive(session, Payment, association_id, municipality_id=municipality_id)
    left = [Credit(p, p.amount - used.get(p.id, 0) - back.get(p.id, 0)) for p in payments]
    return sorted((c for c in left if c.left > 0), key=lambda c: (c.payment.paid_on, c.payment.id))


def pending(session: Session, association_id: int, municipality_id: int) -> int:
    """What a municipality still owes on every charge issued so far, in minor units."""
    return sum(o.left for o in open_charges(session, association_id, municipality_id))


def owing(session: Session, association_id: int) -> dict[int, int]:
    """What each municipality that owes something owes, in minor units."""
    covered = _sums(session, association_id, Allocation.charge_id, Allocation)
    waived = forgiven(session, association_id)
    return _positive(
        (c.municipality_id, c.amount - covered.get(c.id, 0) - waived.get(c.id, 0))
        for c in alive(session, Charge, association_id)
    )


def in_favour(session: Session, association_id: int) -> dict[int, int]:
    """What each municipality with a credit has left over, in minor units."""
    used = _sums(session, association_id, Allocation.payment_id, Allocation)
    back = refunded(session, association_id)
    return _positive(
        (p.municipality_id, p.amount - used.get(p.id, 0) - back.get(p.id, 0))
        for p in alive(session, Payment, association_id)
    )


def credit_use(session: Session, association_id: int, municipality_id: int) -> list[CreditUse]:
    """How the credits of a municipality would cover its open charges, oldest first."""
    owed = {o.charge.id: o for o in open_charges(session, association_id, municipality_id)}
    waiting = {c.payment.id: c for c in credits(session, association_id, municipality_id)}
    parts = oldest_first(
        [claim(o.charge, o.left) for o in owed.values()],
        [Fund(c.payment.id, c.payment.paid_on, c.left) for c in waiting.values()],
    )
    return [
        CreditUse(waiting[payment].payment, owed[charge].charge, amount)
        for (payment, charge), amount in parts.items()
    ]


def claim(charge: Charge, amount: int) -> Claim:
    """A charge as what payments may cover of it."""
    return Claim(charge.id, charge.original_due_on, charge.month, charge.scheme_id, amount)


def refunded(session: Session, association_id: int) -> dict[int, int]:
    """What was given back of each payment, in minor units."""
    return _sums(session, association_id, Refund.payment_id, Refund)


def forgiven(session: Session, association_id: int) -> dict[int, int]:
    """What was written off of each charge, in minor units."""
    return _sums(session, association_id, WriteOff.charge_id, WriteOff)


def _charges(
    session: Session, association_id: int, municipality_id: int, day: date | None = None
) -> list[OpenCharge]:
    covered = _sums(session, association_id, Allocation.charge_id, Allocation, day)
    waived = _sums(session, association_id, WriteOff.charge_id, WriteOff, day)
    charges = alive(session, Charge, association_id, municipality_id=municipality_id)
    left = [OpenCharge(c, c.amount - covered.get(c.id, 0) - waived.get(c.id, 0)) for c in charges]
    return sorted(
        left, key=lambda o: (o.charge.original_due_on, o.charge.month, o.charge.scheme_id)
    )


def _positive(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Σ by municipality, of those that come to something."""
    sums: dict[int, int] = defaultdict(int)
    for key, amount in pairs:
        sums[key] += amount
    return {key: total for key, total in sums.items() if total}


def _sums(
    session: Session,
    association_id: int,
    key: Any,
    table: type[Allocation] | type[WriteOff] | type[Refund],
    day: date | None = None,
) -> dict[int, int]:
    """Σ amount by key, of what is dated up to the day (an allocation takes its payment's date)."""
    query = (
        select(key, func.sum(table.amount))
        .where(col(table.association_id) == association_id, col(table.deleted_at).is_(None))
        .group_by(key)
    )
    if day is not None and table is Allocation:
        query = query.join(Payment, col(Payment.id) == col(Allocation.payment_id)).where(
            col(Payment.paid_on) <= day
        )
    elif day is not None and table is WriteOff:
        query = query.where(col(WriteOff.decided_on) <= day)
    return {int(k): int(total) for k, total in session.exec(query)}
