"""All the stages of one evaluation, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evalua.scoring.aggregation import aggregate_areas, aggregate_index, aggregate_questions
from evalua.scoring.indicators import score_indicators
from evalua.scoring.policy import Policy


@dataclass(frozen=True, slots=True)
class Scores:
    """The frames of ``score_indicators`` and of the three aggregations (scores 0–100)."""

    indicators: pd.DataFrame
    questions: pd.DataFrame
    areas: pd.DataFrame
    index: pd.DataFrame


def score(
    observations: pd.DataFrame, policy: Policy, assessment: pd.DataFrame | None = None
) -> Scores:
    """Everything from observations (OBSERVATION_COLUMNS) to the index; the input stays as it was.

    ``assessment``: columns question and score (0–100) of a round in force, or None.
    """
    indicators = score_indicators(observations, policy)
    questions = aggregate_questions(indicators, policy, assessment)
    areas = aggregate_areas(questions, policy)
    return Scores(indicators, questions, areas, aggregate_index(areas, policy))
