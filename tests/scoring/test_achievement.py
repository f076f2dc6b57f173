"""Achievement by hand: indicators by rule, goals by accumulation."""

import math

import numpy as np
import pytest

from evalua.scoring.achievement import (
    achievement,
    achievement_milestone,
    achievement_range,
    goal_achievement,
    ratio,
)

NONE = math.nan


@pytest.mark.parametrize(
    ("value", "zero", "target", "expected"),
    [
        (45.0, 0.0, 90.0, 0.5),  # half way
        (180.0, 0.0, 90.0, 1.0),  # beyond the target
        (22.0, 40.0, 10.0, 0.6),  # lower is better: (40 − 22) / (40 − 10)
        (50.0, 40.0, 10.0, 0.0),  # worse than the zero point
        (0.0, 0.0, 90.0, 0.0),  # a true zero
        (5.0, 10.0, 10.0, NONE),  # target = zero point
        (NONE, 0.0, 90.0, NONE),
        (5.0, NONE, 90.0, NONE),
        (5.0, 0.0, NONE, NONE),
        (math.inf, 0.0, 90.0, NONE),
    ],
)
def test_achievement_is_the_part_of_the_way_covered(
    value: float, zero: float, target: float, expected: float
) -> None:
    assert achievement(value, zero, target) == pytest.approx(expected, nan_ok=True)


def test_the_raw_ratio_has_no_limits() -> None:
    assert ratio(9.0, 0.0, 5.0) == pytest.approx(1.8)
    assert ratio(55.0, 40.0, 10.0) == pytest.approx(-0.5)


def test_floats_give_a_float_and_arrays_an_array() -> None:
    assert isinstance(achievement(1.0, 0.0, 2.0), float)
    several = achievement(np.array([1.0, NONE, 4.0]), 0.0, 2.0)
    np.testing.assert_array_equal(several, [0.5, NONE, 1.0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [(45.0, 1.0), (60.0, 1.0), (52.0, 1.0), (38.0, 0.72), (70.0, 0.6), (20.0, 0.0), (99.0, 0.0)],
)
def test_a_range_is_met_inside_and_falls_in_a_line_outside(value: float, expected: float) -> None:
    assert achievement_range(value, 45.0, 60.0, 25.0) == pytest.approx(expected)


@pytest.mark.parametrize(("low", "high", "width"), [(60.0, 45.0, 25.0), (45.0, 60.0, 0.0)])
def test_an_impossible_range_has_no_achievement(low: float, high: float, width: float) -> None:
    assert math.isnan(achievement_range(50.0, low, high, width))


@pytest.mark.parametrize(
    ("accumulation", "value", "planned", "baseline", "expected"),
    [
        ("flow", 8.0, 10.0, NONE, 0.8),
        ("flow", 8.0, 10.0, 5.0, 0.8),  # a period stands alone: no baseline
        ("flow", 0.0, 0.0, NONE, NONE),  # nothing programmed
        ("cumulative", 8.0, 10.0, NONE, 0.8),
        ("cumulative", 9.0, 5.0, NONE, 1.0),
        ("cumulative", 0.0, 0.0, NONE, NONE),
        ("cumulative", 15.0, 20.0, 10.0, 0.5),  # (15 − 10) / (20 − 10)
        ("stock", 6.0, 12.0, NONE, 0.5),
        ("stock", 9.0, 12.0, 6.0, 0.5),  # (9 − 6) / (12 − 6)
        ("stock", 60.7, 100.0, 50.0, 0.214),  # 60.7 % as a plain ratio, 21.4 % of the distance
        ("reduction", 30.0, 25.0, 40.0, 2 / 3),  # (40 − 30) / (40 − 25)
        ("reduction", 45.0, 25.0, 40.0, 0.0),  # worse than the baseline
        ("reduction", 10.0, 0.0, 40.0, 0.75),  # a path that ends in zero
        ("reduction", 30.0, 40.0, 40.0, NONE),  # no fall programmed yet
        ("reduction", 30.0, 25.0, NONE, NONE),  # a reduction needs its baseline
        ("maintenance", 7.0, 10.0, NONE, 0.7),
        ("maintenance", 0.0, 0.0, NONE, NONE),  # no period due
        ("milestone", 1.0, 1.0, NONE, 1.0),
        ("milestone", 0.0, 1.0, NONE, 0.0),
        ("milestone", 0.6, 1.0, NONE, 0.0),  # never in between
        ("milestone", 1.0, 0.0, NONE, NONE),  # not due yet
        ("cumulative", NONE, 10.0, NONE, NONE),  # a goal without report
    ],
)
def test_each_accumulation_has_its_own_achievement(
    accumulation: str, value: float, planned: float, baseline: float, expected: float
) -> None:
    found = goal_achievement(accumulation, value=value, planned=planned, baseline=baseline)
    assert found == pytest.approx(expected, nan_ok=True)


def test_an_unknown_accumulation_is_refused() -> None:
    with pytest.raises(ValueError, match="sum"):
        goal_achievement("sum", value=1.0, planned=1.0)


def test_a_milestone_without_a_date_due_counts_as_due() -> None:
    assert achievement_milestone(1.0) == 1.0


@pytest.mark.parametrize(("real_of_g4", "expected"), [(30.0, 81.90), (45.0, 62.86)])
def test_the_work_plan_weighs_the_capped_goals_with_something_programmed(
    real_of_g4: float, expected: float
) -> None:
    goals = [
        (3.0, goal_achievement("cumulative", value=8.0, planned=10.0)),
        (2.0, goal_achievement("cumulative", value=9.0, planned=5.0)),
        (1.0, goal_achievement("cumulative", value=0.0, planned=0.0)),
        (2.0, goal_achievement("reduction", value=real_of_g4, planned=25.0, baseline=40.0)),
    ]
    due = [(weight, reached) for weight, reached in goals if not math.isnan(reached)]
    result = 100 * sum(w * r for w, r in due) / sum(w for w, _ in due)
    assert len(due) == 3
    assert result == pytest.approx(expected, abs=0.005)
