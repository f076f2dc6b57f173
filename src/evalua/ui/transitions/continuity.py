"""Continuidad on screen: what was alive when the government changed, and what became of it."""

from __future__ import annotations

import streamlit as st

from evalua.board.continuity import KINDS, continuity, continuity_line, last_change
from evalua.board.transitions import terms
from evalua.domain.month import long_date
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.transitions.reading import cut

EVERYTHING = "Todo"
RULE = (
    "Cuenta lo que estaba vivo el día de la posesión. Un proyecto sin etapa ni nota en 180 días se "
    "cuenta como detenido."
)


def continued(here: Here) -> None:
    """One sentence, and the projects, commitments and agreements with their outcome."""
    inputs, day = cache.inputs(here), cut(here)
    term = last_change(terms(inputs), day)
    if term is None:
        layout.empty(
            "Todavía no hay un cambio de gobierno que mirar",
            "Doce meses después de un cambio, aquí verá qué proyectos, compromisos y convenios "
            "siguieron. Hacen falta el periodo que terminó y el que empezó (vista «Calendario»).",
        )
        return
    lines = continuity(inputs, term, day, CATALOG)
    layout.section(f"Qué siguió después del {long_date(term.starts_on)}", RULE)
    st.markdown(plain(continuity_line(lines, term, day)))
    kinds = {name: key for key, name in KINDS.items() if key in set(lines["kind"])}
    if not kinds:
        return
    chosen = st.segmented_control(
        "Qué mostrar",
        [EVERYTHING, *kinds],
        default=EVERYTHING,
        key="transitions.continuity",
        label_visibility="collapsed",
        required=True,
    )
    shown = lines if chosen == EVERYTHING else lines[lines["kind"] == kinds[str(chosen)]]
    layout.table(
        shown.assign(when=[written_day(d) for d in shown["changed_on"]]),
        {
            "kind_name": "Qué es",
            "name": "Nombre",
            "word": "Resultado",
            "then": "El día del cambio",
            "now": "Después",
            "when": "Cambió el",
        },
        wide=("Nombre",),
        key="transitions.survival",
    )
