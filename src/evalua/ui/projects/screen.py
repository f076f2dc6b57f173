"""Proyectos on screen: its sentence, its views, and which project is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.board.wording import plural
from evalua.ui.context import Here
from evalua.ui.formats import money, plain
from evalua.ui.projects.alternatives import without_project
from evalua.ui.projects.calls import calls
from evalua.ui.projects.coverage import coverage_seen
from evalua.ui.projects.duty import delays
from evalua.ui.projects.follow_up import monthly
from evalua.ui.projects.form import new_project
from evalua.ui.projects.money_seen import money_seen
from evalua.ui.projects.one import one_project
from evalua.ui.projects.portfolio import portfolio
from evalua.ui.projects.reading import VIEW, names, opened, standing
from evalua.ui.projects.timeline import timeline_seen
from evalua.ui.projects.to_review import to_review
from evalua.ui.views import asked

_VIEWS: dict[str, Callable[[Here], None]] = {
    "Cartera": portfolio,
    "Dinero": money_seen,
    "Cronograma": timeline_seen,
    "A quiénes llega": coverage_seen,
    "Atrasos": delays,
    "Por revisar": to_review,
    "Sin proyecto": without_project,
    "Convocatorias": calls,
    "Seguimiento del mes": monthly,
    "Nuevo proyecto": new_project,
}
VIEWS = tuple(_VIEWS)


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
        default=asked(VIEWS),
        key=VIEW,
        label_visibility="collapsed",
        required=True,
    )
    _VIEWS[str(chosen)](here)
