"""What needs somebody's attention on a day, worst first, each with the page where it is fixed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pandas as pd

from evalua.board.attention import (
    accounts,
    deadlines,
    goals,
    months,
    projects,
    territory,
    transitions,
)
from evalua.board.attention.item import ATTENTION, Rule, Situation
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.storage.frames import build

RULES: tuple[Rule, ...] = (
    *months.RULES,
    *accounts.RULES,
    *projects.RULES,
    *transitions.RULES,
    *deadlines.RULES,
    *goals.RULES,
    *territory.RULES,
)


def attention(
    inputs: Inputs,
    evaluation: Evaluation,
    day: date,
    catalog: Catalog,
    *,
    today: date | None = None,
) -> pd.DataFrame:
    """Everything that needs attention, worst first (columns ``ATTENTION``).

    The records are read on ``day``; whether the month itself is late, on ``today`` (by default, ``day``).
    """
    situation = Situation(inputs, evaluation, day, today or day, catalog)
    items = [item for rule in RULES for item in rule(situation)]
    items.sort(key=lambda item: (-item.severity, -item.days, item.text))
    return build((asdict(item) for item in items), ATTENTION)
