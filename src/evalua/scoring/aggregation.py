"""From indicators to questions, areas and the index: means, coverage and its threshold.

The three public functions share one row of arithmetic, which also serves many runs at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evalua.scoring.bands import bands
from evalua.scoring.means import MEANS
from evalua.scoring.policy import NOISE, Mean, Policy
from evalua.scoring.states import Standing, State

Numbers = NDArray[np.float64]
INDEX = "index"
COUNTS = ("measured", "applicable_count", "adopted_count", "catalogue_count")
_FIGURES = ("score", "coverage", "weight", "includes_assessment", *COUNTS)
_ROLLED = ("raw_score", "coverage", "applicable_weight", "data_weight")
_ROW_TYPES: dict[str, str] = (
    dict.fromkeys(_ROLLED, "float64")
    | dict.fromkeys(COUNTS, "int64")
    | {"includes_assessment": "bool"}
)
PARENT_COLUMNS = (
    "code",
    "weight",
    "score",
    "raw_score",
    "coverage",
    "applicable_weight",
    "data_weight",
    *COUNTS,
    "includes_assessment",
    "band",
    "state",
)
QUESTION_COLUMNS = (
    *PARENT_COLUMNS,
    "area",
    "indicators_score",
    "assessment_score",
    "assessment_share",
)


class RollUp(NamedTuple):
    """What the children of one parent amount to, before its coverage threshold."""

    raw: Any
    coverage: Any
    applicable_weight: Any
    data_weight: Any


def roll_up(scores: Numbers, coverage: Numbers, weights: Numbers, mean: Mean) -> RollUp:
    """Mean and coverage of the children, which are the last axis; other axes are runs.

    ``scores`` is NaN where a child has none; ``coverage`` is NaN where a child is not applicable.
    Coverage is Σ w·c / Σ w over the applicable children, NaN when there are none.
    """
    applicable = np.where(np.isnan(coverage), 0.0, weights)
    data = applicable * np.nan_to_num(coverage)
    total = applicable.sum(axis=-1)
    with np.errstate(invalid="ignore"):
        share = np.where(total > 0, data.sum(axis=-1) / total, np.nan)
    return RollUp(MEANS[mean](scores, weights), share, total, data.sum(axis=-1))


def gated(raw: Any, coverage: Any, minimum: float) -> Any:
    """The score, or NaN where coverage is absent, zero or under the minimum."""
    return np.where((coverage > 0) & (coverage >= minimum - NOISE), raw, np.nan)


def mixed(indicators: Any, assessment: Any, policy: Policy) -> tuple[Any, Any]:
    """Indicators with self-assessment, and the share the latter has: whichever is alone weighs 1."""
    share = np.where(np.isnan(indicators), 1.0, policy.assessment_share)
    share = np.where(np.isnan(assessment), 0.0, share)
    known = (1.0 - share) * np.nan_to_num(indicators) + share * np.nan_to_num(assessment)
    return np.where(np.isnan(indicators) & np.isnan(assessment), np.nan, known), share


def aggregate_questions(
    indicators: pd.DataFrame, policy: Policy, assessment: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row per question (QUESTION_COLUMNS, ordered by code; scores 0–100, coverage 0–1).

    ``indicators`` comes from ``score_indicators``; ``assessment`` has columns question and score
    (0–100) for a round in force. The self-assessment enters the score but never the coverage, so
    a question with nothing else has no score. Raises ValueError for a score outside 0–100 or a
    question assessed twice.
    """
    children = _as_children(indicators)
    codes = sorted(children["question"].unique())
    weights = [policy.question_weight(code) for code in codes]
    frame = _rolled(children, children["question"], codes, weights, policy.mean)
    areas = indicators.drop_duplicates("question").set_index("question")["area"]
    answers = _answers(frame["code"], assessment)
    raw, share = mixed(frame["raw_score"].to_numpy(), answers.to_numpy(), policy)
    frame = frame.assign(
        area=frame["code"].map(areas).astype("str"),
        indicators_score=frame["raw_score"],
        assessment_score=answers,
        assessment_share=share,
        raw_score=raw,
        includes_assessment=share > 0,
    )
    return _finished(frame, policy)[list(QUESTION_COLUMNS)]


