"""A quiénes llega: each member's row of themes, and the women, men and families declared."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.portfolio.coverage import (
    COVERAGE_WORDS,
    coverage,
    coverage_sentence,
    reached,
    reached_lines,
    reached_sentence,
)
from evalua.charts.coverage import describe_coverage, matrix_coverage
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import money, plain, quantity
from evalua.ui.projects.reading import cut, nothing_yet

_THEMES, _NARROW_THEMES = 8, 4
_COUNTS = {
    "women": "Mujeres",
    "men": "Hombres",
    "unstated": "Sin precisar",
    "families": "Familias",
}


def coverage_seen(here: Here) -> None:
    """The people in a sentence, the matrix, and the people by municipality."""
    inputs, on = cache.inputs(here), cut(here)
    cells = coverage(inputs, on, CATALOG, _NARROW_THEMES if layout.narrow() else _THEMES)
    if cells.empty:
        nothing_yet("Aquí cada municipio encontrará su fila: qué temas le llegan y a cuánta gente.")
        return
    st.markdown(f"**{plain(reached_sentence(reached(inputs, on), here.facts))}**")
    layout.section("Temas por municipio")
    st.markdown(plain(coverage_sentence(cells)))
    layout.figure(
        matrix_coverage(cells, mode=layout.mode(), narrow=layout.narrow()),
        key="projects.coverage",
        alt=describe_coverage(cells),
    )
    with st.expander("Verlo como tabla, con todos los temas"):
        _as_table(coverage(inputs, on, CATALOG))
    _people(here, reached_lines(inputs, on))


def _as_table(cells: pd.DataFrame) -> None:
    said = cells.assign(
        said=[_cell(state, n) for state, n in zip(cells["state"], cells["projects"], strict=True)]
    )
    wide = said.pivot(index="municipality", columns="theme", values="said")
    themes = list(dict.fromkeys(cells["theme"]))
    wide = wide.reindex(index=dict.fromkeys(cells["municipality"]), columns=themes).reset_index()
    layout.table(
        wide,
        {"municipality": "Municipio", **{theme: theme for theme in themes}},
        key="projects.coverage.table",
        alt="Proyectos de cada municipio por tema.",
    )


def _cell(state: str, projects: int) -> str:
    return f"{COVERAGE_WORDS[state]} ({projects})" if projects else COVERAGE_WORDS[state]


def _people(here: Here, rows: pd.DataFrame) -> None:
    layout.section(
        "Personas por municipio",
        "Lo que declaran los proyectos que no se descartaron. Una persona puede estar en más de uno.",
    )
    layout.table(
        rows.assign(
            projects=[str(value) for value in rows["projects"]],
            amount=[money(value, here.facts) for value in rows["amount"]],
            **{n: [quantity(value, here.facts) for value in rows[n]] for n in _COUNTS},
        ),
        {
            "municipality": "Municipio",
            "projects": "Proyectos",
            **_COUNTS,
            "amount": "Monto declarado",
        },
        right=("Proyectos", *_COUNTS.values(), "Monto declarado"),
        key="projects.people",
        alt="Mujeres, hombres, familias y monto que los proyectos declaran en cada municipio.",
    )
