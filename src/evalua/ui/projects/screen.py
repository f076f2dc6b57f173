"""Proyectos on screen: its sentence, its views, and which project is open."""

from __future__ import annotations

import streamlit as st

from evalua.board.wording import plural
from evalua.ui.context import Here
from evalua.ui.formats import money, plain
from evalua.ui.projects.follow_up import monthly
from evalua.ui.projects.form import new_project
from evalua.ui.projects.one import one_project
from evalua.ui.projects.portfolio import overview
from evalua.ui.projects.reading import names, opened, standing

VIEWS = ("Cartera", "Seguimiento del mes", "Nuevo proyecto")


def sentence(here: Here) -> str:
    """How many projects there are, what they have committed, and how many are late."""
    rows = standing(here)
    if rows.empty:
        return "Aquí verá cada proyecto, de la idea a la liquidación. Empiece en «Nuevo proyecto»."
    late = int(rows["delayed"].sum())
    behind = plural(late, "atrasado", "atrasados") if late else "ninguno atrasado"
    return (
        f"{plural(len(rows), 'proyecto', 'proyectos')} con "
        f"{plain(money(rows['committed'].sum(), here.facts))} comprometidos; {behind}."
    )


def views(here: Here) -> None:
    """The open project where the address names one; otherwise the views, one at a time."""
    code = opened()
    if code in names(here):
        one_project(here, code)
        return
    chosen = st.segmented_control(
        "Vista",
        VIEWS,
        default=VIEWS[0],
        key="projects.view",
        label_visibility="collapsed",
        required=True,
    )
    dict(zip(VIEWS, (overview, monthly, new_project), strict=True))[str(chosen)](here)
