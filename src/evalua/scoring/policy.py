"""The association's scoring policy: weights, shares, thresholds, kind of mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Mean = Literal["arithmetic", "geometric"]

NOISE = 1e-9
"""Differences below this are floating-point noise: 74.999999999999986 reaches a threshold of 75."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The dated decisions of the board that turn achievements into scores.

    Weights are relative and positive; a code that is absent weighs 1 (areas, questions) or the
    core or complementary weight (indicators). Shares and ``coverage_min`` are fractions of 1;
    bands are points of 100. Raises ValueError naming everything that is out of order.
    """

    core_weight: float = 2.0
    complementary_weight: float = 1.0
    indicator_share: float = 0.7
    assessment_share: float = 0.3
    coverage_min: float = 0.5
    band_green: float = 75.0
    band_amber: float = 50.0
    bands: bool = True
    mean: Mean = "arithmetic"
    area_weights: Mapping[str, float] = field(default_factory=dict)
    question_weights: Mapping[str, float] = field(default_factory=dict)
    indicator_weights: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems = [*_weight_problems(self), *_share_problems(self), *_band_problems(self)]
        if problems:
            raise ValueError("; ".join(problems))
        # Own copies, so that a caller's later change to its dictionary never reaches the policy.
        for name in ("area_weights", "question_weights", "indicator_weights"):
            object.__setattr__(self, name, dict(getattr(self, name)))

    def indicator_weight(self, code: str, core: bool) -> float:
        """The weight of an indicator inside its question."""
        default = self.core_weight if core else self.complementary_weight
        return self.indicator_weights.get(code, default)

    def question_weight(self, code: str) -> float:
        """The weight of a question inside its area."""
        return self.question_weights.get(code, 1.0)

    def area_weight(self, code: str) -> float:
        """The weight of an area inside the index."""
        return self.area_weights.get(code, 1.0)

    @property
    def thresholds(self) -> tuple[float, ...]:
        """The points at which a band begins, lowest first; none when bands are switched off."""
        return (self.band_amber, self.band_green) if self.bands else ()


def _weights(policy: Policy) -> Iterator[tuple[str, float]]:
    yield "core_weight", policy.core_weight
    yield "complementary_weight", policy.complementary_weight
    for weights in (policy.area_weights, policy.question_weights, policy.indicator_weights):
        yield from weights.items()


def _weight_problems(policy: Policy) -> Iterator[str]:
    for name, weight in _weights(policy):
        if not (math.isfinite(weight) and weight > 0):
            yield f"the weight of {name} must be positive, not {weight}"


def _share_problems(policy: Policy) -> Iterator[str]:
    for name in ("indicator_share", "assessment_share", "coverage_min"):
        if not 0 <= getattr(policy, name) <= 1:
            yield f"{name} must lie between 0 and 1, not {getattr(policy, name)}"
    if not math.isclose(policy.indicator_share + policy.assessment_share, 1.0, abs_tol=NOISE):
        yield "indicator_share and assessment_share must sum 1"


def _band_problems(policy: Policy) -> Iterator[str]:
    if not 0 <= policy.band_amber < policy.band_green <= 100:
        yield "bands need 0 ≤ band_amber < band_green ≤ 100"
    if policy.mean not in get_args(Mean):
        yield f"mean must be arithmetic or geometric, not {policy.mean}"
