"""Splitting an amount: nothing is lost and nothing is made up."""

from __future__ import annotations

import random

import pytest

from evalua.domain.money import split


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (100, [1, 1], [50, 50]),
        # Thirds of 100 are 33 each; the unit left goes to the first of three equal fractions.
        (100, [1, 1, 1], [34, 33, 33]),
        # 10 × 6/7 = 8.57 and 10 × 1/7 = 1.43: the larger fraction takes the unit.
        (10, [6, 1], [9, 1]),
        (10, [1, 6], [1, 9]),
        (7, [0, 3], [0, 7]),
        # Nothing declared: equal parts.
        (5, [0, 0], [3, 2]),
        (0, [2, 3], [0, 0]),
        (9, [4], [9]),
    ],
)
def test_the_units_left_go_to_the_largest_fractions(
    amount: int, weights: list[int], parts: list[int]
) -> None:
    assert split(amount, weights) == parts


def test_the_parts_always_add_up_to_the_last_unit() -> None:
    dice = random.Random(7)
    for _ in range(500):
        weights = [dice.randrange(10**9) for _ in range(dice.randint(1, 15))]
        amount = dice.randrange(10**12)
        parts = split(amount, weights)
        assert sum(parts) == amount and min(parts) >= 0
        exact = [amount * weight / (sum(weights) or 1) for weight in weights]
        assert all(abs(part - share) < 1.001 for part, share in zip(parts, exact, strict=True))
