"""How a goal is said on screen: its amounts, its label of the month, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from evalua.board.wording import listed, plural, unit_after
from evalua.domain.month import NAMES, Month
from evalua.registers.goals.schedules import TO_DATE
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, quantity

Goal = Mapping[str, Any]


def amount(value: float | None, goal: Goal, here: Here) -> str:
    """A value of the goal with its unit; a milestone is met or not."""
    if value is None or pd.isna(value):
        return MISSING
    if goal["accumulation"] == "milestone":
        return "cumplida" if value else "aún no"
    return f"{quantity(value, here.facts)} {unit_after(value, str(goal['unit']))}".strip()


def compared(value: float | None, goal: Goal, here: Here) -> str:
    """A figure as the accumulation compares it: a maintenance goal counts months."""
    if value is None or pd.isna(value):
        return ""
    if goal["accumulation"] == "maintenance":
        return plural(int(value), "mes", "meses")
    return amount(value, goal, here)


def value_label(goal: Goal, month: Month) -> str:
    """What is asked of the goal in a month: «Acumulado al 31 de octubre»."""
    name = NAMES[month.month - 1]
    if goal["accumulation"] == "cumulative":
        return f"Acumulado al {month.last.day} de {name}"
    if goal["accumulation"] in TO_DATE:
        return f"Valor al {month.last.day} de {name}"
    return f"Valor de {name}"


def lacking(goal: Goal) -> str:
    """What an incomplete goal still needs to be measured: «unidad y cantidad»."""
    if goal["accumulation"] == "milestone":
        return "el mes en que debe cumplirse"
    parts = []
    if not goal["unit"]:
        parts.append("la unidad")
    if pd.isna(goal["target"]):
        parts.append("la cantidad")
    if goal["accumulation"] == "reduction" and pd.isna(goal["baseline"]):
        parts.append("la línea base")
    return listed(parts or ["la programación"])