def _as_children(indicators: pd.DataFrame) -> pd.DataFrame:
    """Indicators with the columns that every child of a parent has."""
    available = indicators["state"] != State.NOT_AVAILABLE.value
    return indicators.assign(
        coverage=indicators["has_data"].astype(float).where(indicators["applicable"]),
        includes_assessment=False,
        measured=indicators["has_data"],
        applicable_count=indicators["applicable"],
        adopted_count=indicators["adopted"] & available,
        catalogue_count=1,
    )


def aggregate_areas(questions: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """One row per area (PARENT_COLUMNS, ordered by code): weighted mean of its scored questions."""
    codes = sorted(questions["area"].unique())
    weights = [policy.area_weight(code) for code in codes]
    frame = _rolled(questions, questions["area"], codes, weights, policy.mean)
    return _finished(frame, policy)[list(PARENT_COLUMNS)]


def aggregate_index(areas: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """A single row with code "index" (PARENT_COLUMNS): weighted mean of the scored areas."""
    everything = pd.Series(INDEX, index=areas.index, dtype="str")
    frame = _rolled(areas, everything, [INDEX], [1.0], policy.mean)
    return _finished(frame, policy)[list(PARENT_COLUMNS)]


def _rolled(
    children: pd.DataFrame,
    parents: pd.Series,
    codes: Sequence[str],
    weights: Sequence[float],
    mean: Mean,
) -> pd.DataFrame:
    """One row per code: its weight and what the children whose parent it is amount to."""
    figures = {c: children[c].to_numpy(dtype=float) for c in _FIGURES}
    of = parents.to_numpy(dtype=object)
    rows = [_row({c: f[of == code] for c, f in figures.items()}, mean) for code in codes]
    columns: dict[str, Any] = {
        name: np.array([r[name] for r in rows], kind) for name, kind in _ROW_TYPES.items()
    }
    texts = pd.array(list(codes), dtype="str")
    return pd.DataFrame({"code": texts, "weight": np.array(weights, float), **columns})


def _row(children: dict[str, Numbers], mean: Mean) -> dict[str, Any]:
    scores = children["score"]
    rolled = roll_up(scores, children["coverage"], children["weight"], mean)
    assessed = bool((children["includes_assessment"] * ~np.isnan(scores)).any())
    counts = {count: int(children[count].sum()) for count in COUNTS}
    return dict(zip(_ROLLED, rolled, strict=True)) | counts | {"includes_assessment": assessed}


def _answers(codes: pd.Series, assessment: pd.DataFrame | None) -> pd.Series:
    """The self-assessment of each question, NaN where no round asked it."""
    if assessment is None:
        return pd.Series(np.nan, index=codes.index)
    asked = assessment.set_index("question")["score"].astype(float)
    if not asked.index.is_unique:
        raise ValueError("a question has more than one self-assessment")
    if not asked.dropna().between(0, 100).all():
        raise ValueError("self-assessment scores go from 0 to 100")
    return codes.map(asked).astype(float)


def _finished(frame: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    score = pd.Series(gated(frame["raw_score"], frame["coverage"], policy.coverage_min))
    return frame.assign(score=score, band=bands(score, policy), state=_standing(frame, score))


def _standing(frame: pd.DataFrame, score: pd.Series) -> pd.Series:
    names = np.select(
        [score.notna(), frame["adopted_count"] == 0, frame["applicable_count"] == 0],
        [Standing.SCORED.value, Standing.NOT_MEASURED.value, Standing.NOTHING_DUE.value],
        Standing.INSUFFICIENT_DATA.value,
    )
    return pd.Series(names, index=frame.index, dtype="str")
