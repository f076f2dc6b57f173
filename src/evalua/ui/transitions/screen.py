"""Transiciones on screen: how far the change of government is, and the views of the register."""

from __future__ import annotations

from datetime import date

import streamlit as st

from evalua.board.transitions import terms, transition_line
from evalua.domain.month import long_date
from evalua.registers.transitions.calendar import cycle
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.locks import note_if_closed
from evalua.ui.transitions import before, calendar, continuity, folder, hand_over, neutral, plans
from evalua.ui.transitions import route as transitions_route
from evalua.ui.transitions.reading import cut as cut_of
from evalua.ui.transitions.reading import term_of
from evalua.ui.views import asked

ROUTE = "Ruta"
BEFORE = "Antes de la elección"
HAND_OVER = "Entrega"
FOLDER = "Carpeta de llegada"
CONTINUITY = "Continuidad"
PLANS = "Planes y presupuestos"
CALENDAR = "Calendario"
DRAWN = {
    ROUTE: transitions_route.route,
    BEFORE: before.before,
    HAND_OVER: hand_over.hand_over,
    FOLDER: folder.folder,
    CONTINUITY: continuity.continued,
    PLANS: plans.plans,
    CALENDAR: calendar.calendar,
}


def sentence(here: Here) -> str:
    """How far the change of government is; outside of it, when the route opens."""
    inputs, cut = cache.inputs(here), cut_of(here)
    said = transition_line(inputs, cut, CATALOG)
    opens = "" if term_of(here) else _opening(here, cut)
    return plain(f"{said} {opens}".strip())


def views(here: Here) -> None:
    """The views of the register, one at a time; the route only while there is one to follow."""
    note_if_closed(here)
    inside = term_of(here) is not None
    options = list(DRAWN) if inside else [PLANS, FOLDER, CONTINUITY, CALENDAR]
    chosen = st.segmented_control(
        "Vista",
        options,
        default=asked(options),
        key=f"transitions.view.{len(options)}",
        label_visibility="collapsed",
        required=True,
    )
    DRAWN[str(chosen)](here)


def monthly(here: Here) -> None:
    """What the route asks for this month: outside a change of government, one line."""
    st.markdown(sentence(here))
    if term_of(here) is not None:
        neutral.note(here)
        transitions_route.due_now(here)


def _opening(here: Here, cut: date) -> str:
    """When the route of the next change of government opens, and whether its election is sure."""
    inputs = cache.inputs(here)
    ahead = [term for term in terms(inputs) if term.election_on >= cut]
    if not ahead:
        return f"Agréguela en «{CALENDAR}»."
    opens = long_date(cycle(ahead[0], CATALOG.transition_windows).first)
    sure = bool(inputs.terms.set_index("id").loc[ahead[0].id, "confirmed"])
    doubt = "" if sure else " La fecha de la elección está por confirmar."
    return f"La ruta de {len(CATALOG.milestones)} pasos se abre el {opens}.{doubt}"
