"""What the screens of projects read, and the address that says which project is open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.projects import project_lines
from evalua.measures.inputs import Cut
from evalua.registers.membership import municipality_names
from evalua.registers.projects.queries import projects
from evalua.ui import cache, layout, state
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import quantity

Project = dict[str, Any]
_PARAM = "proyecto"
VIEW = "projects.view"


def standing(here: Here, on: date | None = None) -> pd.DataFrame:
    """The portfolio on a day, the end of the month (or today in it) by default."""
    return project_lines(cache.inputs(here), on or cut(here))


def names(here: Here) -> dict[str, str]:
    """Code → name of every project, by code."""
    with here.database.session() as session:
        rows = projects(session, association_id=here.facts.id).sort_values("code")
    return dict(zip(rows["code"], rows["name"], strict=True))


def towns(here: Here) -> dict[int, str]:
    """Every municipality the association has known, in alphabetical order."""
    with here.database.session() as session:
        return municipality_names(session, here.facts.id)


def cut(here: Here) -> date:
    return Cut.of(here.month, here.today).day


def stage_name(key: str) -> str:
    """The stage in Spanish; a project that was only written down has none yet."""
    return CATALOG.name("project_stages", key) if key else "Sin etapa"


def share(value: float | None, here: Here) -> str:
    """A progress already in per cent: ``45 %``; empty where there is none."""
    if value is None or pd.isna(value):
        return ""
    return f"{quantity(value, here.facts)} %"


def brief_lateness(row: Project, on: date, here: Here) -> str:
    """How late a project is, for a column; empty where it is not."""
    if not row["delayed"]:
        return ""
    if _is_past_end(row, on):
        return "◆ plazo vencido"
    return f"◆ {_points_behind(row, here)} puntos"


def lateness(row: Project, on: date, here: Here) -> str:
    """By how much a project is late and why, for a sentence; empty where it is not."""
    if not row["delayed"]:
        return ""
    cause = CATALOG.choices("delay_causes").get(row["delay_cause"], "")
    why = f" ({cause.lower()})" if cause else ""
    if _is_past_end(row, on):
        return f"El plazo venció el {row['ends_on']:%d/%m/%Y}{why}"
    return f"Va {_points_behind(row, here)} puntos por debajo de lo previsto{why}"


def _is_past_end(row: Project, on: date) -> bool:
    return bool(pd.notna(row["ends_on"]) and row["ends_on"].date() < on)


def _points_behind(row: Project, here: Here) -> str:
    return quantity(row["planned_physical"] - row["physical"], here.facts)


def nothing_yet(sentence: str) -> None:
    """The empty state of a view: what it will show and where to begin."""
    layout.empty("Todavía no hay proyectos", f"{sentence} Empiece en «Nuevo proyecto».")


def show_view(name: str) -> None:
    """Go to another view of the page, from a callback."""
    state.set_widget(VIEW, name)


def opened() -> str:
    """The code of the open project, or an empty text."""
    return st.query_params.get(_PARAM, "")


def open_one(code: str) -> None:
    """Show one project, and say so in the address."""
    st.query_params[_PARAM] = code


def close_one() -> None:
    """Go back to the views."""
    st.query_params.pop(_PARAM, None)
