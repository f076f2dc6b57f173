"""Cartera: the projects in a table, and those that are late."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.projects.queries import benefits
from evalua.ui import layout, state
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, money, plain
from evalua.ui.projects.bank import bank
from evalua.ui.projects.by_stage import by_stage
from evalua.ui.projects.reading import (
    brief_lateness,
    cut,
    lateness,
    nothing_yet,
    open_one,
    share,
    stage_name,
    standing,
    towns,
)

_ANY = ""
_OPEN = "projects.open"
_TABLE = "projects.portfolio"


def portfolio(here: Here) -> None:
    """The portfolio as a table, by stage, or the bank of those that look for resources."""
    if standing(here).empty:
        nothing_yet("Aquí verá en qué etapa está cada uno, con qué recursos y a quiénes llega.")
        return
    ways = {"Tabla": _as_table, "Por etapa": by_stage, "Banco de proyectos": bank}
    chosen = st.pills(
        "Cómo verla",
        list(ways),
        default=next(iter(ways)),
        key="projects.portfolio.way",
        label_visibility="collapsed",
        required=True,
    )
    ways[str(chosen)](here)


def _as_table(here: Here) -> None:
    """The filters and the table; under them, the late projects."""
    rows = _in_order(standing(here))
    shown = _filtered(here, rows)
    _table(here, shown)
    _late(here, shown)


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """By stage, as the catalogue lists them, then by code; those without stage first."""
    order = {stage.key: place for place, stage in enumerate(CATALOG.project_stages)}
    placed = rows.assign(place=[order.get(key, -1) for key in rows["stage"]])
    return placed.sort_values(["place", "code"], ignore_index=True)


def _filtered(here: Here, rows: pd.DataFrame) -> pd.DataFrame:
    stages, themes, places, opening = st.columns([2, 2, 2, 3])
    with stages:
        known = dict.fromkeys(rows["stage"])
        stage = _filter("Etapa", "Todas", {key: stage_name(key) for key in known if key})
    with themes:
        every = CATALOG.choices("project_themes")
        theme = _filter("Tema", "Todos", {k: every[k] for k in every if k in set(rows["theme"])})
    with places:
        town = _filter("Municipio", "Todos", {str(k): name for k, name in towns(here).items()})
    kept = rows
    if stage:
        kept = kept[kept["stage"] == stage]
    if theme:
        kept = kept[kept["theme"] == theme]
    if town:
        kept = kept[kept["project_id"].isin(_reaching(here, int(town)))]
    with opening:
        _opener(kept)
    return kept.reset_index(drop=True)


def _filter(label: str, every: str, options: dict[str, str]) -> str:
    names = {_ANY: every, **options}
    return st.selectbox(
        label, list(names), format_func=names.__getitem__, key=f"projects.filter.{label}"
    )


def _reaching(here: Here, municipality_id: int) -> list[int]:
    with here.database.session() as session:
        rows = benefits(session, association_id=here.facts.id)
    return [int(key) for key in rows[rows["municipality_id"] == municipality_id]["project_id"]]


def _opener(rows: pd.DataFrame) -> None:
    names = dict(zip(rows["code"], rows["name"], strict=True))
    st.selectbox(
        "Abrir un proyecto",
        list(names),
        index=None,
        format_func=lambda code: f"{code} · {names.get(code, '')}",
        placeholder="Elija…",
        key=_OPEN,
        on_change=_open_chosen,
    )


def _open_chosen() -> None:
    code = state.widget(_OPEN)
    if code:
        open_one(str(code))


def _table(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        st.markdown("Ningún proyecto cumple esas condiciones.")
        return
    records: list[dict[str, Any]] = rows.astype(object).to_dict("records")
    on = cut(here)
    shown = rows.assign(
        stage=[stage_name(row["stage"]) for row in records],
        committed=[money(row["committed"], here.facts) for row in records],
        physical=[share(row["physical"], here) for row in records],
        late=[brief_lateness(row, on, here) for row in records],
        places=[_places(row) for row in records],
        noted_on=[day(row["noted_on"]) for row in records],
    )
    codes = list(rows["code"])
    layout.table(
        shown,
        {
            "stage": "Etapa",
            "code": "Código",
            "name": "Proyecto",
            "places": "Municipios",
            "committed": "Comprometido",
            "physical": "Avance físico",
            "late": "Atraso",
            "noted_on": "Último seguimiento",
        },
        right=("Comprometido", "Avance físico"),
        key=_TABLE,
        on_pick=lambda: _open_picked(codes),
    )
    st.caption("Marque la casilla de una fila para abrir el proyecto.")


def _places(row: dict[str, Any]) -> str:
    """Two names at most; beyond that, how many."""
    return row["municipality_names"] if row["municipalities"] <= 2 else str(row["municipalities"])


def _open_picked(codes: list[str]) -> None:
    place = layout.picked_row(_TABLE)
    if place is not None and place < len(codes):
        open_one(codes[place])


def _late(here: Here, rows: pd.DataFrame) -> None:
    layout.section(
        "Atrasados", "Más de 15 puntos por debajo del primer cronograma, o fuera de plazo."
    )
    late: list[dict[str, Any]] = rows[rows["delayed"]].astype(object).to_dict("records")
    if not late:
        st.markdown("Ningún proyecto está atrasado.")
    for row in late:
        executor = row["executor"] or ("la asociación" if row["executed_by_association"] else "")
        st.markdown(
            f"**{plain(row['code'])}** · {plain(row['name'])}  \n"
            f":red[◆ {plain(lateness(row, cut(here), here))}.]"
        )
        facts = (
            f"Ejecuta: {executor}" if executor else "",
            f"Siguiente paso: {row['next_step']}" if row["next_step"] else "",
        )
        if any(facts):
            st.caption(plain(layout.facts_line(facts)))
