"""What each missing datum does to its area: the coverage it takes, and where the score could go."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.scoring.aggregation import aggregate_areas, aggregate_questions
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores

GAP_COLUMNS = (
    "indicator",
    "question",
    "area",
    "state",
    "coverage",
    "coverage_with",
    "score",
    "if_zero",
    "if_full",
)
RANGE_COLUMNS = ("area", "missing", "score", "lowest", "highest")
_ENDS = (0.0, 100.0)


def gaps(scores: Scores, policy: Policy, area: str | None = None) -> pd.DataFrame:
    """One row per applicable indicator without data, by code (GAP_COLUMNS), of one area or all.

    ``score`` and ``coverage`` are those of its area today and ``coverage_with`` the coverage it
    would have with this datum (0–1); ``if_zero`` and ``if_full`` are the scores of the area if this
    datum alone were there and scored 0 or 100. NaN where the area would still have no score.
    """
    today = scores.areas.set_index("code")[["coverage", "score"]].to_dict("index")
    rows = []
    for gap in _missing(scores, area)[list(GAP_COLUMNS[:4])].to_dict("records"):
        zero, full = (_area(scores, policy, gap["area"], {gap["indicator"]: e}) for e in _ENDS)
        with_it = {"coverage_with": zero["coverage"], "if_zero": zero["score"]}
        rows.append(gap | today[gap["area"]] | with_it | {"if_full": full["score"]})
    return pd.DataFrame(rows, columns=list(GAP_COLUMNS))


def possible_scores(scores: Scores, policy: Policy, area: str | None = None) -> pd.DataFrame:
    """The scores an area, or each, could have once every missing datum is there (RANGE_COLUMNS).

    ``missing`` counts them; with none, ``lowest`` and ``highest`` are the score itself.
    """
    rows = []
    for code, score in _of(scores.areas, "code", area)[["code", "score"]].itertuples(index=False):
        missing = _missing(scores, code)["indicator"]
        given = [dict.fromkeys(missing, end) for end in _ENDS] if len(missing) else []
        ends = [_area(scores, policy, code, each)["score"] for each in given] or [score, score]
        rows.append((code, len(missing), score, *ends))
    return pd.DataFrame(rows, columns=list(RANGE_COLUMNS))


def _of(frame: pd.DataFrame, column: str, area: str | None) -> pd.DataFrame:
    return frame if area is None else frame[frame[column] == area]


def _missing(scores: Scores, area: str | None) -> pd.DataFrame:
    frame = _of(scores.indicators, "area", area)
    return frame[frame["applicable"] & ~frame["has_data"]]


def _area(
    scores: Scores, policy: Policy, area: str, given: Mapping[str, float]
) -> dict[str, float]:
    """The score and coverage of one area as if some indicators had these scores (0–100)."""
    rows = scores.indicators[scores.indicators["area"] == area]
    filled = rows["indicator"].isin(list(given))
    rows = rows.assign(
        has_data=rows["has_data"] | filled,
        score=rows["score"].where(~filled, rows["indicator"].map(given)),
    )
    questions = aggregate_questions(rows, policy, _answers(scores, area))
    found = aggregate_areas(questions, policy).iloc[0]
    return {"score": float(found["score"]), "coverage": float(found["coverage"])}


def _answers(scores: Scores, area: str) -> pd.DataFrame:
    """The self-assessment that the area's questions already carry."""
    rows = scores.questions[scores.questions["area"] == area]
    asked = rows[rows["assessment_score"].notna()]
    return pd.DataFrame({"question": asked["code"], "score": asked["assessment_score"]})
