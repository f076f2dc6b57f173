"""Juntas y compromisos on screen: what is pending, and the views of the register."""

from __future__ import annotations

import streamlit as st

from evalua.board.commitments import commitment_lines
from evalua.board.wording import plural
from evalua.measures.inputs import Cut
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.locks import note_if_closed
from evalua.ui.meetings import bodies as meetings_bodies
from evalua.ui.meetings import commitments, past
from evalua.ui.meetings import disagreements as meetings_disagreements
from evalua.ui.meetings import session as meetings_session
from evalua.ui.views import asked

VIEWS = {
    "Compromisos": commitments.commitments,
    "Registrar una sesión": meetings_session.record,
    "Sesiones": past.sessions,
    "Órganos": meetings_bodies.bodies,
    "Inconformidades": meetings_disagreements.disagreements,
}


def sentence(here: Here) -> str:
    """When the last session was and what is still owed, in one line."""
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today)
    held = inputs.meetings[inputs.meetings["held_on"] <= cut.at].sort_values("held_on")
    if held.empty:
        return "Aquí quedan las sesiones, quién asistió, qué se decidió y qué se debe."
    last = held.iloc[-1]
    states = commitment_lines(inputs, cut.day)["state"].tolist()
    overdue, still = states.count("overdue"), states.count("open")
    owed = plural(overdue + still, "compromiso abierto", "compromisos abiertos")
    late = f", {plural(overdue, 'vencido', 'vencidos')}" if overdue else ", ninguno vencido"
    said = f"hay {owed}{late}" if overdue + still else "no hay compromisos abiertos"
    body = meetings_session.bodies(here).get(last["body"], "otro órgano")
    return plain(f"La última sesión ({body}) fue el {written_day(last['held_on'])}; {said}.")


def views(here: Here) -> None:
    """The views of the register, one at a time."""
    note_if_closed(here)
    chosen = st.segmented_control(
        "Vista",
        list(VIEWS),
        default=asked(list(VIEWS)),
        key="meetings.view",
        label_visibility="collapsed",
        required=True,
    )
    VIEWS[str(chosen)](here)
