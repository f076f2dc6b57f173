"""Which payment covers which charge: what holds whatever was recorded and in whatever order."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from evalua.registers.contributions.settling import Claim, Fund, oldest_first

FIRST = date(2026, 1, 10)
amounts = st.integers(0, 500)
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
claims = st.lists(
    st.tuples(days, st.integers(1, 3), amounts), max_size=8, unique_by=lambda c: c[:2]
)
funds = st.lists(st.tuples(days, amounts), max_size=8)

Claims = list[tuple[date, int, int]]
Funds = list[tuple[date, int]]


def numbered(owed: Claims, paid: Funds) -> tuple[list[Claim], list[Fund]]:
    """Rows with the keys they would have if they had been typed in this order."""
    charges = [
        Claim(key, due, f"{due:%Y-%m}", scheme, amount)
        for key, (due, scheme, amount) in enumerate(owed, start=1)
    ]
    return charges, [Fund(key, day, amount) for key, (day, amount) in enumerate(paid, start=1)]


def covered_by_day(owed: Claims, paid: Funds) -> dict[tuple[date, int, date], int]:
    """What each charge (due day, scheme) had covered by payments of each day."""
    charges, payments = numbered(owed, paid)
    sums: dict[tuple[date, int, date], int] = defaultdict(int)
    for (payment, charge), amount in oldest_first(charges, payments).items():
        due, scheme, _ = owed[charge - 1]
        sums[due, scheme, paid[payment - 1][0]] += amount
    return dict(sums)


@given(claims, funds)
def test_nothing_exceeds_its_payment_or_its_charge_and_nothing_waits_on_both_sides(
    owed: Claims, paid: Funds
) -> None:
    parts = oldest_first(*numbered(owed, paid))
    for key, (_, amount) in enumerate(paid, start=1):
        assert sum(part for (p, _), part in parts.items() if p == key) <= amount
    for key, (_, _, amount) in enumerate(owed, start=1):
        assert sum(part for (_, c), part in parts.items() if c == key) <= amount
    assert all(part > 0 for part in parts.values())
    total = min(sum(a for _, a in paid), sum(a for _, _, a in owed))
    assert sum(parts.values()) == total


@given(claims, funds, st.randoms())
def test_the_order_in_which_charges_and_payments_were_typed_means_nothing(
    owed: Claims, paid: Funds, chance: object
) -> None:
    before = covered_by_day(owed, paid)
    chance.shuffle(owed)  # type: ignore[attr-defined]
    chance.shuffle(paid)  # type: ignore[attr-defined]
    assert covered_by_day(owed, paid) == before


@given(claims, funds)
def test_no_charge_is_covered_while_an_older_one_still_owes(owed: Claims, paid: Funds) -> None:
    charges, payments = numbered(owed, paid)
    parts = oldest_first(charges, payments)
    ordered = sorted(charges, key=lambda c: (c.due_on, c.month, c.scheme_id))
    left = [c.amount - sum(a for (_, k), a in parts.items() if k == c.charge_id) for c in ordered]
    open_from = next((n for n, owing in enumerate(left) if owing), len(left))
    assert left[open_from + 1 :] == [c.amount for c in ordered[open_from + 1 :]]


@settings(max_examples=50)
@given(claims, funds)
def test_an_earlier_payment_covers_older_charges_than_a_later_one(
    owed: Claims, paid: Funds
) -> None:
    charges, payments = numbered(owed, paid)
    order = {c.charge_id: (c.due_on, c.month, c.scheme_id) for c in charges}
    when = {f.payment_id: f.paid_on for f in payments}
    parts = oldest_first(charges, payments)
    for one, charge in parts:
        for other, second in parts:
            if when[one] < when[other]:
                assert order[charge] <= order[second]
