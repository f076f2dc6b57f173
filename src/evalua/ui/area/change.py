"""What moved an area since the month, the quarter or the year before, as a waterfall."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.area_detail import change_steps, scope_notes
from evalua.charts.waterfall import describe_waterfall, waterfall_area
from evalua.domain.month import Month
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.scorecard import against, before, lines

_APART = (
    "Las barras con ▲ o ▼ son desempeño. Las demás son cambios en la forma de medir: indicadores "
    "que entraron o salieron, metas, pesos o reglas."
)


def waterfall(here: Here, area: str) -> None:
    """From the score of another month to this one, step by step."""
    layout.section("Qué la movió")
    back = against(here, "area.against")
    past = here.month + -back
    line = lines(here, back).set_index("code").loc[area]
    steps = change_steps(
        cache.changes(here, back),
        area,
        cache.catalog(here),
        (past.label.capitalize(), here.month.label.capitalize()),
        (str(line["previous_text"]), str(line["score_text"])),
    )
    if steps.empty:
        st.markdown(plain(_why_not(here, line, past)))
        return
    fmt = here.facts.number_format
    layout.figure(
        waterfall_area(steps, fmt=fmt, mode=layout.mode(), narrow=layout.narrow()),
        key=f"area.waterfall.{area}",
        alt=describe_waterfall(steps, fmt=fmt),
    )
    st.caption(plain(" ".join([_APART, *_notes(here, area, back)])))


def _why_not(here: Here, line: pd.Series, past: Month) -> str:
    if past < here.facts.evaluation_start:
        return (
            f"La asociación responde desde {here.facts.evaluation_start.label}: en {past.label} "
            "no hay con qué comparar."
        )
    if not line["score_text"]:
        return f"Este mes no tiene puntaje ({line['note']}): no hay con qué comparar."
    return f"En {past.label} no tenía puntaje: elija otro mes para comparar."


def _notes(here: Here, area: str, back: int) -> tuple[str, ...]:
    other = before(here, back)
    return (
        ()
        if other is None
        else scope_notes(other, cache.evaluation(here), area, cache.catalog(here))
    )
