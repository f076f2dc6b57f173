"""The frame that scoring receives: one row per indicator of the catalogue, at association level."""

from __future__ import annotations

import pandas as pd

from evalua.scoring.states import State

TEXTS = ("indicator", "question", "area", "state", "reason", "score_rule", "target_source")
FLAGS = ("core", "adopted")
FIGURES = (
    "numerator",
    "denominator",
    "value",
    "target",
    "zero",
    "target_low",
    "target_high",
    "range_width",
    "due_target",
)
OBSERVATION_COLUMNS = (
    "indicator",
    "question",
    "area",
    "core",
    "adopted",
    "numerator",
    "denominator",
    "value",
    "state",
    "reason",
    "target",
    "zero",
    "target_low",
    "target_high",
    "range_width",
    "score_rule",
    "target_source",
    "due_target",
)
SCORE_RULES = ("proportion", "threshold", "range", "milestone")


def checked(observations: pd.DataFrame) -> pd.DataFrame:
    """A typed copy with exactly OBSERVATION_COLUMNS, ordered by indicator.

    Raises ValueError when a column is missing, an indicator is repeated, a question belongs to two
    areas, a core indicator is not adopted, or a state or a scoring rule is unknown.
    """
    missing = [c for c in OBSERVATION_COLUMNS if c not in observations.columns]
    if missing:
        raise ValueError(f"observations lack the columns {', '.join(missing)}")
    frame = _typed(observations[list(OBSERVATION_COLUMNS)])
    _refuse(frame["indicator"].duplicated(), frame, "appears twice")
    _refuse(frame.groupby("question")["area"].transform("nunique") > 1, frame, "has two areas")
    _refuse(frame["core"] & ~frame["adopted"], frame, "is core and must be adopted")
    _refuse(~frame["state"].isin([s.value for s in State]), frame, "has an unknown state")
    _refuse(~frame["score_rule"].isin(SCORE_RULES), frame, "has an unknown scoring rule")
    return frame.sort_values("indicator", ignore_index=True)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {c: frame[c].fillna("").map(str).astype("str") for c in TEXTS}
    flags = {c: frame[c].astype(bool) for c in FLAGS}
    figures = {c: frame[c].astype(float) for c in FIGURES}
    return frame.assign(**texts, **flags, **figures)


def _refuse(wrong: pd.Series, frame: pd.DataFrame, what: str) -> None:
    if wrong.any():
        raise ValueError(f"{', '.join(frame.loc[wrong, 'indicator'])}: {what}")
