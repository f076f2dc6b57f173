"""Writing which payment covers which charge, and keeping it oldest first whatever was typed when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import col, select

from evalua.registers.contributions.ledger import claim, credit_use, forgiven, refunded
from evalua.registers.contributions.settling import Claim, Fund, oldest_first
from evalua.registers.contributions.tables import Allocation, Charge, Payment
from evalua.registers.reading import alive
from evalua.storage.work import Work

_REORDERED = "se aplica primero al cobro más antiguo"


def settle(work: Work, municipality_id: int) -> None:
    """Apply every payment that nobody applied by hand, oldest first, over what is left of charges.

    A payment applied by hand keeps what was chosen, and its remainder waits as credit. Only the
    allocations that come out different are written.
    """
    payments = alive(work.session, Payment, work.association_id, municipality_id=municipality_id)
    rows = _allocations(work, municipality_id)
    by_hand = [row for row in rows if row.by_hand]
    wanted = oldest_first(_claims(work, municipality_id, by_hand), _funds(work, payments, by_hand))
    for row in rows:
        if not row.by_hand:
            _reconcile(work, row, wanted.pop((row.payment_id, row.charge_id), 0))
    for (payment_id, charge_id), amount in wanted.items():
        allocate(work, payment_id, charge_id, amount)


def use_credit(work: Work, municipality_id: int) -> int:
    """Apply what earlier payments left over to open charges; returns how much was applied."""
    settle(work, municipality_id)
    uses = credit_use(work.session, work.association_id, municipality_id)
    for use in uses:
        allocate(work, use.payment.id, use.charge.id, use.amount, by_hand=True)
    return sum(use.amount for use in uses)


def allocate(
    work: Work, payment_id: int, charge_id: int, amount: int, *, by_hand: bool = False
) -> None:
    """Write that a part of a payment covers a part of a charge."""
    work.add(
        Allocation(
            association_id=work.association_id,
            payment_id=payment_id,
            charge_id=charge_id,
            amount=amount,
            by_hand=by_hand,
        )
    )


def applied_to(work: Work, payment_id: int) -> dict[int, int]:
    """What a payment covers of each charge, in minor units."""
    rows = alive(work.session, Allocation, work.association_id, payment_id=payment_id)
    return _sums((row.charge_id, row.amount) for row in rows)


def _claims(work: Work, municipality_id: int, by_hand: list[Allocation]) -> list[Claim]:
    """What of each charge is left to the payments that nobody applied by hand."""
    waived = forgiven(work.session, work.association_id)
    chosen = _sums((row.charge_id, row.amount) for row in by_hand)
    charges = alive(work.session, Charge, work.association_id, municipality_id=municipality_id)
    return [claim(c, c.amount - waived.get(c.id, 0) - chosen.get(c.id, 0)) for c in charges]


def _funds(work: Work, payments: list[Payment], by_hand: list[Allocation]) -> list[Fund]:
    """The payments that nobody applied by hand, less what was given back of them."""
    back = refunded(work.session, work.association_id)
    held = {row.payment_id for row in by_hand}
    return [
        Fund(p.id, p.paid_on, p.amount - back.get(p.id, 0)) for p in payments if p.id not in held
    ]


def _allocations(work: Work, municipality_id: int) -> list[Allocation]:
    query = (
        select(Allocation)
        .join(Payment, col(Payment.id) == col(Allocation.payment_id))
        .where(
            col(Allocation.association_id) == work.association_id,
            col(Allocation.deleted_at).is_(None),
            col(Payment.municipality_id) == municipality_id,
        )
        .order_by(col(Allocation.id))
    )
    return list(work.session.exec(query))


def _reconcile(work: Work, row: Allocation, amount: int) -> None:
    if not amount:
        work.remove(row, _REORDERED)
    elif amount != row.amount:
        work.change(row, _REORDERED, amount=amount)


def _sums(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for key, amount in pairs:
        sums[key] += amount
    return dict(sums)
