"""What makes a point of a series unusual, repeated or a jump, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from evalua.quality.series import jumps, repeated, unusual

TWELVE = [10, 12, 11, 10, 13, 12, 11, 10, 12, 11, 13]


def points(*values: float | None, subject: str = "a", gap_at: int = 99) -> pd.DataFrame:
    """Consecutive months from January 2025; from ``gap_at`` on, one month later."""
    places = [n + (n >= gap_at) for n in range(len(values))]
    months = [f"{2025 + p // 12}-{p % 12 + 1:02d}" for p in places]
    return pd.DataFrame({"subject": subject, "month": months, "value": values})


def odd(*values: float | None) -> list[float]:
    return list(unusual(points(*values))["value"])


def test_from_twelve_points_the_modified_z_asks() -> None:
    found = unusual(points(*TWELVE, 60))
    assert list(found["value"]) == [60]
    assert list(found["usual"]) == [11.5]


def test_a_large_z_within_three_times_the_median_is_not_asked() -> None:
    assert odd(*TWELVE, 20) == []
    assert odd(*TWELVE, 34.5) == []
    assert odd(*TWELVE, 34.6) == [34.6]


def test_a_third_of_the_median_is_asked_too() -> None:
    assert odd(*TWELVE, 3) == [3]


def test_where_half_the_values_are_equal_the_ratio_decides() -> None:
    same = [100.0] * 11
    assert odd(*same, 101) == []
    assert odd(*same, 499) == []
    assert odd(*same, 500) == [500]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((10, 12, 11, 55), [55]),
        ((10, 12, 11, 54), []),
        ((10, 12, 10, 2), [2]),
        ((10, 12, 10, 2.1), []),
        ((10, 12, 60), []),
        ((10, 60, 12, 60), []),
        ((10, 12, 11, 0), []),
        ((0, 0, 0, 5), []),
        ((10, None, 12, 11, 55), [55]),
    ],
    ids=[
        "five times the previous",
        "less than five times",
        "a fifth of the previous",
        "more than a fifth",
        "two earlier points are too few",
        "inside the range already seen",
        "a zero was said on purpose",
        "nothing to divide by",
        "a missing value is not a point",
    ],
)
def test_short_series_ask_by_range_and_ratio(
    values: tuple[float, ...], expected: list[float]
) -> None:
    assert odd(*values) == expected


def test_each_series_is_looked_at_alone() -> None:
    both = pd.concat([points(10, 12, 11, 60), points(58, 60, 59, 61, subject="b")])
    assert list(unusual(both)["subject"]) == ["a"]


def test_four_equal_months_running_are_found_at_the_last_one() -> None:
    found = repeated(points(3, 7, 7, 7, 7))
    assert list(found["month"]) == ["2025-05"]
    assert list(found["times"]) == [4]


def test_three_equal_months_a_gap_or_an_ended_run_are_not_found() -> None:
    assert repeated(points(7, 7, 7)).empty
    assert repeated(points(7, 7, 7, 7, gap_at=2)).empty
    assert repeated(points(7, 7, 7, 7, 8)).empty


def test_two_series_that_meet_at_the_same_value_are_not_one_run() -> None:
    assert repeated(pd.concat([points(7, 7), points(7, 7, subject="b")])).empty


def test_a_jump_is_more_than_thirty_points_either_way() -> None:
    found = jumps(points(10, 40, 71, 40))
    assert list(found["value"]) == [71, 40]
    assert list(found["before"]) == [40, 71]


def test_an_empty_series_has_nothing_to_ask() -> None:
    empty = points()
    assert unusual(empty).empty and repeated(empty).empty and jumps(empty).empty
