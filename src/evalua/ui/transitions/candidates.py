"""Aspirantes on screen: the official lists, the document they all receive, and who received it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from evalua.board.candidates import candidate_lines, equality, equality_line
from evalua.domain.month import long_date
from evalua.registers.transitions.candidates import erased_from
from evalua.registers.transitions.queries import candidate_names
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.transitions import candidate_forms
from evalua.ui.transitions.reading import cut, open_term

FORMS = {
    "Lista": candidate_forms.official_list,
    "Documento": candidate_forms.document,
    "Entregar": candidate_forms.delivery,
    "Corregir": candidate_forms.corrections,
}


def candidates(here: Here) -> None:
    """Whether all of them received the same, beside the forms."""
    left, right = st.columns([5, 4], gap="large")
    with left:
        kind = _kind()
        layout.section("¿Todos recibieron lo mismo?")
        st.markdown(plain(equality_line(cache.inputs(here), open_term(here).id, cut(here), kind)))
        _equality(here, kind)
        _people(here, kind)
    with right:
        chosen = st.segmented_control(
            "Qué registrar",
            list(FORMS),
            default="Lista",
            key="transitions.candidates.form",
            label_visibility="collapsed",
            required=True,
        )
        FORMS[str(chosen)](here)


def _kind() -> str:
    kinds = CATALOG.choices("candidate_pack_kinds")
    chosen = st.segmented_control(
        "Qué reciben",
        list(kinds),
        default="pack",
        format_func=kinds.__getitem__,
        key="transitions.candidates.kind",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen)


def _equality(here: Here, kind: str) -> None:
    lines = equality(cache.inputs(here), open_term(here).id, cut(here), kind)
    if lines.empty:
        layout.empty(
            "Todavía no hay aspirantes",
            "Aquí verá, municipio por municipio, si todos recibieron el mismo documento. Empiece por "
            "pegar la lista oficial de un municipio.",
        )
        return
    shown = lines.assign(
        **{name: lines[name].astype(str) for name in ("listed", "same", "other", "without")},
    )
    layout.table(
        shown,
        {
            "municipality": "Municipio",
            "word": "Estado",
            "listed": "Lista",
            "same": "Última",
            "other": "Otra",
            "without": "Nada",
        },
        right=("Lista", "Última", "Otra", "Nada"),
        key="transitions.equality",
    )


def _people(here: Here, kind: str) -> None:
    """Candidate by candidate, with the day on which their names are forgotten."""
    term = open_term(here)
    with here.database.session() as session:
        names = candidate_names(session, association_id=here.facts.id)
    lines = candidate_lines(cache.inputs(here), term.id, cut(here), names, kind)
    if lines.empty:
        return
    sexes = CATALOG.choices("sexes")
    with st.expander(f"Uno por uno ({len(lines)})"):
        st.caption(plain(_promise(here, term.election_on)))
        layout.table(
            lines.assign(sex=lines["sex"].map(dict(sexes))),
            {
                "municipality": "Municipio",
                "number": "N.º",
                "name": "Nombre",
                "sex": "Sexo",
                "received": "Recibió",
            },
            key="transitions.candidates",
        )


def _promise(here: Here, election_on: Any) -> str:
    limit = erased_from(election_on)
    if here.today >= limit:
        return f"Los nombres se borraron desde el {long_date(limit)}: quedan los números."
    return (
        f"Los nombres se borran solos el {long_date(limit)}; quedan los números. No hay partidos."
    )
