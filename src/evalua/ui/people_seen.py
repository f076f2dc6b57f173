"""Diez áreas on screen: the people behind the figures, and what appears of one municipality."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.figures import value_text
from evalua.board.municipality import municipal_indicators
from evalua.board.people import people_lines
from evalua.board.wording import plural
from evalua.charts.people import describe_people, shares_people
from evalua.measures.inputs import Cut, active_members
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import chosen, selector
from evalua.ui.context import Here
from evalua.ui.formats import percent, plain

KIND = "municipio"


def by_sex(here: Here) -> None:
    """Women and men in each register that counts people."""
    lines = people_lines(cache.inputs(here), Cut.of(here.month, here.today))
    fmt = here.facts.number_format
    layout.figure(
        shares_people(lines, fmt=fmt, mode=layout.mode(), narrow=layout.narrow()),
        key="people.shares",
        alt=describe_people(lines, fmt=fmt),
    )
    unknown = [
        f"{row['source'].lower()} {percent(row['missing'], here.facts)}"
        for row in lines.to_dict("records")
        if row["missing"] > 0
    ]
    if unknown:
        st.caption(plain(f"Personas sin sexo informado: {'; '.join(unknown)}."))
    st.caption("Una persona puede estar en varios renglones: no se suman entre sí.")


def by_municipality(here: Here) -> None:
    """Every indicator that can be cut by municipality, for one of them, beside the whole."""
    members = active_members(cache.inputs(here), cache.evaluation(here).cut)
    if members.empty:
        layout.empty(
            "Todavía no hay municipios",
            "Aquí verá en qué indicadores aparece cada uno.",
            page="association",
            action="Agregar municipios",
        )
        return
    names = {row["uid"]: str(row["name"]) for row in members.to_dict("records")}
    uid = chosen(KIND, names)
    selector(KIND, "Municipio", names, uid)
    row = members[members["uid"] == uid].iloc[0]
    lines = appearances(here, int(row["municipality_id"]))
    seen = int((lines["there"] == "Sí").sum())
    st.markdown(
        plain(
            f"{names[uid]} aparece en {seen} de "
            f"{plural(len(lines), 'indicador que se abre', 'indicadores que se abren')} por municipio."
        )
    )
    layout.table(
        lines,
        {
            "area": "Área",
            "name": "Indicador",
            "there": "¿Aparece?",
            "mine": names[uid],
            "whole": "La asociación",
        },
        right=(names[uid], "La asociación"),
        wide=("Indicador",),
        key="people.municipality",
    )
    layout.door("municipality", f"Abrir la ficha de {plain(names[uid])}", municipio=uid)


def appearances(here: Here, municipality_id: int) -> pd.DataFrame:
    """Where a municipality appears: area, name, there (Sí, No), mine and whole, as they print."""
    shown = cache.evaluation(here)
    mine = municipal_indicators(shown, municipality_id, CATALOG).set_index("code")
    scored = shown.scores.indicators.set_index("indicator")
    whole = scored.loc[scored["adopted"], "value"]
    rows: list[dict[str, Any]] = []
    for card in CATALOG.indicators:
        if card.level != "municipality" or card.code not in whole.index:
            continue
        there = card.code in mine.index and bool(mine.loc[card.code, "numerator"] > 0)
        own = mine.loc[card.code, "value"] if card.code in mine.index else None
        rows.append(
            {
                "area": CATALOG.area(card.area).short,
                "name": card.short,
                "there": "Sí" if there else "No",
                "mine": value_text(own, card, here.facts) if own is not None else "",
                "whole": value_text(whole[card.code], card, here.facts),
            }
        )
    return pd.DataFrame(rows, columns=["area", "name", "there", "mine", "whole"])
