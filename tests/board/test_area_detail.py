"""What moved an area, step by step; its weakest indicators; how its goals go."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from evalua import catalog
from evalua.board.area_detail import (
    ENTERED_OR_LEFT,
    RULES,
    change_steps,
    goals_share,
    weakest,
)
from evalua.scoring.change import ITEM_CHANGE_COLUMNS

CATALOG = catalog.load()
FIRST, SECOND = "A02-Q04-01", "A02-Q04-02"


def changes(*rows: tuple[str, float, float, float, float, float]) -> pd.DataFrame:
    """Rows of (code, before, after, performance, entered_or_left, rules) in area A02."""
    frame = [
        ("A02", "indicator", code, before, after, after - before, *parts)
        for code, before, after, *parts in rows
    ]
    return pd.DataFrame(frame, columns=list(ITEM_CHANGE_COLUMNS))


def steps(frame: pd.DataFrame) -> list[tuple[str, float]]:
    found = change_steps(frame, "A02", CATALOG, ("Antes", "Ahora"))
    return list(zip(found["label"], found["value"], strict=True))


def test_steps_lead_from_one_score_to_the_other_largest_performance_first() -> None:
    frame = changes((FIRST, 30.0, 32.0, 2.0, 0.0, 0.0), (SECOND, 40.0, 31.0, -5.0, -3.0, -1.0))
    short = {code: CATALOG.indicator(code).short for code in (FIRST, SECOND)}
    assert steps(frame) == [
        ("Antes", 70.0),
        (short[SECOND], -5.0),
        (short[FIRST], 2.0),
        (ENTERED_OR_LEFT, -3.0),
        (RULES, -1.0),
        ("Ahora", 63.0),
    ]


def test_what_was_measured_or_decided_otherwise_is_context_and_not_performance() -> None:
    frame = changes((FIRST, 30.0, 28.0, 2.0, -3.0, -1.0))
    found = change_steps(frame, "A02", CATALOG, ("Antes", "Ahora"))
    assert found["kind"].tolist() == ["start", "step", "context", "context", "end"]


def test_what_did_not_move_is_not_a_step() -> None:
    assert steps(changes((FIRST, 30.0, 30.0, 0.0, 0.0, 0.0))) == [("Antes", 30.0), ("Ahora", 30.0)]


def test_without_a_score_in_either_month_there_is_nothing_to_compare() -> None:
    assert steps(changes((FIRST, math.nan, 30.0, math.nan, math.nan, math.nan))) == []
    assert steps(changes()) == []


def test_the_weakest_are_scored_and_below_the_top() -> None:
    lines = pd.DataFrame({"code": list("abcd"), "score": [100.0, 40.0, math.nan, 10.0]})
    assert list(weakest(lines)["code"]) == ["d", "b"]


def test_goals_weigh_what_the_plan_says_and_the_silent_ones_do_not_count() -> None:
    goals = pd.DataFrame({"weight": [2.0, 1.0, 5.0], "achievement": [90.0, 60.0, math.nan]})
    assert goals_share(goals) == pytest.approx(80.0)
    assert math.isnan(goals_share(goals.iloc[2:]))
