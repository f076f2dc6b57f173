"""Metas on screen: its sentence and its views."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.registers.goals.monthly import goals_of_month
from evalua.ui.alignment.screen import alignment
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.goals.alerts import alerts
from evalua.ui.goals.month import monthly
from evalua.ui.goals.overview import overview
from evalua.ui.goals.plan import work_plan
from evalua.ui.views import asked

VIEWS: dict[str, Callable[[Here], None]] = {
    "Avance del mes": monthly,
    "Panorama": overview,
    "Alertas": alerts,
    "Alineación": alignment,
    "Plan de trabajo": work_plan,
}


def sentence(here: Here) -> str:
    """How many goals the month has, and how many were reported."""
    with here.database.session() as session:
        rows = goals_of_month(session, association_id=here.facts.id, month=here.month)
    if rows.empty:
        return "Aquí verá cuánto avanza cada meta del plan. Empiece en «Plan de trabajo»."
    return plain(_said(rows, here.month.label))


def views(here: Here) -> None:
    """The views of the register, one at a time."""
    chosen = st.segmented_control(
        "Vista",
        list(VIEWS),
        default=asked(list(VIEWS)),
        key="goals.view",
        label_visibility="collapsed",
        required=True,
    )
    VIEWS[str(chosen)](here)


def _said(rows: pd.DataFrame, month: str) -> str:
    complete = rows[~rows["incomplete"]]
    done, lacking = int(complete["value"].notna().sum()), int(rows["incomplete"].sum())
    said = f"Avance de {month} anotado en {done} de {plural(len(complete), 'meta', 'metas')}"
    if not lacking:
        return f"{said}."
    return f"{said}; además hay {plural(lacking, 'meta incompleta', 'metas incompletas')}."
