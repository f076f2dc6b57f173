"""Sesiones de la entrega on screen: who came, what was left in writing, and never what was disputed."""

from __future__ import annotations

import streamlit as st

from evalua.board.hand_over import session_lines
from evalua.measures.hand_over import INDUCTION
from evalua.registers.transitions.sessions import (
    FINAL_REPORT,
    SessionInput,
    record_session,
    remove_session,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove
from evalua.ui.transitions.reading import cut, open_term, towns

GUIDANCE = (
    "Anote solo lo técnico: quién asistió y qué documento quedó. Los desacuerdos entre equipos no se "
    "registran aquí ni los resuelve la asociación."
)


def sessions(here: Here) -> None:
    """The sessions held beside the form."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section("Sesiones de la entrega")
        _held(here)
    with right:
        layout.section("Registrar una sesión", GUIDANCE)
        _form(here)


def _held(here: Here) -> None:
    lines = session_lines(cache.inputs(here), open_term(here), cut(here), CATALOG)
    if lines.empty:
        layout.empty(
            "Todavía no hay sesiones",
            "Aquí verá quién asistió a cada sesión y qué documento quedó. Regístrelas en este mismo "
            "lugar: cada una prueba un paso de la ruta.",
        )
        return
    layout.table(
        lines.assign(when=[written_day(d) for d in lines["held_on"]]),
        {
            "when": "Fecha",
            "municipality": "Municipio",
            "kind": "Sesión",
            "who": "Asistió",
            "product": "Qué quedó",
        },
        medium=("Sesión", "Qué quedó"),
        key="transitions.sessions",
    )
    known = {
        int(row["id"]): f"{row['municipality']} · {row['kind']} · {written_day(row['held_on'])}"
        for row in lines.to_dict("records")
    }
    if not permitted(here, "record"):
        return
    with st.expander("Retirar una sesión"):
        chosen = int(
            st.selectbox(
                "Sesión", list(known), format_func=known.__getitem__, key="transitions.session"
            )
        )
        remove(here, f"hand_over.recorded.{chosen}", lambda work, why: _taken(work, chosen, why))


def _form(here: Here) -> None:
    term = open_term(here)
    form = Form(here, "hand_over", subject=str(term.id))
    kind = form.choice("kind", "Qué sesión fue", CATALOG.choices("hand_over_kinds"))
    form.choice("municipality_id", "Municipio", towns(here))
    form.day("held_on", "Fecha", latest=here.today)
    with st.container(horizontal=True):
        form.tick("outgoing_team", "Vino el equipo que sale")
        form.tick("incoming_team", "Vino el equipo que llega")
    if kind == INDUCTION:
        form.tick("holder_present", "Vino en persona quien ocupa la alcaldía")
    form.text("product", "Qué documento quedó", placeholder="Acta, lista, ficha o memoria")
    if kind == FINAL_REPORT:
        form.text(
            "signed_by", "Quién firma el informe", placeholder="Cargo o nombre, del municipio"
        )
    form.save("Guardar la sesión", lambda work, e: _save(work, term.id, e))


def _save(work: Work, term_id: int, entered: Entered) -> str:
    data = SessionInput(
        term_id,
        entered["municipality_id"],
        entered.text("kind"),
        entered["held_on"],
        bool(entered["outgoing_team"]),
        bool(entered["incoming_team"]),
        entered.text("product"),
        entered.text("signed_by"),
        bool(entered["holder_present"]),
    )
    record_session(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Sesión guardada."


def _taken(work: Work, row_id: int, why: str) -> str:
    remove_session(work, row_id, why)
    return "Sesión retirada."
