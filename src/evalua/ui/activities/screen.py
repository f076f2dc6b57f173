"""Bitácora on screen: what the month holds so far, and the views of the register."""

from __future__ import annotations

import streamlit as st

from evalua.board.wording import plural
from evalua.measures.inputs import Cut, within
from evalua.ui import cache
from evalua.ui.activities import (
    contacts,
    documents,
    form,
    groups,
    log,
    matrix,
    priorities,
)
from evalua.ui.context import Here
from evalua.ui.locks import note_if_closed
from evalua.ui.views import asked

VIEWS = {
    "Registrar": form.record,
    "Contactos del mes": contacts.contacts,
    "A quién se llegó": matrix.matrix,
    "Lo registrado": log.logged,
    "Mesas": groups.groups,
    "Entregas": documents.documents,
    "Prioridades": priorities.priorities,
}


def sentence(here: Here) -> str:
    """How many activities the month holds so far."""
    rows = cache.inputs(here).activities
    if rows.empty:
        return "Aquí queda lo que la asociación hace: cuándo, con quién y qué resultó."
    held = rows[within(rows["held_on"], Cut.of(here.month, here.today).window("month"))]
    done = int((held["status"] == "done").sum())
    count = plural(done, "actividad realizada", "actividades realizadas")
    return (
        f"En {here.month.label} hay {count if done else 'todavía cero actividades'} en la bitácora."
    )


def views(here: Here) -> None:
    """The views of the register, one at a time."""
    note_if_closed(here)
    chosen = st.segmented_control(
        "Vista",
        list(VIEWS),
        default=asked(list(VIEWS)),
        key="activities.view",
        label_visibility="collapsed",
        required=True,
    )
    VIEWS[str(chosen)](here)
