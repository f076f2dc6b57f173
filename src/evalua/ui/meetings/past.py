"""The sessions held: who came, what they agreed, and the way to correct one or take it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.measures.inputs import Cut
from evalua.registers.meetings.commands import change_meeting, remove_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.evidence import proofs
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove
from evalua.ui.meetings import agreed as meetings_agreed
from evalua.ui.meetings import session as meetings_session


def sessions(here: Here) -> None:
    """Every session held by the day, newest first, and the one that is chosen."""
    cut = Cut.of(here.month, here.today)
    rows = cache.inputs(here).meetings
    rows = rows[rows["held_on"] <= cut.at].sort_values(["held_on", "id"], ascending=False)
    if rows.empty:
        layout.empty(
            "Todavía no hay sesiones",
            "Aquí verá cada sesión con su acta, quién asistió y qué se acordó. Anote la primera en "
            "«Registrar una sesión».",
        )
        return
    left, right = st.columns([5, 4], gap="large")
    with left:
        _table(here, rows)
    with right:
        _one(here, rows)


def _table(here: Here, rows: pd.DataFrame) -> None:
    seats = cache.inputs(here).attendance
    came = [_came(seats[seats["meeting_id"] == key]) for key in rows["id"]]
    layout.table(
        rows.assign(
            held_on=[written_day(d) for d in rows["held_on"]],
            body=[meetings_session.bodies(here).get(b, b) for b in rows["body"]],
            quorum=["Sí" if q else "No" for q in rows["quorum"]],
            came=came,
        ),
        {
            "held_on": "Fecha",
            "body": "Órgano",
            "act": "Acta",
            "quorum": "Cuórum",
            "came": "Titulares",
        },
        right=("Titulares",),
        key="meetings.past",
    )


def _came(seats: pd.DataFrame) -> str:
    holders = int(seats["attended_as"].isin(("holder", "acting")).sum())
    return f"{holders} de {len(seats)}"


def _one(here: Here, rows: pd.DataFrame) -> None:
    known = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Sesión",
        list(known),
        format_func=lambda key: meetings_agreed.label(known[key]),
        key="meetings.one",
    )
    row = known[chosen]
    _who_came(here, chosen)
    if row["agenda"]:
        st.markdown(f"**Temas:** {plain(row['agenda'])}")
    meetings_agreed.agreed(here, chosen)
    proofs(
        here,
        {("meeting", str(row["uid"])): ""},
        title="Acta y soportes",
        key=f"meetings.proofs.{chosen}",
    )
    if not permitted(here, "record"):
        return
    with st.expander("Corregir esta sesión"):
        _correct(here, row)
        meetings_agreed.take_back(here, chosen)
        remove(
            here,
            f"meeting.remove.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Retirar la sesión con todo lo que acordó",
        )


def _who_came(here: Here, meeting_id: int) -> None:
    seats = cache.inputs(here).attendance
    seats = seats[seats["meeting_id"] == meeting_id]
    names = municipality_names(cache.inputs(here))
    for kind in CATALOG.choices("attendance_kinds"):
        keys = set(seats.loc[seats["attended_as"] == kind, "municipality_id"])
        if keys:
            towns = ", ".join(text for key, text in names.items() if key in keys)
            st.markdown(f"**{plain(name('attendance_kinds', kind))}:** {plain(towns)}")


def _correct(here: Here, row: dict[Any, Any]) -> None:
    meeting_id = int(row["id"])
    form = Form(
        here,
        "meeting",
        subject=str(meeting_id),
        defaults=_known(here, row),
        version=row["version"],
    )
    meetings_session.session_form(
        here,
        form,
        "Guardar la corrección",
        lambda work, e: _changed(work, here, meeting_id, e),
    )


def _known(here: Here, row: dict[Any, Any]) -> dict[str, Any]:
    """A session as its form shows it."""
    seats = cache.inputs(here).attendance
    seats = seats[seats["meeting_id"] == row["id"]]
    called = seats["municipality_id"].tolist()
    away = {
        kind: seats.loc[seats["attended_as"] == kind, "municipality_id"].tolist()
        for kind in meetings_session.EXCEPTIONS
    }
    held_on = row["held_on"].date()
    return {
        "body": row["body"],
        "held_on": held_on,
        "quorum": row["quorum"],
        "act": row["act"],
        "agenda": row["agenda"],
        "everyone": set(called) == set(meetings_session.convocable(here, held_on)),
        "convened": called,
        **away,
    }


def _changed(work: Work, here: Here, meeting_id: int, entered: Entered) -> str:
    data = meetings_session.as_input(here, entered)
    change_meeting(
        work,
        meeting_id,
        replace(data, seats=_with_delegates(here, meeting_id, data.seats)),
        catalog=CATALOG,
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Sesión corregida."


def _with_delegates(
    here: Here, meeting_id: int, seats: Mapping[int, SeatInput]
) -> dict[int, SeatInput]:
    """Keep the names of the delegates, which this form does not ask for."""
    rows = cache.inputs(here).attendance
    rows = rows[(rows["meeting_id"] == meeting_id) & (rows["attended_as"] == "delegate")]
    known = dict(zip(rows["municipality_id"], rows["person"], strict=True))
    return {
        key: replace(seat, person=known.get(key, "")) if seat.attended_as == "delegate" else seat
        for key, seat in seats.items()
    }


def _removed(work: Work, meeting_id: int, why: str) -> str:
    remove_meeting(work, meeting_id, why)
    return "Sesión retirada con su asistencia, sus decisiones y sus compromisos."
