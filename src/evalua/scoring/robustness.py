"""Would the colour survive other reasonable choices? Many runs with moved weights, means, limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evalua.scoring.aggregation import INDEX, gated, mixed, roll_up
from evalua.scoring.bands import bands, reaches
from evalua.scoring.policy import NOISE, Policy
from evalua.scoring.result import Scores

Numbers = NDArray[np.float64]
ROBUSTNESS_COLUMNS = (
    "code",
    "level",
    "score",
    "band",
    "runs",
    "stays",
    "unscored",
    "lowest",
    "highest",
    "margin",
    "moves_most",
    "moves_points",
)
WEIGHT_SPREAD = 0.25
BAND_SPREAD = 5.0
THE_MEAN = "mean"
_FACTORS = (1.0 - WEIGHT_SPREAD, 1.0 + WEIGHT_SPREAD)


def robustness(scores: Scores, policy: Policy, *, seed: int, runs: int = 1000) -> pd.DataFrame:
    """How firm each area's band and the index's are (ROBUSTNESS_COLUMNS).

    Each run multiplies every weight by U(0.75, 1.25), moves both limits by U(−5, 5) and uses the
    arithmetic or the geometric mean in turn; the same ``seed`` gives the same runs. ``stays`` is
    the share of runs with today's band, NaN where there is none; ``unscored`` the share that loses
    its score for lack of coverage; ``lowest`` and ``highest`` are scores; ``margin`` is the distance in points to the nearest limit. ``moves_most`` is the code
    whose weight, moved alone by a quarter, moves the score most ("mean": the other mean does), and
    ``moves_points`` by how much; limits move the band and never the score.
    """
    random = np.random.default_rng(seed)
    model = _Model.of(scores, policy)
    drawn = model.run(random.uniform(*_FACTORS, (runs, len(model.codes))))
    shifts = random.uniform(-BAND_SPREAD, BAND_SPREAD, (2, runs, 1))
    frame = pd.concat([scores.areas, scores.index], ignore_index=True)[["code", "score"]]
    band = bands(frame["score"], policy)
    stays = (_bands_of_runs(drawn, shifts, policy) == band.to_numpy(dtype=object)).mean(axis=0)
    codes, points = model.most_moving()
    return frame.assign(
        level=np.where(frame["code"] == INDEX, "index", "area"),
        band=band,
        runs=runs,
        stays=np.where(band == "", np.nan, stays),
        unscored=np.where(band == "", np.nan, np.isnan(drawn).mean(axis=0)),
        lowest=np.fmin.reduce(drawn, axis=0),
        highest=np.fmax.reduce(drawn, axis=0),
        margin=_margin(frame["score"], policy),
        moves_most=codes,
        moves_points=points,
    )[list(ROBUSTNESS_COLUMNS)]


def _bands_of_runs(scores: Numbers, shifts: Numbers, policy: Policy) -> NDArray[np.object_]:
    """The band of every run (runs × parents) under that run's own limits."""
    amber, green = policy.band_amber + shifts[0], policy.band_green + shifts[1]
    conditions = [np.isnan(scores), reaches(scores, green), reaches(scores, amber)]
    return np.select(conditions, ["", "green", "amber"], "red").astype(object)


def _margin(scores: pd.Series, policy: Policy) -> Any:
    limits = np.array(policy.thresholds or [np.nan])
    return np.fmin.reduce(np.abs(scores.to_numpy()[:, None] - limits), axis=1)


@dataclass(frozen=True, slots=True)
class _Model:
    """The scores as arrays: indicators, questions and areas, in that order of columns."""

    codes: list[str]
    policy: Policy
    weights: Numbers
    scores: Numbers
    coverage: Numbers
    answers: Numbers
    question_rows: list[NDArray[np.intp]]
    area_rows: list[NDArray[np.intp]]

    @classmethod
    def of(cls, scores: Scores, policy: Policy) -> _Model:
        frames = (scores.indicators, scores.questions, scores.areas)
        indicators, questions, areas = frames
        coverage = indicators["has_data"].astype(float).where(indicators["applicable"])
        return cls(
            codes=[*indicators["indicator"], *questions["code"], *areas["code"]],
            policy=policy,
            weights=np.concatenate([f["weight"].to_numpy(dtype=float) for f in frames]),
            scores=indicators["score"].to_numpy(dtype=float),
            coverage=coverage.to_numpy(dtype=float),
            answers=questions["assessment_score"].to_numpy(dtype=float),
            question_rows=[np.flatnonzero(indicators["question"] == q) for q in questions["code"]],
            area_rows=[np.flatnonzero(questions["area"] == a) for a in areas["code"]],
        )

    def run(self, factors: Numbers) -> Numbers:
        """Scores of areas and index (runs × parents): half of the runs with the other mean."""
        drawn = np.empty((len(factors), len(self.area_rows) + 1))
        drawn[::2] = self.scored(factors[::2], self.policy)
        drawn[1::2] = self.scored(factors[1::2], _other_mean(self.policy))
        return drawn

    def scored(self, factors: Numbers, policy: Policy) -> Numbers:
        """Scores of areas, then the index (runs × parents), with every weight × its factor."""
        ends = np.cumsum([len(self.scores), len(self.answers)])
        own, question, area = np.split(self.weights * factors, ends, axis=1)
        shape = own.shape
        scores, coverage = (np.broadcast_to(a, shape) for a in (self.scores, self.coverage))
        scores, coverage = _level(scores, coverage, own, self.question_rows, policy, self.answers)
        scores, coverage = _level(scores, coverage, question, self.area_rows, policy)
        everything = [np.arange(len(self.area_rows))]
        index, _ = _level(scores, coverage, area, everything, policy)
        return np.hstack([scores, index])

    def most_moving(self) -> tuple[list[str], Numbers]:
        """For each parent, the input that alone moves its score most, and by how many points."""
        count = len(self.codes)
        alone = np.vstack([1.0 + (f - 1.0) * np.eye(count) for f in _FACTORS])
        base = self.scored(np.ones((1, count)), self.policy)
        other = self.scored(np.ones((1, count)), _other_mean(self.policy))
        down, up = np.split(np.abs(self.scored(alone, self.policy) - base), 2)
        moves = np.nan_to_num(np.vstack([np.fmax(down, up), np.abs(other - base)]))
        which, points = moves.argmax(axis=0), moves.max(axis=0)
        names = [*self.codes, THE_MEAN]
        return [names[i] if p > NOISE else "" for i, p in zip(which, points, strict=True)], points


def _other_mean(policy: Policy) -> Policy:
    return replace(policy, mean="geometric" if policy.mean == "arithmetic" else "arithmetic")


def _level(
    scores: Numbers,
    coverage: Numbers,
    weights: Numbers,
    rows: list[NDArray[np.intp]],
    policy: Policy,
    answers: Numbers | None = None,
) -> tuple[Numbers, Numbers]:
    """One level up for every run: scores after the coverage threshold, and coverage."""
    rolled = [roll_up(scores[:, r], coverage[:, r], weights[:, r], policy.mean) for r in rows]
    empty = np.empty((len(scores), 0))
    raw = np.column_stack([empty, *(r.raw for r in rolled)])
    cover = np.column_stack([empty, *(r.coverage for r in rolled)])
    if answers is not None:
        raw, _ = mixed(raw, answers, policy)
    return gated(raw, cover, policy.coverage_min), cover
