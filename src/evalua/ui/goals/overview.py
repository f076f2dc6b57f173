"""Panorama de las metas: how far each one is, one goal over time, and the goals by area."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.goal_alerts import pace_sentence, paces
from evalua.board.goals import goal_lines
from evalua.board.pace import Pace
from evalua.board.wording import band_word, score_text
from evalua.charts.bullets import describe_goals, progress_goals
from evalua.charts.trends import describe_goal_trend, trend_goal
from evalua.domain.month import Month
from evalua.registers.goals.monthly import goal_histories, goals_of_month
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.goals.links import tags
from evalua.ui.goals.words import compared, lacking

_ALL = ""
_TREND_MONTHS = 12


def overview(here: Here) -> None:
    """The bars of every goal (or of one area); under them, one goal by month and the areas."""
    lines = _lines(here)
    if lines.empty:
        layout.empty(
            "Todavía no hay metas",
            "Aquí verá cada meta frente a lo programado. Empiece en «Plan de trabajo».",
        )
        return
    _bars(here, _of_area(lines))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _trend(here, lines)
    with right:
        _by_area(lines)


def _lines(here: Here) -> pd.DataFrame:
    """The goals of the month with their words, as the chart expects them."""
    policy = cache.evaluation(here).policy
    lines = goal_lines(cache.inputs(here), here.month, here.today, policy)
    rows: list[dict[str, Any]] = lines.astype(object).to_dict("records")
    missing = _missing(here)
    return lines.assign(
        actual=lines["value_share"],
        planned=lines["planned_share"],
        actual_text=[compared(row["value"], row, here) for row in rows],
        planned_text=[compared(row["planned"], row, here) for row in rows],
        achievement_text=[
            score_text(value, policy, here.facts.number_format) for value in lines["achievement"]
        ],
        note=[missing.get(row["code"], row["note"]) for row in rows],
        name=[f"{row['code']} · {row['name']}" for row in rows],
    )


def _missing(here: Here) -> dict[str, str]:
    """Goal code → what an incomplete goal lacks."""
    with here.database.session() as session:
        rows = goals_of_month(session, association_id=here.facts.id, month=here.month)
    incomplete = rows[rows["incomplete"]].to_dict("records")
    return {row["code"]: f"incompleta: falta {lacking(row)}" for row in incomplete}


def _of_area(lines: pd.DataFrame) -> pd.DataFrame:
    present = [area for area in CATALOG.areas if area.code in set(lines["area"])]
    names = {_ALL: "Todas las áreas", **{area.code: area.name for area in present}}
    chosen = st.selectbox(
        "Área", list(names), format_func=names.__getitem__, key="goals.area", width=320
    )
    return lines if chosen == _ALL else lines[lines["area"] == chosen]


def _bars(here: Here, lines: pd.DataFrame) -> None:
    layout.figure(
        progress_goals(
            lines, fmt=here.facts.number_format, mode=layout.mode(), narrow=layout.narrow()
        ),
        key="goals.bars",
        alt=describe_goals(lines, fmt=here.facts.number_format),
    )


def _trend(here: Here, lines: pd.DataFrame) -> None:
    layout.section("Una meta, mes a mes")
    names = {int(key): str(name) for key, name in zip(lines["goal_id"], lines["name"], strict=True)}
    chosen = st.selectbox("Meta", list(names), format_func=names.__getitem__, key="goals.trend_of")
    row = lines[lines["goal_id"] == chosen].iloc[0].to_dict()
    unit = str(row["unit"])
    pace = paces(cache.inputs(here), lines, here.month)[str(row["code"])]
    series = _series(here, chosen, pace)
    fmt, places = here.facts.number_format, _places(series)
    layout.figure(
        trend_goal(
            series, fmt=fmt, mode=layout.mode(), narrow=layout.narrow(), unit=unit, places=places
        ),
        key="goals.trend",
        alt=describe_goal_trend(series, fmt=fmt, unit=unit, places=places),
    )
    st.caption(plain(pace_sentence(row, pace, fmt)))
    st.caption(plain(layout.facts_line(tags(here, row))))
    _told(here, chosen)


def _told(here: Here, goal_id: int) -> None:
    """What was said of the goal in its months: notes and difficulties."""
    rows = _history(here, goal_id)
    rows = rows[(rows["note"] != "") | (rows["difficulty"] != "")][::-1]
    if rows.empty:
        return
    with st.expander("Lo que se dijo cada mes"):
        layout.table(
            rows.assign(month=[Month.parse(month).short for month in rows["month"]]),
            {"month": "Mes", "difficulty": "Dificultad", "note": "Nota"},
            wide=("Dificultad", "Nota"),
            key="goals.told",
        )


def _history(here: Here, goal_id: int) -> pd.DataFrame:
    with here.database.session() as session:
        history = goal_histories(
            session, association_id=here.facts.id, month=here.month, count=_TREND_MONTHS
        )
    return history[history["goal_id"] == goal_id]


def _series(here: Here, goal_id: int, pace: Pace) -> pd.DataFrame:
    """The months behind with their state, and those ahead with what is programmed and projected."""
    own = _history(here, goal_id).rename(columns={"value": "actual"})
    known = cache.inputs(here).months
    states = dict(zip(known["month"], known["state"], strict=True))
    own = own.assign(state=[states.get(month, "draft") for month in own["month"]])
    ahead = {str(month): value for month, value in pace.path}
    if not ahead:
        return own
    schedules = cache.inputs(here).schedules
    later = schedules[(schedules["goal_id"] == goal_id) & (schedules["month"] > str(here.month))]
    every = pd.concat([own, later[["month", "planned"]].assign(state="")], ignore_index=True)
    return every.assign(projected=every["month"].map(ahead))


def _places(series: pd.DataFrame) -> int:
    figures = pd.concat([series["actual"], series["planned"]]).dropna()
    return 0 if (figures % 1 == 0).all() else 1


def _by_area(lines: pd.DataFrame) -> None:
    layout.section("Metas por área")
    rows = []
    for area in CATALOG.areas:
        own = lines[lines["area"] == area.code]
        if not own.empty:
            rows.append((area.short, len(own), _standing(own)))
    layout.table(
        pd.DataFrame(rows, columns=["area", "count", "standing"]),
        {"area": "Área", "count": "Metas", "standing": "Cómo van"},
        right=("Metas",),
        wide=("Cómo van",),
        key="goals.by_area",
    )
    st.caption("Cada meta se compara con lo programado a la fecha.")


def _standing(own: pd.DataFrame) -> str:
    """How many goals of an area are in each band: «● Bien 2 · ◆ Atención 1»."""
    parts = []
    for band in CATALOG.bands:
        count = int((own["band"] == band.key).sum())
        if count:
            parts.append(f"{band_word(band.key, CATALOG)} {count}")
    for state, words in (("no_data", "○ sin dato"), ("not_due", "○ sin programar")):
        count = int((own["state"] == state).sum())
        if count:
            parts.append(f"{words} {count}")
    return layout.facts_line(parts)
