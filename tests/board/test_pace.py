"""The pace of a goal, its projected close, and the months in which it stands still."""

from __future__ import annotations

import math
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua import ROOT
from evalua.board.pace import ENDED, TOO_FEW, falls_short, pace_of
from evalua.domain.month import Month
from evalua.registers.goals.standstill import stood_still

PAGE = (ROOT / "docs" / "methodology.md").read_text("utf-8")
SECTION = PAGE.partition("## Pace and projected close of a goal\n")[2].partition("\n## ")[0]
CASES = [
    tomllib.loads(block)
    for block in re.findall(r"^```toml pace\n(.*?)^```$", SECTION, re.DOTALL | re.MULTILINE)
]
STILL = [
    [cell.strip() for cell in line.strip("| ").split("|")]
    for line in SECTION.splitlines()
    if line.endswith(("| yes |", "| no |"))
]
JANUARY = Month(2026, 1)
WHOLE = st.integers(-10_000, 10_000)
TO_DATE = st.sampled_from(["cumulative", "stock", "reduction"])


def name(case: dict[str, Any]) -> str:
    return f"{case['accumulation']}-{len(case['points'])}-{case.get('close', 'none')}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_documented_pace_is_what_the_rule_gives(case: dict[str, Any]) -> None:
    points = [(Month.parse(month), float(value)) for month, value in case["points"].items()]
    pace = pace_of(case["accumulation"], points[::-1], Month.parse(case["ends"]))
    assert pace.why_not == case.get("why_not", "")
    expected = (float(case.get("step", math.nan)), float(case.get("close", math.nan)))
    assert (pace.step, pace.close) == pytest.approx(expected, nan_ok=True)


def test_the_page_has_a_case_for_each_accumulation() -> None:
    kinds = {"cumulative", "stock", "reduction", "flow", "maintenance", "milestone"}
    assert {case["accumulation"] for case in CASES} == kinds
    assert len(STILL) == 15


@given(TO_DATE, WHOLE, WHOLE, st.integers(3, 30), st.integers(1, 24))
def test_an_exactly_linear_series_closes_at_the_end_of_its_line(
    kind: str, start: int, step: int, reports: int, left: int
) -> None:
    points = [(JANUARY + k, float(start + step * k)) for k in range(reports)]
    pace = pace_of(kind, points, JANUARY + (reports - 1 + left))
    assert pace.step == pytest.approx(step)
    assert pace.close == pytest.approx(start + step * (reports - 1 + left))
    assert (pace.path[0], pace.path[-1][1]) == (points[-1], pace.close)


@given(
    st.sampled_from(["cumulative", "stock", "reduction", "flow"]),
    st.lists(WHOLE, min_size=3, max_size=14),
    st.sampled_from([0.001, 0.5, 3.0, 1_000_000.0]),
    st.integers(1, 24),
)
def test_multiplying_every_figure_multiplies_the_close(
    kind: str, values: list[int], times: float, left: int
) -> None:
    points = [(JANUARY + k, float(value)) for k, value in enumerate(values)]
    ends = JANUARY + (len(values) - 1 + left)
    once = pace_of(kind, points, ends)
    scaled = pace_of(kind, [(month, value * times) for month, value in points], ends)
    assert scaled.close == pytest.approx(once.close * times, rel=1e-9, abs=1e-6 * times)


@given(st.lists(WHOLE, min_size=3, max_size=10), st.randoms(), st.integers(1, 12))
def test_the_order_in_which_reports_come_does_not_matter(
    values: list[int], random: Any, left: int
) -> None:
    points = [(JANUARY + k, float(value)) for k, value in enumerate(values)]
    shuffled = list(points)
    random.shuffle(shuffled)
    ends = JANUARY + (len(values) - 1 + left)
    assert pace_of("stock", shuffled, ends) == pace_of("stock", points, ends)


def test_without_reports_there_is_no_pace_and_it_says_why() -> None:
    assert pace_of("cumulative", [], Month(2026, 12)).why_not == TOO_FEW
    over = [(JANUARY + k, float(k)) for k in range(3)]
    assert pace_of("flow", over, Month(2026, 3)).why_not == ENDED


@pytest.mark.parametrize(
    ("kind", "close", "target", "direction", "short"),
    [
        ("cumulative", 22, 24, "up", True),
        ("cumulative", 24, 24, "up", False),
        ("reduction", 16, 15, "down", True),
        ("reduction", 14, 15, "down", False),
        ("flow", 9, 8, "down", True),
        ("flow", 9, 8, "up", False),
        ("stock", math.nan, 8, "up", False),
        ("stock", 0.1 + 0.2, 0.3, "down", False),
    ],
)
def test_a_close_is_short_in_the_direction_of_its_goal(
    kind: str, close: float, target: float, direction: str, short: bool
) -> None:
    assert falls_short(kind, close, target, direction=direction) is short


def read(cell: str) -> tuple[float | None, float | None]:
    before, now = (None if part == "–" else float(part) for part in cell.split(" → "))
    return before, now


@pytest.mark.parametrize("row", STILL, ids=" ".join)
def test_a_documented_month_stands_still_or_not(row: list[str]) -> None:
    kind, start, planned, value, still = row
    planned_before, planned_now = read(planned)
    before, now = read(value)
    told = stood_still(
        kind,
        direction="down" if kind == "reduction" else "up",
        start=float(start) if start else None,
        planned_before=planned_before,
        planned=planned_now,
        value_before=before,
        value=now,
    )
    assert told is (still == "yes")
