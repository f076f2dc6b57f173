"""How far along a value is, from its zero point (0) to its target (1).

Every function takes floats or arrays of one shape (they broadcast) and returns the same kind.
NaN in, NaN out: an absent value has a state, never a zero.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
# A float for floats and an array for arrays; numpy cannot say which of the two to a type checker.
FloatOrArray = Any


def _out(values: Numbers) -> FloatOrArray:
    return float(values) if values.ndim == 0 else values


def _floats(*inputs: ArrayLike) -> tuple[Numbers, ...]:
    """The inputs as float arrays of one shape; infinities become absent values."""
    arrays = np.broadcast_arrays(*(np.asarray(i, dtype=np.float64) for i in inputs))
    return tuple(np.where(np.isfinite(a), a, np.nan) for a in arrays)


def ratio(value: ArrayLike, zero: ArrayLike, target: ArrayLike) -> FloatOrArray:
    """(V − Z) / (T − Z) without limits: above 1 is beyond the target, below 0 behind the start.

    NaN where T = Z or anything is absent. The direction is the sign of T − Z.
    """
    v, z, t = _floats(value, zero, target)
    with np.errstate(all="ignore"):
        return _out(np.where(t == z, np.nan, (v - z) / (t - z)))


def achievement(value: ArrayLike, zero: ArrayLike, target: ArrayLike) -> FloatOrArray:
    """(V − Z) / (T − Z) held between 0 and 1; NaN where T = Z or anything is absent."""
    return _out(np.clip(np.asarray(ratio(value, zero, target)), 0.0, 1.0))


def ratio_range(
    value: ArrayLike, low: ArrayLike, high: ArrayLike, width: ArrayLike
) -> FloatOrArray:
    """1 inside [low, high], one less for every ``width`` outside, without a floor.

    NaN where anything is absent, low > high or width ≤ 0.
    """
    v, a, b, w = _floats(value, low, high, width)
    with np.errstate(all="ignore"):
        outside = np.maximum(np.maximum(a - v, v - b), 0.0)
        return _out(np.where((a <= b) & (w > 0), 1.0 - outside / w, np.nan))


def achievement_range(
    value: ArrayLike, low: ArrayLike, high: ArrayLike, width: ArrayLike
) -> FloatOrArray:
    """1 inside [low, high], falling in a straight line to 0 at ``width`` outside."""
    return _out(np.clip(np.asarray(ratio_range(value, low, high, width)), 0.0, 1.0))


def achievement_flow(value: ArrayLike, planned: ArrayLike) -> FloatOrArray:
    """A period on its own: what was done in it against what was programmed for it."""
    return achievement(value, 0.0, planned)


def achievement_cumulative(
    value: ArrayLike, planned: ArrayLike, baseline: ArrayLike = np.nan
) -> FloatOrArray:
    """Done to date against programmed to the same date; an absent baseline is a start from 0."""
    return achievement(value, _from_zero(baseline), planned)


def achievement_stock(
    value: ArrayLike, planned: ArrayLike, baseline: ArrayLike = np.nan
) -> FloatOrArray:
    """The last photo against its target; with a baseline, the part of the distance covered."""
    return achievement(value, _from_zero(baseline), planned)


def achievement_reduction(
    value: ArrayLike, planned: ArrayLike, baseline: ArrayLike
) -> FloatOrArray:
    """(B − V) / (B − P): how much of the programmed fall from the baseline has happened."""
    return achievement(value, baseline, planned)


def achievement_maintenance(met: ArrayLike, due: ArrayLike) -> FloatOrArray:
    """The share of the due periods in which the rule was met."""
    return achievement(met, 0.0, due)


def achievement_milestone(done: ArrayLike, due: ArrayLike = 1.0) -> FloatOrArray:
    """1 once done, else 0, never in between; NaN while nothing is due."""
    d, t = _floats(done, due)
    reached = np.where(d >= t, 1.0, 0.0)
    return _out(np.where(np.isnan(d) | ~(t > 0), np.nan, reached))


def goal_achievement(
    accumulation: str, *, value: ArrayLike, planned: ArrayLike, baseline: ArrayLike = np.nan
) -> FloatOrArray:
    """The achievement (0–1) of a goal of the work plan by its own accumulation.

    ``value`` and ``planned`` are what the accumulation compares: the period's figures (flow), the
    figures to date (cumulative, reduction), the last photo and its target (stock), periods met and
    periods due (maintenance), 1 or 0 done and 1 or 0 due (milestone). NaN when nothing was
    programmed or something is absent. Raises ValueError for an unknown accumulation.
    """
    if accumulation in _FROM_BASELINE:
        return _FROM_BASELINE[accumulation](value, planned, baseline)
    if accumulation in _FROM_ZERO:
        return _FROM_ZERO[accumulation](value, planned)
    raise ValueError(f"unknown accumulation: {accumulation}")


def _from_zero(baseline: ArrayLike) -> Numbers:
    start = np.asarray(baseline, dtype=np.float64)
    return np.where(np.isnan(start), 0.0, start)


_FROM_ZERO: dict[str, Callable[[ArrayLike, ArrayLike], FloatOrArray]] = {
    "flow": achievement_flow,
    "maintenance": achievement_maintenance,
    "milestone": achievement_milestone,
}
_FROM_BASELINE: dict[str, Callable[[ArrayLike, ArrayLike, ArrayLike], FloatOrArray]] = {
    "cumulative": achievement_cumulative,
    "stock": achievement_stock,
    "reduction": achievement_reduction,
}
