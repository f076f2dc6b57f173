"""The form of a session: everyone convened came as holder unless one says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from evalua.board.names import members_on
from evalua.board.wording import plural
from evalua.domain.problems import Finding, Problem
from evalua.measures.inputs import Cut
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.forms import Action, Entered, Form
from evalua.ui.meetings import agreed

EXCEPTIONS = {
    "delegate": "Vino una delegada o un delegado de…",
    "acting": "Vino una encargada o un encargado, con acto, de…",
    "absent": "No vino nadie de…",
}


def record(here: Here) -> None:
    """A new session, beside the decisions and commitments of the one recorded last."""
    left, right = st.columns(2, gap="large")
    with left:
        layout.section("Sesión y asistencia")
        form = Form(here, "meeting", defaults={"body": "board", "quorum": True, "everyone": True})
        session_form(here, form, "Registrar la sesión", lambda work, e: _record(work, here, e))
    with right:
        layout.section("Decisiones y compromisos")
        agreed.of_a_session(here)


def session_form(here: Here, form: Form, label: str, action: Action) -> None:
    """The session itself and, from everyone who was convened, who did not come as holder."""
    form.choice("body", "Órgano", bodies(here))
    held_on = form.day("held_on", "Fecha de la sesión")
    form.tick("quorum", "Hubo cuórum")
    form.text("act", "Número del acta")
    towns = convocable(here, held_on)
    everyone = form.tick("everyone", f"Se convocó a los {len(towns)} municipios")
    called = list(towns) if everyone else form.several("convened", "Convocados", towns)
    there = {key: name for key, name in towns.items() if key in called}
    st.caption("Marque solo las excepciones: los demás quedan presentes como titulares.")
    away = {kind: form.several(kind, text, there) for kind, text in EXCEPTIONS.items()}
    if there:
        st.caption(attendance_line(len(there), {kind: len(keys) for kind, keys in away.items()}))
    form.answer("seats")
    form.text("agenda", "Temas tratados", long=True)
    form.save(label, action)


def attendance_line(convened: int, away: Mapping[str, int]) -> str:
    """Who came, in words: «De 12 convocados: 9 titulares, 2 con delegado y 1 ausente.»"""
    holders = convened - sum(away.values())
    parts = [plural(holders, "titular", "titulares")]
    if away["acting"]:
        parts.append(plural(away["acting"], "con encargo", "con encargo"))
    if away["delegate"]:
        parts.append(plural(away["delegate"], "con delegación", "con delegación"))
    if away["absent"]:
        parts.append(plural(away["absent"], "ausente", "ausentes"))
    return f"De {plural(convened, 'convocado', 'convocados')}: {', '.join(parts)}."


def bodies(here: Here) -> dict[str, str]:
    """The bodies, with the name this association gives its board."""
    names = dict(CATALOG.choices("bodies"))
    return names | {"board": here.facts.board_label or names["board"]}


def convocable(here: Here, day: date | None) -> dict[int, str]:
    """The members on a day (by default, on the day of the cut)."""
    return members_on(cache.inputs(here), day or Cut.of(here.month, here.today).day)


def as_input(here: Here, entered: Entered) -> MeetingInput:
    """A session from what was entered. Raises Problem when a seat is in two lists."""
    towns = convocable(here, entered["held_on"])
    called = list(towns) if entered["everyone"] else list(entered["convened"] or [])
    kinds: dict[Any, str] = {}
    found = []
    for kind in EXCEPTIONS:
        for key in entered[kind] or []:
            if key in kinds:
                said = f"{towns.get(key, 'Un municipio')} está en dos listas. Déjelo en una."
                found.append(Finding(kind, "V00", said))
            kinds[key] = kind
    if found:
        raise Problem(found)
    return MeetingInput(
        body=entered.text("body"),
        held_on=entered["held_on"],
        quorum=bool(entered["quorum"]),
        act=entered.text("act"),
        agenda=entered.text("agenda"),
        seats={key: SeatInput(kinds.get(key, "holder")) for key in called},
    )


def _record(work: Work, here: Here, entered: Entered) -> str:
    record_meeting(work, as_input(here, entered), catalog=CATALOG, confirmed=entered.confirmed)
    return "Sesión registrada. Agregue sus decisiones y compromisos."
