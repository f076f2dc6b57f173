"""One municipality on the map: its programmes, its links, its instruments and its context."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.context import context_rows
from evalua.board.instruments import instrument_rows
from evalua.board.municipality import MunicipalSheet
from evalua.board.names import municipality_names
from evalua.board.tags import tag_names
from evalua.board.territory import links_of, schemes_in_force, vacancies
from evalua.board.wording import listed
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain


def territory(here: Here, shown: MunicipalSheet) -> None:
    """What it shares with the others, and with whom the association talks there."""
    inputs, key = cache.inputs(here), shown.municipality_id
    cut = cache.evaluation(here).cut
    links = links_of(inputs, key, cut, CATALOG)
    layout.section("Su lugar en la región")
    for text in _facts(here, shown):
        st.markdown(plain(text))
    if links.empty:
        st.markdown("No tiene vínculos registrados con otros miembros.")
        return
    layout.table(
        links.assign(since=[written_day(d) for d in links["since"]]),
        {"kind": "Comparte", "name": "Cuál", "others": "Con quién", "since": "Desde"},
        wide=("Con quién",),
        key="municipality.links",
    )


def instruments(here: Here, shown: MunicipalSheet) -> None:
    """Its instruments, each with its state and what it lacks."""
    inputs = cache.inputs(here)
    rows = instrument_rows(inputs, cache.evaluation(here).cut, CATALOG)
    rows = rows[rows["municipality"] == municipality_names(inputs)[shown.municipality_id]]
    if rows.empty:
        return
    layout.section("Sus planes, tarifas y políticas")
    layout.table(
        rows.assign(reached_on=[written_day(d) for d in rows["reached_on"]]),
        {
            "kind": "Tipo",
            "name": "Instrumento",
            "word": "Estado",
            "reached_on": "Desde",
            "act": "Acto",
            "note": "Qué falta",
        },
        key="municipality.instruments",
    )


def context(here: Here, shown: MunicipalSheet) -> None:
    """Its figures of context, a row for each series and a column for each year."""
    rows = context_rows(
        cache.inputs(here), shown.municipality_id, CATALOG, here.facts.number_format
    )
    if rows.empty:
        return
    layout.section("Contexto", "Se muestra para entender al municipio. No da ni quita puntaje.")
    years = sorted({int(year) for year in rows["year"]})
    wide = rows.assign(year=rows["year"].astype(int)).pivot_table(
        index="series", columns="year", values="text", aggfunc="last", sort=False
    )
    wide = wide.reindex(columns=years).fillna("").reset_index()
    wide.columns = pd.Index([str(column) for column in wide.columns])
    titles = [str(year) for year in years]
    layout.table(
        wide,
        {"series": "Dato"} | {title: title for title in titles},
        right=tuple(titles),
        key="municipality.context",
    )
    st.caption(plain(f"Fuentes: {listed(sorted(set(rows['source'])))}."))


def _facts(here: Here, shown: MunicipalSheet) -> list[str]:
    inputs, key = cache.inputs(here), shown.municipality_id
    cut = cache.evaluation(here).cut
    tags = tag_names(inputs, key, cut, CATALOG)
    schemes = schemes_in_force(inputs, cut)
    mine = schemes[schemes["municipality_id"] == key]
    empty = vacancies(inputs, cut, CATALOG)
    roles = list(empty.loc[empty["municipality_id"] == key, "role"])
    others = [
        f"{scheme} ({name('project_themes', purpose).lower()})"
        for scheme, purpose in zip(mine["name"], mine["purpose"], strict=True)
    ]
    return [
        text
        for text in (
            f"Programas nacionales: {listed(tags)}." if tags else "",
            f"También pertenece a {listed(others)}." if others else "",
            f"En el directorio falta: {listed(roles)}." if roles else "",
        )
        if text
    ]
