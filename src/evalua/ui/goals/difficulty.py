"""What stood in the way of a goal that did not move in a month that asked for something."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.domain.numbers import parse_decimal
from evalua.registers.goals.monthly import stands_still
from evalua.ui.context import Here
from evalua.ui.forms import Form, say

_UNDER_THE_VALUE = [10, 14]
LABEL = "Qué dificultad hubo"
ASKED = "El mes tenía avance programado. Escriba qué dificultad hubo: sin eso el mes no se envía."


def difficulty_field(here: Here, form: Form, name: str, row: dict[str, Any]) -> None:
    """Ask for the difficulty where the goal stands still with what is typed now, or has one told."""
    still = _still(here, form, name, row)
    if not still and not row["difficulty"]:
        return
    with st.columns(_UNDER_THE_VALUE)[1]:
        typed = form.text(f"{name}.difficulty", LABEL, long=True)
        form.ask(f"{name}.difficulty", row["goal_id"])
        if still and not typed.strip():
            say(ASKED, mark="▲", color="orange")


def _still(here: Here, form: Form, name: str, row: dict[str, Any]) -> bool:
    value = _value(here, form, name, row)
    return value is not None and stands_still(row, value)


def _value(here: Here, form: Form, name: str, row: dict[str, Any]) -> float | None:
    """What the row would report if it were saved now; None while nothing can be read."""
    values = form.values()
    if values.get(f"{name}.achieved_on"):
        return 1.0
    typed = str(values.get(name) or "").strip()
    if typed:
        try:
            return float(parse_decimal(typed, here.facts.number_format))
        except ValueError:
            return None
    if values.get(f"{name}.same"):
        milestone = row["accumulation"] == "milestone"
        return 0.0 if milestone else float(row["last_value"])
    return None if pd.isna(row["value"]) else float(row["value"])
