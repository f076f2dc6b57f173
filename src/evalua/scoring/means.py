"""Weighted means along the last axis; what is absent (NaN) is left out and weights renormalise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evalua.scoring.policy import Mean

Numbers = NDArray[np.float64]


def mean_arithmetic(values: ArrayLike, weights: ArrayLike) -> Any:
    """Σ w·v / Σ w over what is present; NaN when nothing is."""
    v, w, present = _present(values, weights)
    with np.errstate(invalid="ignore"):
        mean = (w * np.where(present, v, 0.0)).sum(axis=-1) / w.sum(axis=-1)
    return _within(mean, v)


def mean_geometric(values: ArrayLike, weights: ArrayLike) -> Any:
    """exp(Σ w·ln v / Σ w) over what is present (v ≥ 0): a single zero makes it 0."""
    v, w, present = _present(values, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        logs = np.log(np.where(present, v, 1.0))
        mean = np.exp((w * logs).sum(axis=-1) / w.sum(axis=-1))
    return _within(mean, v)


MEANS: Mapping[Mean, Callable[[ArrayLike, ArrayLike], Any]] = {
    "arithmetic": mean_arithmetic,
    "geometric": mean_geometric,
}


def _present(values: ArrayLike, weights: ArrayLike) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    v, w = np.broadcast_arrays(np.asarray(values, np.float64), np.asarray(weights, np.float64))
    present = ~np.isnan(v)
    return v, np.where(present, w, 0.0), present


def _within(mean: Numbers, values: Numbers) -> Any:
    """Held between the extremes it averages: rounding may put it one ulp outside."""
    low = np.fmin.reduce(values, axis=-1, initial=np.inf)
    high = np.fmax.reduce(values, axis=-1, initial=-np.inf)
    held = np.where(np.isnan(mean), np.nan, np.clip(mean, low, np.maximum(low, high)))
    return float(held) if held.ndim == 0 else held
