"""What a worked case is, and how it is measured on its own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from evalua import catalog
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.observing import Observed, observe
from evalua.scoring.indicators import score_indicators
from evalua.scoring.policy import Policy
from measures.records import CAST, Rows, cut_at, records

CATALOG = catalog.load()
NONE = math.nan


@dataclass(frozen=True)
class Case:
    """Records of one indicator and what they must give, worked out by hand.

    ``num``, ``den``, ``value`` and ``score`` are NaN where there is none; ``notes`` says what the
    row of some label must say.
    """

    code: str
    name: str
    given: tuple[Rows, ...]
    num: float = NONE
    den: float = NONE
    value: float = NONE
    score: float = NONE
    state: str = "calculable"
    cut: str = "2026-10-31"
    start: str = "2020-01"
    members: Rows = field(default_factory=lambda: CAST)
    notes: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    @property
    def inputs(self) -> Inputs:
        return records(self.members, *self.given, start=self.start)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def observed(inputs: Inputs, cut: Cut, code: str) -> Observed:
    """One indicator alone, measured and set against its target."""
    only = CATALOG.model_copy(update={"indicators": (CATALOG.indicator(code),)})
    return observe(inputs, cut, only, also=(code,))


def scored(inputs: Inputs, cut: str, code: str) -> dict[str, Any]:
    """The row of an indicator with its score, as a dictionary; a complementary one, as adopted."""
    measured = observed(inputs, cut_at(cut), code).indicators
    frame = score_indicators(measured.assign(adopted=True), Policy())
    (row,) = frame.to_dict("records")
    return row


def rows_behind(inputs: Inputs, cut: str, code: str) -> pd.DataFrame:
    return observed(inputs, cut_at(cut), code).details[code]
