"""What is missing, who owes it and what each gap does to its area."""

from __future__ import annotations

import streamlit as st

from evalua.board.gaps import gap_sentence, missing_sentence
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import opening, plain
from evalua.ui.navigation import go

_EXPLAINED = (
    "Un dato que falta no vale cero: baja la cobertura del área. El puntaje posible dice dónde "
    "quedaría el área si ese dato, él solo, llegara y puntuara 0 o 100."
)


def everything(here: Here) -> None:
    """All the gaps of the month; a picked row opens its indicator."""
    rows = cache.gaps(here)
    layout.section("Qué hace cada dato que falta", plain(missing_sentence(rows)))
    if rows.empty:
        st.markdown("Todos los indicadores exigibles de este mes tienen dato.")
        return
    st.markdown(_EXPLAINED)
    layout.table(
        rows.assign(
            range_text=[opening(text) for text in rows["range_text"]],
            area_name=[
                f"{n}. {s}" for n, s in zip(rows["area_number"], rows["area_short"], strict=True)
            ],
        ),
        {
            "area_name": "Área",
            "name": "Dato que falta",
            "owner": "Quién lo debe",
            "register": "Dónde se registra",
            "word": "Estado",
            "coverage_text": "Cobertura",
            "range_text": "Puntaje posible del área",
        },
        key="missing.table",
        wide=("Puntaje posible del área",),
        on_pick=lambda: None,
    )
    picked = layout.picked_row("missing.table")
    if picked is not None and picked < len(rows):
        go("indicator", indicador=str(rows["code"].iloc[picked]))
    _doors(here)


def _doors(here: Here) -> None:
    """The same indicators, and where each datum is filled in, for whoever uses the keyboard."""
    with st.expander("Abrir un indicador o el registro donde se llena"):
        for row in cache.gaps(here).to_dict("records"):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                layout.door("indicator", plain(row["name"]), indicador=str(row["code"]))
                layout.door(str(row["page"]), f"Ir a {row['register']}")


def of_area(here: Here, area: str) -> None:
    """The gaps of one area: what each takes from the coverage, and the range left open."""
    rows = cache.gaps(here, area)
    if rows.empty:
        return
    layout.section("Lo que falta y cuánto pesa", plain(gap_sentence(cache.evaluation(here), area)))
    for row in rows.to_dict("records"):
        with st.container(border=True):
            layout.door("indicator", f"**{plain(row['name'])}**", indicador=str(row["code"]))
            owed = f"{row['word']} · responde: {row['owner']}"
            st.caption(plain(owed))
            st.markdown(plain(f"Cobertura: {row['coverage_text']}. El área {row['range_text']}."))
            layout.door(str(row["page"]), f"Ir a {row['register']}")
