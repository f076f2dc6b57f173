"""The national programmes and conditions of the municipalities on screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names, name_of
from evalua.registers.territory.tags import TagInput, add_tags, change_tag, remove_tag
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
ALWAYS, GOES_ON = "Sin fecha", "Sigue"
Row = dict[Any, Any]


def tags(here: Here) -> None:
    """Which municipality has which programme, and beside it the form that gives or corrects one."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here)
    with right:
        _form(here)


def _table(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = inputs.municipal_tags
    if rows.empty:
        layout.empty(
            "Todavía no hay programas anotados",
            "Diga qué municipios son PDET, ZOMAC o tienen otra condición, y desde cuándo. Sirve para "
            "ver los indicadores solo de ellos.",
        )
        return
    towns = municipality_names(inputs)
    told = rows.assign(
        tag=[name("municipal_tags", key) for key in rows["tag"]],
        town=[name_of(towns, key) for key in rows["municipality_id"]],
        since=[ALWAYS if pd.isna(d) else written_day(d) for d in rows["since"]],
        until=[GOES_ON if pd.isna(d) else written_day(d) for d in rows["until"]],
    )
    layout.table(
        told.sort_values(["tag", "town"]),
        {
            "tag": "Programa",
            "town": "Municipio",
            "since": "Desde",
            "until": "Hasta",
            "act": "Acto",
        },
        key="tags.table",
    )


def _form(here: Here) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs)
    known: dict[int, Row] = {int(r["id"]): r for r in inputs.municipal_tags.to_dict("records")}
    labels = {
        k: f"{name('municipal_tags', r['tag'])}: {name_of(towns, r['municipality_id'])}"
        for k, r in known.items()
    }
    chosen = st.selectbox(
        "Programa y municipio",
        [NEW, *sorted(known, key=labels.__getitem__)],
        format_func=lambda key: labels[key] if key else "Un programa nuevo",
        key=steady("tags.one", labels),
    )
    row = known.get(chosen, {})
    form = Form(
        here, "tag", subject=str(chosen), defaults=_as_shown(row), version=row.get("version")
    )
    form.choice("tag", "Programa o condición", CATALOG.choices("municipal_tags"))
    if not row:
        form.several("municipality_ids", "Municipios", members_on(inputs, here.today))
    left, right = st.columns(2)
    with left:
        form.day("since", "Desde", help="Déjela vacía si no se sabe: vale desde siempre.")
    with right:
        form.day("until", "Hasta", help="Déjela vacía si sigue.")
    form.text("act", "Acto que lo dice")
    form.save("Guardar el programa", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"tag.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este programa",
        )


def _as_shown(row: Row) -> Row:
    days = {k: None if pd.isna(row[k]) else row[k].date() for k in ("since", "until") if row}
    return row | days


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = TagInput(entered.text("tag"), entered["since"], entered["until"], entered.text("act"))
    if row:
        change_tag(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Programa corregido."
    towns = list(entered["municipality_ids"] or [])
    add_tags(work, towns, data, catalog=CATALOG, confirmed=entered.confirmed)
    count = "1 municipio" if len(towns) == 1 else f"{len(towns)} municipios"
    return f"Programa anotado en {count}."


def _removed(work: Work, key: int, why: str) -> str:
    remove_tag(work, key, why)
    return "Programa retirado."
