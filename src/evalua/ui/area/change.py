"""What moved an area since the month before, as a waterfall."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.area_detail import change_steps
from evalua.board.wording import listed
from evalua.charts.waterfall import describe_waterfall, waterfall_area
from evalua.months.evaluation import Evaluation
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.scorecard import before, lines


def waterfall(here: Here, area: str) -> None:
    """From the score of the month before to this one, step by step."""
    layout.section("Qué la movió desde el mes anterior")
    line = lines(here).set_index("code").loc[area]
    past = here.month.previous
    steps = change_steps(
        cache.changes(here),
        area,
        CATALOG,
        (past.label.capitalize(), here.month.label.capitalize()),
        (str(line["previous_text"]), str(line["score_text"])),
    )
    if steps.empty:
        st.markdown(_why_not(line, past.label))
        return
    fmt = here.facts.number_format
    layout.figure(
        waterfall_area(steps, fmt=fmt, mode=layout.mode(), narrow=layout.narrow()),
        key=f"area.waterfall.{area}",
        alt=describe_waterfall(steps, fmt=fmt),
    )
    _scope(here, area)


def _why_not(line: pd.Series, past: str) -> str:
    if not line["score_text"]:
        return f"Este mes no tiene puntaje ({line['note']}): no hay con qué comparar."
    return f"En {past} no tenía puntaje: la comparación empieza el mes siguiente."


def _scope(here: Here, area: str) -> None:
    """Which indicators entered or left, by name."""
    other = before(here, 1)
    if other is None:
        return
    old, new = _counted(other, area), _counted(cache.evaluation(here), area)
    parts = [_named("Entró al puntaje", new - old), _named("Salió del puntaje", old - new)]
    if any(parts):
        st.caption(plain(" ".join(part for part in parts if part)))


def _counted(shown: Evaluation, area: str) -> frozenset[str]:
    rows = shown.scores.indicators
    return frozenset(rows.loc[rows["has_data"] & (rows["area"] == area), "indicator"])


def _named(verb: str, codes: frozenset[str]) -> str:
    names = [CATALOG.indicator(code).short for code in sorted(codes)]
    return f"{verb}: {listed(names)}." if names else ""
