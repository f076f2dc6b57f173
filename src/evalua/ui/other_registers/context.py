"""Figures of context on screen: a grid for all the members, or what is pasted from a sheet."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.context import SEXES
from evalua.board.names import members_on, municipality_names, name_of
from evalua.domain.text import search_key
from evalua.registers.territory.context import (
    BY_GROUP,
    IN_WORDS,
    SeriesInput,
    paste_context,
    record_context,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, quantity
from evalua.ui.forms import Entered, Form

GRID, PASTE = "Municipio por municipio", "Pegar desde una hoja"
TOTAL = "Total"


def context(here: Here) -> None:
    """What is known of each municipality, beside the form that writes one figure for all."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here)
    with right:
        _form(here)


def _table(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = inputs.context_figures
    if rows.empty:
        layout.empty(
            "Todavía no hay datos de contexto",
            "Población por sexo y zona, categoría, pobreza u otro dato propio, con su año y su "
            "fuente. Se muestran en la ficha de cada municipio y nunca dan ni quitan puntaje.",
        )
        return
    layout.section("Lo que se sabe", "Se muestra en la ficha municipal. No da ni quita puntaje.")
    towns = municipality_names(inputs)
    areas = CATALOG.choices("settlements")
    told = rows.assign(
        town=[name_of(towns, key) for key in rows["municipality_id"]],
        figure=[
            own or name("context_indicators", key)
            for own, key in zip(rows["name"], rows["indicator"], strict=True)
        ],
        group=[
            ", ".join(part for part in (SEXES.get(s, ""), areas.get(a, "").lower()) if part)
            or TOTAL
            for s, a in zip(rows["sex"], rows["area"], strict=True)
        ],
        year=[str(year) for year in rows["year"]],
        said=[
            word or (MISSING if pd.isna(value) else quantity(value, here.facts))
            for word, value in zip(rows["word"], rows["value"], strict=True)
        ],
    )
    layout.table(
        told.sort_values(["figure", "year", "town"], ascending=[True, False, True]),
        {
            "figure": "Dato",
            "group": "De quiénes",
            "year": "Año",
            "town": "Municipio",
            "said": "Valor",
            "source": "Fuente",
        },
        right=("Valor",),
        key="context.table",
    )


def _form(here: Here) -> None:
    how = st.segmented_control(
        "Cómo escribirlo",
        (GRID, PASTE),
        default=GRID,
        key="context.how",
        label_visibility="collapsed",
        required=True,
    )
    form = Form(
        here,
        "context",
        subject=search_key(str(how)),
        defaults={"indicator": "population", "sex": "", "area": ""},
    )
    indicator = form.choice("indicator", "Qué dato", CATALOG.choices("context_indicators"))
    if indicator == "own":
        form.text("name", "Cómo se llama", placeholder="Hogares con internet (%)")
    left, right = st.columns(2)
    with left:
        form.text("year", "Año", placeholder=str(here.today.year))
    with right:
        form.text("source", "Fuente", placeholder="Censo, encuesta, decreto…")
    if indicator in BY_GROUP:
        with left:
            form.choice("sex", "Sexo", {"": TOTAL, **{k: v.capitalize() for k, v in SEXES.items()}})
        with right:
            form.choice("area", "Zona", {"": TOTAL, **CATALOG.choices("settlements")})
    if how == PASTE:
        form.text(
            "pasted",
            "Municipio y dato, una fila por municipio",
            help="Copie dos columnas de su hoja de cálculo, o escriba «Municipio;dato».",
            long=True,
        )
        form.save("Guardar lo pegado", _pasted)
        return
    towns = members_on(cache.inputs(here), here.today)
    for town, label in towns.items():
        _figure(form, f"figure.{town}", label, indicator in IN_WORDS)
    form.save("Guardar los datos", lambda work, e: _recorded(work, list(towns), e))


def _figure(form: Form, field: str, label: str, in_words: bool) -> None:
    (form.text if in_words else form.number)(field, label)


def _series(entered: Entered) -> SeriesInput:
    return SeriesInput(
        entered.text("indicator"),
        entered.text("year"),
        entered.text("source"),
        name=entered.text("name"),
        sex=entered.text("sex"),
        area=entered.text("area"),
    )


def _recorded(work: Work, towns: list[int], entered: Entered) -> str:
    figures = {town: entered.text(f"figure.{town}") for town in towns}
    kept = record_context(work, _series(entered), figures, catalog=CATALOG)
    return _said(len(kept))


def _pasted(work: Work, entered: Entered) -> str:
    kept = paste_context(work, _series(entered), entered.text("pasted"), catalog=CATALOG)
    return _said(len(kept))


def _said(count: int) -> str:
    return "1 municipio con dato." if count == 1 else f"{count} municipios con dato."
