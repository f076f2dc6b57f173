"""What happened to the month: who sent, returned, approved or reopened it, when and with which words."""

from __future__ import annotations

import streamlit as st

from evalua.board.month_life import last_event, timeline
from evalua.registers.periods.queries import month_events
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import plain


def history(here: Here) -> None:
    """The events of the month, oldest first; nothing until it is sent for the first time."""
    with here.database.session() as session:
        events = month_events(session, association_id=here.facts.id)
    rows = timeline(events, here.facts, here.month)
    if rows.empty:
        return
    layout.section("Historia del mes")
    layout.table(
        rows.assign(at=[f"{moment:%d/%m/%Y %H:%M}" for moment in rows["at"]]),
        {"at": "Cuándo", "what": "Qué pasó", "who": "Quién", "note": "Nota, acta o motivo"},
        wide=("Nota, acta o motivo",),
        medium=("Qué pasó",),
        key="close.history",
    )


def last_words(here: Here) -> None:
    """What the board said when it returned or reopened the month, until it is sent again."""
    with here.database.session() as session:
        events = month_events(session, association_id=here.facts.id)
    last = last_event(events, here.month)
    if not last or last["kind"] not in ("returned", "reopened"):
        return
    when = f"{here.facts.local(last['happened_at']):%d/%m/%Y}"
    name = here.month.label.capitalize()
    if last["kind"] == "returned":
        st.warning(
            f"**{name} fue devuelto** por {plain(last['who'])} el {when}: {plain(last['note'])}",
            icon=":material/undo:",
        )
    else:
        st.info(
            f"**{name} fue reabierto** por {plain(last['who'])} el {when}: {plain(last['note'])}  \n"
            "La junta sigue viendo las cifras aprobadas hasta que se apruebe de nuevo.",
            icon=":material/lock_open:",
        )
