"""Bands, and figures printed so that they never contradict them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Literal

import numpy as np
import pandas as pd

from evalua.scoring.policy import NOISE, Policy

Band = Literal["green", "amber", "red", ""]
_MOST_PLACES = 12


def bands(scores: Any, policy: Policy) -> pd.Series:
    """The band of each unrounded score (0–100): green, amber, red, or "" where there is none.

    All are "" when the policy switches bands off. Keeps the index of the series it is given.
    """
    series = pd.Series(scores, dtype=float)
    if not policy.bands:
        return pd.Series("", index=series.index, dtype="str")
    names = np.select(
        [series.isna(), reaches(series, policy.band_green), reaches(series, policy.band_amber)],
        ["", "green", "amber"],
        "red",
    )
    return pd.Series(names, index=series.index, dtype="str")


def reaches(score: Any, threshold: Any) -> Any:
    """Whether an unrounded score is at or above a threshold, floating-point noise aside."""
    return score >= threshold - NOISE


def printable(score: float, thresholds: Sequence[float], places: int = 1) -> Decimal:
    """``score`` rounded half up to ``places``, unless that would carry it over a threshold.

    Then it is rounded the other way (79.996 under 80 prints 79.9), with more places only where
    no figure of that length is on the right side. Raises ValueError when there is no score.
    """
    if not np.isfinite(score):
        raise ValueError("an absent score is printed as its state, not as a figure")
    for length in range(places, _MOST_PLACES):
        for rounding in (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING):
            figure = Decimal(str(score)).quantize(Decimal(1).scaleb(-length), rounding)
            if _same_side(figure, score, thresholds):
                return figure
    return Decimal(str(score))


def print_score(score: float, policy: Policy, places: int = 1) -> Decimal:
    """``printable`` under the thresholds of a policy."""
    return printable(score, policy.thresholds, places)


def _same_side(figure: Decimal, score: float, thresholds: Sequence[float]) -> bool:
    return all((figure >= Decimal(str(t))) == bool(reaches(score, t)) for t in thresholds)
