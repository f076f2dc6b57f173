"""Transiciones on screen: how far the change of government is, and the views of the register."""

from __future__ import annotations

from datetime import date

import streamlit as st

from evalua.board.transitions import terms, transition_line
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut
from evalua.measures.transitions import Term
from evalua.registers.transitions.calendar import active_term, cycle
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.locks import note_if_closed
from evalua.ui.transitions import calendar, plans
from evalua.ui.transitions import route as transitions_route

ROUTE = "Ruta"
PLANS = "Planes y presupuestos"
CALENDAR = "Calendario"
DRAWN = {
    ROUTE: transitions_route.route,
    PLANS: plans.plans,
    CALENDAR: calendar.calendar,
}


def sentence(here: Here) -> str:
    """How far the change of government is; outside of it, when the route opens."""
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today).day
    said = transition_line(inputs, cut, CATALOG)
    opens = "" if _active(here, cut) else _opening(here, cut)
    return plain(f"{said} {opens}".strip())


def views(here: Here) -> None:
    """The views of the register, one at a time; the route only while there is one to follow."""
    note_if_closed(here)
    inside = _active(here, Cut.of(here.month, here.today).day) is not None
    options = [ROUTE, PLANS, CALENDAR] if inside else [PLANS, CALENDAR]
    chosen = st.segmented_control(
        "Vista",
        options,
        default=options[0],
        key=f"transitions.view.{len(options)}",
        label_visibility="collapsed",
        required=True,
    )
    DRAWN[str(chosen)](here)


def monthly(here: Here) -> None:
    """What the route asks for this month: outside a change of government, one line."""
    st.markdown(sentence(here))
    if _active(here, Cut.of(here.month, here.today).day) is not None:
        transitions_route.due_now(here)


def _active(here: Here, cut: date) -> Term | None:
    return active_term(terms(cache.inputs(here)), cut, CATALOG.transition_windows)


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
