"""The readable chain behind a score: what it is made of, down to each indicator."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from evalua.scoring.aggregation import INDEX
from evalua.scoring.contributions import (
    area_contributions,
    item_contributions,
    question_contributions,
)
from evalua.scoring.result import Scores
from evalua.scoring.states import STANDING_REASONS, Standing, State

Level = Literal["index", "area", "question", "indicator", "assessment"]
GEOMETRIC_ZERO = "Con la media geométrica, una parte en cero deja el resultado en cero."


@dataclass(frozen=True, slots=True)
class Explanation:
    """One node of the chain.

    ``score`` and ``raw_score`` (before the coverage threshold) in 0–100, NaN where there is none;
    ``share`` is the fraction of the present weight of its parent; ``contribution`` the points it
    gives to its parent. The children's contributions sum to ``raw_score``. ``state`` is a State
    for an indicator, a Standing above it; ``reason`` is in Spanish, "" when there is nothing to say.
    A self-assessment carries the code of its question.
    """

    code: str
    level: Level
    score: float
    raw_score: float
    weight: float
    share: float
    contribution: float
    coverage: float
    state: str
    reason: str
    children: tuple[Explanation, ...] = ()

    def walk(self) -> Iterator[Explanation]:
        """This node and everything under it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def explain(scores: Scores, code: str) -> Explanation:
    """The chain under "index", an area, a question or an indicator. KeyError for another code."""
    for node in _tree(scores).walk():
        if node.code == code:
            return node
    raise KeyError(code)


def _tree(scores: Scores) -> Explanation:
    items = item_contributions(scores).merge(
        scores.indicators[["indicator", "state", "reason", "applicable", "has_data"]],
        how="left",
        left_on=["code"],
        right_on=["indicator"],
        validate="many_to_one",
    )
    leaves = _nodes_by(items, "question", lambda row: _leaf(row))
    questions = _nodes_by(
        question_contributions(scores), "area", lambda row: _branch(row, "question", leaves)
    )
    areas = tuple(
        _branch(row, "area", questions) for row in area_contributions(scores).to_dict("records")
    )
    root = scores.index.iloc[0].to_dict()
    points = 0.0 if math.isnan(root["score"]) else root["score"]
    return _branch(root | {"share": 1.0, "contribution": points}, "index", {INDEX: areas})


def _nodes_by(frame: pd.DataFrame, parent: str, node: Any) -> dict[str, tuple[Explanation, ...]]:
    return {
        str(code): tuple(node(row) for row in rows.to_dict("records"))
        for code, rows in frame.groupby(parent)
    }


def _branch(
    row: dict[str, Any], level: Level, children: dict[str, tuple[Explanation, ...]]
) -> Explanation:
    below = children.get(row["code"], ())
    return Explanation(
        code=row["code"],
        level=level,
        score=row["score"],
        raw_score=row["raw_score"],
        weight=row["weight"],
        share=row["share"],
        contribution=row["contribution"],
        coverage=row["coverage"],
        state=row["state"],
        reason=_reason(row, below),
        children=below,
    )


def _reason(row: dict[str, Any], children: tuple[Explanation, ...]) -> str:
    """Why there is no score, or why a single zero took it all."""
    if row["score"] == 0 and any(child.score > 0 for child in children):
        return GEOMETRIC_ZERO
    return STANDING_REASONS[Standing(row["state"])]


def _leaf(row: dict[str, Any]) -> Explanation:
    assessed = row["level"] == "assessment"
    covered = float(row["has_data"]) if not assessed and row["applicable"] else math.nan
    return Explanation(
        code=row["code"],
        level=row["level"],
        score=row["score"],
        raw_score=row["score"],
        weight=row["weight"],
        share=row["share"],
        contribution=row["contribution"],
        coverage=covered,
        state=State.CALCULABLE.value if assessed else row["state"],
        reason="" if assessed else row["reason"],
    )
