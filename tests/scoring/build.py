"""Observations for the tests of scoring: short to write, complete to score."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from evalua.scoring.observations import OBSERVATION_COLUMNS

NOTHING = math.nan


def observation(indicator: str, **given: Any) -> dict[str, Any]:
    """One row: ``A02-Q04-01`` belongs to Q04 and A02; by default core, 60 of a target of 100."""
    area, question, _ = indicator.split("-")
    row: dict[str, Any] = {
        "indicator": indicator,
        "question": question,
        "area": area,
        "core": True,
        "adopted": True,
        "numerator": NOTHING,
        "denominator": NOTHING,
        "value": 60.0,
        "state": "calculable",
        "reason": "",
        "target": 100.0,
        "zero": NOTHING,
        "target_low": NOTHING,
        "target_high": NOTHING,
        "range_width": NOTHING,
        "score_rule": "proportion",
        "target_source": "",
        "due_target": NOTHING,
    }
    row |= given
    if math.isnan(row["due_target"]):
        row["due_target"] = row["target"]
    return row


def observations(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(OBSERVATION_COLUMNS))


def assessment(**scores: float) -> pd.DataFrame:
    return pd.DataFrame({"question": list(scores), "score": list(scores.values())})


def row(frame: pd.DataFrame, code: str) -> dict[str, Any]:
    """The row of one code, as a dictionary."""
    key = "code" if "code" in frame.columns else "indicator"
    (found,) = frame[frame[key] == code].to_dict("records")
    return found


def toy() -> pd.DataFrame:
    """The toy universe of the methodology: two areas, three questions, five indicators."""
    return observations(
        observation("A02-Q04-01", value=75.0, target=90.0),
        observation(
            "A02-Q04-05", core=False, score_rule="threshold", value=22.0, target=10.0, zero=40.0
        ),
        observation("A02-Q06-01", value=NOTHING, state="no_data"),
        observation("A02-Q06-02", core=False, value=NOTHING, state="not_applicable"),
        observation(
            "A09-Q22-03",
            core=False,
            score_rule="range",
            value=38.0,
            target=NOTHING,
            target_low=45.0,
            target_high=60.0,
            range_width=25.0,
        ),
    )


TOY_ASSESSMENT = {"Q04": 60.0, "Q06": 41.666666666666664}
