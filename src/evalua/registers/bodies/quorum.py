"""How many seats make a quorum."""

from __future__ import annotations

from math import ceil


def needed(rule: str, value: float | None, seats: int) -> int:
    """Seats that must be taken: more than half of them, a fixed number or a percentage of them.

    «La mitad más uno» of seven is four: half of them without its fraction, and one more.
    """
    if rule == "fixed":
        return int(value or 0)
    if rule == "percent":
        return ceil(round(seats * (value or 0) / 100, 6))
    return seats // 2 + 1
