"""What oldest first means: which payment covers which charge, from their dates alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Claim:
    """A charge with the amount that payments may cover, in minor units."""

    charge_id: int
    due_on: date
    month: str
    scheme_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Fund:
    """A payment with the amount it may cover, in minor units."""

    payment_id: int
    paid_on: date
    amount: int


def oldest_first(claims: Iterable[Claim], funds: Iterable[Fund]) -> dict[tuple[int, int], int]:
    """What each (payment, charge) takes: payments by date, over charges by original due date.

    The order in which rows were typed means nothing: charges due on the same day follow their month
    and their scheme, and payments of the same day are one sum to every charge. No payment and no
    charge is exceeded, and nothing is left over on both sides.
    """
    waiting = sorted(claims, key=lambda c: (c.due_on, c.month, c.scheme_id))
    open_ = [[claim.charge_id, claim.amount] for claim in waiting if claim.amount > 0]
    parts: dict[tuple[int, int], int] = {}
    for fund in sorted(funds, key=lambda f: (f.paid_on, f.payment_id)):
        left = fund.amount
        while left > 0 and open_:
            charge_id, owed = open_[0]
            part = min(left, owed)
            parts[fund.payment_id, charge_id] = part
            left -= part
            open_[0][1] -= part
            if not open_[0][1]:
                open_.pop(0)
    return parts
