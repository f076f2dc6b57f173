"""How many points each part gives to what stands above it; the parts always sum to the score.

With the arithmetic mean a part gives share × score. The geometric mean is no sum, so each part is
credited with its arithmetic points scaled by geometric ÷ arithmetic: they still sum to the score.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from evalua.scoring.result import Scores

ITEM_COLUMNS = (
    "level",
    "code",
    "question",
    "area",
    "weight",
    "score",
    "share",
    "contribution",
    "in_area",
    "in_index",
)


def area_contributions(scores: Scores) -> pd.DataFrame:
    """The areas with ``share`` (of the present weight) and ``contribution`` (points of the index)."""
    mean = pd.Series(scores.index["raw_score"].iloc[0], index=scores.areas.index)
    return _with_points(scores.areas, pd.Series("", index=scores.areas.index), mean)


def question_contributions(scores: Scores) -> pd.DataFrame:
    """The questions with ``share`` and ``contribution`` (points of their area)."""
    questions = scores.questions
    means = _looked_up(questions["area"], scores.areas.set_index("code")["raw_score"])
    return _with_points(questions, questions["area"], means)


def item_contributions(scores: Scores) -> pd.DataFrame:
    """Indicators and self-assessments (ITEM_COLUMNS) with their points at each level.

    ``contribution`` is in points of the question, ``in_area`` and ``in_index`` in points above;
    zero where the item, or something it passes through, has no score.
    """
    items = pd.concat([_indicators(scores), _assessments(scores)], ignore_index=True)
    questions, areas = question_contributions(scores), area_contributions(scores)
    in_area = items["contribution"] * _looked_up(items["question"], _passes_on(questions))
    in_index = in_area * _looked_up(items["area"], _passes_on(areas))
    return items.assign(in_area=in_area, in_index=in_index)[list(ITEM_COLUMNS)]


def _indicators(scores: Scores) -> pd.DataFrame:
    frame = scores.indicators
    questions = scores.questions.set_index("code")
    rest = 1.0 - _looked_up(frame["question"], questions["assessment_share"])
    means = _looked_up(frame["question"], questions["indicators_score"])
    frame = _with_points(frame, frame["question"], means)
    return frame.assign(
        level="indicator",
        code=frame["indicator"],
        share=frame["share"] * rest,
        contribution=frame["contribution"] * rest,
    )[list(ITEM_COLUMNS[:8])]


def _assessments(scores: Scores) -> pd.DataFrame:
    frame = scores.questions[scores.questions["includes_assessment"]]
    return pd.DataFrame(
        {
            "level": "assessment",
            "code": frame["code"],
            "question": frame["code"],
            "area": frame["area"],
            "weight": frame["assessment_share"],
            "score": frame["assessment_score"],
            "share": frame["assessment_share"],
            "contribution": frame["assessment_share"] * frame["assessment_score"],
        }
    )


def _with_points(children: pd.DataFrame, parent: pd.Series, means: pd.Series) -> pd.DataFrame:
    """``children`` with share and contribution; ``means`` is the parent's mean, row by row."""
    present = children["weight"].where(children["score"].notna(), 0.0)
    share = (present / present.groupby(parent).transform("sum")).fillna(0.0)
    points = share * children["score"].fillna(0.0)
    plain = points.groupby(parent).transform("sum")
    scale = (means / plain.where(plain > 0)).fillna(0.0)
    return children.assign(share=share, contribution=points * scale)


def _passes_on(parents: pd.DataFrame) -> pd.Series:
    """Points given upwards for each point of score, by code; 0 where there is no score."""
    ratio = parents["contribution"] / parents["score"].where(parents["score"] > 0)
    return pd.Series(np.nan_to_num(ratio), index=parents["code"])


def _looked_up(codes: pd.Series, figures: pd.Series) -> pd.Series:
    return codes.map(figures).astype(float)
