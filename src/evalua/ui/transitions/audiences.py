"""Liderazgos on screen: which audiences of each municipality were told before the election (T03)."""

from __future__ import annotations

import streamlit as st

from evalua.board.hand_over import audience_lines
from evalua.registers.transitions.audiences import AudienceInput, reach_audience, remove_audience
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove
from evalua.ui.transitions.reading import cut, open_term, towns

LIST = "transition_audiences"


def audiences(here: Here) -> None:
    """The checklist of every municipality beside the form."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section(
            "Liderazgos informados antes de la elección",
            "Los cuatro grupos que conviene informar en cada municipio, con su soporte.",
        )
        _checklist(here)
        _recorded(here)
    with right:
        layout.section("Registrar una jornada o un envío")
        _form(here)


def _checklist(here: Here) -> None:
    lines = audience_lines(cache.inputs(here), open_term(here), cut(here), CATALOG)
    shown = lines.assign(
        last=[written_day(d) for d in lines["last_on"]],
        done=[f"{a} de {b}" for a, b in zip(lines["reached"], lines["asked"], strict=True)],
        people=lines["people"].astype(str),
    )
    layout.table(
        shown,
        {
            "municipality": "Municipio",
            "word": "Estado",
            "done": "Informados",
            "missing": "Faltan",
            "people": "Personas",
            "last": "Última vez",
        },
        right=("Personas",),
        medium=("Faltan",),
        key="transitions.audiences",
    )


def _form(here: Here) -> None:
    term = open_term(here)
    form = Form(here, "audience", subject=str(term.id))
    form.choice("municipality_id", "Municipio", towns(here))
    form.choice("audience", "A quiénes", CATALOG.choices(LIST))
    form.day("reached_on", "Fecha", latest=here.today)
    form.number("people", "Cuántas personas", unit="personas")
    form.text("evidence", "Soporte", placeholder="Lista de asistencia o constancia de envío")
    form.save("Guardar", lambda work, e: _save(work, term.id, e))


def _save(work: Work, term_id: int, entered: Entered) -> str:
    data = AudienceInput(
        term_id,
        entered["municipality_id"],
        entered.text("audience"),
        entered["reached_on"],
        entered.text("people"),
        entered.text("evidence"),
    )
    reach_audience(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Guardado."


def _recorded(here: Here) -> None:
    rows = cache.inputs(here).audiences
    rows = rows[rows["term_id"] == open_term(here).id]
    if rows.empty:
        return
    names, kinds = towns(here), CATALOG.choices(LIST)
    known = {
        int(row["id"]): f"{names.get(row['municipality_id'], '')} · {kinds[row['audience']]} · "
        f"{written_day(row['reached_on'])}"
        for row in rows.sort_values("reached_on", ascending=False).to_dict("records")
    }
    if not permitted(here, "record"):
        return
    with st.expander("Retirar lo registrado"):
        chosen = int(
            st.selectbox(
                "Jornada", list(known), format_func=known.__getitem__, key="transitions.reach"
            )
        )
        remove(here, f"audience.recorded.{chosen}", lambda work, why: _taken(work, chosen, why))


def _taken(work: Work, row_id: int, why: str) -> str:
    remove_audience(work, row_id, why)
    return "Retirado."
