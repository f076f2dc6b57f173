"""Banco: ideas and studies that still look for resources, by priority, and what each needs next."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.portfolio.bank import bank_lines
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import money, plain
from evalua.ui.projects.reading import cut, open_one, stage_name

_TABLE = "projects.bank"


def bank(here: Here) -> None:
    """The bank in its order; a row opens its project."""
    rows = bank_lines(cache.inputs(here), cut(here), CATALOG)
    if rows.empty:
        layout.empty(
            "El banco está vacío",
            "Aquí verá, por prioridad, las ideas y los estudios que buscan recursos. Hoy todos los "
            "proyectos los tienen.",
        )
        return
    st.markdown(_sentence(here, rows))
    codes = list(rows["code"])
    layout.table(
        rows.assign(
            priority=["sin prioridad" if pd.isna(p) else str(p) for p in rows["priority"]],
            kind=[name("project_kinds", key) for key in rows["kind"]],
            stage=[stage_name(key) for key in rows["stage"]],
            cost=[money(value, here.facts) for value in rows["cost"]],
            expected_source=[_source(key) for key in rows["expected_source"]],
            days=["" if pd.isna(days) else str(days) for days in rows["stage_days"]],
            ahead=[_ahead(row["next_stage"], row["needs"]) for row in rows.to_dict("records")],
        ),
        {
            "priority": "Prioridad",
            "code": "Código",
            "name": "Proyecto",
            "stage": "Etapa",
            "days": "Días en ella",
            "cost": "Costo",
            "ahead": "Qué le falta",
            "expected_source": "Fuente esperada",
            "municipality_names": "Municipios",
            "kind": "Tipo",
        },
        right=("Costo", "Días en ella"),
        medium=("Proyecto", "Qué le falta"),
        key=_TABLE,
        alt="Banco de proyectos por prioridad: etapa, lo que falta, costo y fuente esperada.",
        on_pick=lambda: _open_picked(codes),
    )
    st.caption(
        "El 1 va primero. La prioridad se escribe en «Datos» de cada proyecto; marque la casilla de "
        "una fila para abrirlo."
    )


def _sentence(here: Here, rows: pd.DataFrame) -> str:
    """How many look for resources, what they cost, and how many nobody has ranked."""
    said = plural(len(rows), "proyecto busca recursos", "proyectos buscan recursos")
    cost = plain(money(rows["cost"].sum(), here.facts))
    bare = int(rows["priority"].isna().sum())
    ranked = plural(bare, "no tiene prioridad", "no tienen prioridad") if bare else ""
    return f"{said} por {cost}; {ranked}." if bare else f"{said} por {cost}."


def _source(key: str) -> str:
    return CATALOG.names_of("funding_sources").get(key, "")


def _ahead(stage: str, needs: str) -> str:
    return f"Para «{stage}»: {needs}" if stage else ""


def _open_picked(codes: list[str]) -> None:
    place = layout.picked_row(_TABLE)
    if place is not None and place < len(codes):
        open_one(codes[place])
