"""Por etapa: the projects in columns, one per stage, and how many there are and what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.projects import stage_funnel
from evalua.board.wording import plural
from evalua.charts.projects import describe_funnel, funnel_projects
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import money, plain
from evalua.ui.projects.reading import (
    Project,
    brief_lateness,
    cut,
    open_one,
    share,
    stage_name,
    standing,
)

_MOST = 8
_SIDE = "Fuera del camino"
_LANES = (
    ("Antes de tener recursos", ("idea", "structured", "submitted", "viable")),
    ("Con recursos", ("funded", "in_execution", "finished", "settled")),
    (_SIDE, ("", "returned", "suspended", "discarded")),
)


def by_stage(here: Here) -> None:
    """Three lanes of four stages, and the funnel under them."""
    rows = standing(here)
    for title, stages in _LANES:
        _lane(here, title, stages, rows)
    _funnel(here, rows)


def _lane(here: Here, title: str, stages: Sequence[str], rows: pd.DataFrame) -> None:
    """The stages of a lane side by side; of the side lane, only those that hold some project."""
    own = rows[rows["stage"].isin(stages)]
    if title == _SIDE:
        stages = [stage for stage in stages if stage in set(own["stage"])]
    if not stages:
        return
    layout.section(title)
    for column, stage in zip(st.columns(4), stages, strict=False):
        with column, st.container(border=True, gap="xsmall"):
            _stage(here, stage, own[own["stage"] == stage])


def _stage(here: Here, stage: str, rows: pd.DataFrame) -> None:
    st.markdown(f"**{plain(stage_name(stage))}**")
    cost = rows["cost"].sum()
    count = plural(len(rows), "proyecto", "proyectos") if len(rows) else "ninguno"
    parts = (count, money(cost, here.facts) if cost else "")
    st.caption(plain(layout.facts_line(parts)))
    for row in rows.head(_MOST).astype(object).to_dict("records"):
        _project(here, row)
    if len(rows) > _MOST:
        st.caption(f"y {len(rows) - _MOST} más, en «Cartera»")


def _project(here: Here, row: Project) -> None:
    """A project that opens when it is touched, with its progress and whether it is late."""
    st.button(
        plain(row["code"]),
        key=f"projects.board.{row['code']}",
        type="tertiary",
        icon=":material/arrow_forward:",
        icon_position="right",
        help="Abrir el proyecto",
        on_click=open_one,
        args=(row["code"],),
    )
    st.markdown(plain(row["name"]))
    physical = share(row["physical"], here)
    facts = (
        f"físico {physical}" if physical else "",
        brief_lateness(row, cut(here), here),
    )
    if any(facts):
        st.caption(plain(layout.facts_line(facts)))


def _funnel(here: Here, rows: pd.DataFrame) -> None:
    layout.section("Cuántos y cuánto", "Cuántos proyectos hay en cada etapa y cuánto cuestan.")
    counts: list[dict[str, Any]] = stage_funnel(rows).to_dict("records")
    stages = pd.DataFrame(
        {
            "stage": [row["stage"] for row in counts],
            "count": [row["count"] for row in counts],
            "money_text": [_money(here, row) for row in counts],
        }
    )
    layout.figure(
        funnel_projects(stages, mode=layout.mode(), narrow=layout.narrow()),
        key="projects.funnel",
        alt=describe_funnel(stages),
    )
    bare = int((rows["stage"] == "").sum())
    if bare:
        st.caption(
            f"{plural(bare, 'proyecto', 'proyectos')} sin etapa anotada no está en la cuenta."
        )
    st.caption(_whole(here, rows))


def _money(here: Here, row: dict[str, Any]) -> str:
    return money(row["cost"], here.facts) if row["cost"] else ""


def _whole(here: Here, rows: pd.DataFrame) -> str:
    """What they add up to; a project of several municipalities is counted once."""
    unknown = int(rows["cost"].isna().sum())
    said = f"Suman {money(rows['cost'].sum(), here.facts)}, cada proyecto una sola vez"
    missing = plural(unknown, "no tiene costo anotado", "no tienen costo anotado")
    return plain(f"{said}; {missing}." if unknown else f"{said}.")
