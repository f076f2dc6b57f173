"""What each charge still owes and what each payment has left, computed in whole tables at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from evalua.registers.contributions.tables import Allocation, Charge, Payment, WriteOff
from evalua.registers.reading import alive


@dataclass(frozen=True, slots=True)
class OpenCharge:
    """A charge and what is left of it, in minor units."""

    charge: Charge
    left: int


@dataclass(frozen=True, slots=True)
class Credit:
    """A payment and what was not applied to any charge, in minor units."""

    payment: Payment
    left: int


def open_charges(session: Session, association_id: int, municipality_id: int) -> list[OpenCharge]:
    """Charges with something left to pay, oldest original due date first."""
    covered = _sums(session, association_id, Allocation.charge_id, Allocation.amount, Allocation)
    forgiven = _sums(session, association_id, WriteOff.charge_id, WriteOff.amount, WriteOff)
    charges = alive(session, Charge, association_id, municipality_id=municipality_id)
    left = [OpenCharge(c, c.amount - covered.get(c.id, 0) - forgiven.get(c.id, 0)) for c in charges]
    return sorted(
        (o for o in left if o.left > 0), key=lambda o: (o.charge.original_due_on, o.charge.id)
    )


def credits(session: Session, association_id: int, municipality_id: int) -> list[Credit]:
    """Payments with something not applied yet, oldest first."""
    used = _sums(session, association_id, Allocation.payment_id, Allocation.amount, Allocation)
    payments = alive(session, Payment, association_id, municipality_id=municipality_id)
    left = [Credit(p, p.amount - used.get(p.id, 0)) for p in payments]
    return sorted((c for c in left if c.left > 0), key=lambda c: (c.payment.paid_on, c.payment.id))


def pending(session: Session, association_id: int, municipality_id: int) -> int:
    """What a municipality still owes on every charge issued so far, in minor units."""
    return sum(o.left for o in open_charges(session, association_id, municipality_id))


def _sums(
    session: Session,
    association_id: int,
    key: Any,
    amount: Any,
    table: type[Allocation] | type[WriteOff],
) -> dict[int, int]:
    query = (
        select(key, func.sum(amount))
        .where(col(table.association_id) == association_id, col(table.deleted_at).is_(None))
        .group_by(key)
    )
    return {int(k): int(total) for k, total in session.exec(query)}
