"""The mayors: who heads each municipality, and recording who follows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.municipality import mayor_on
from evalua.board.names import members_on
from evalua.domain.problems import refuse
from evalua.registers.members.commands import MayorInput, set_mayor
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, day
from evalua.ui.forms import Entered, Form


def mayors(here: Here) -> None:
    """Who heads each member today, who did before, and the form for the next one."""
    towns = members_on(cache.inputs(here), here.today)
    if not towns:
        layout.empty(
            "Todavía no hay municipios",
            "Agréguelos en la vista «Miembros»; aquí verá quién está al frente de cada uno.",
        )
        return
    left, right = layout.main_and_side()
    with left:
        _today(here, towns)
        _before(here, towns)
    with right:
        layout.section("Registrar una alcaldía")
        _form(here, towns)


def _today(here: Here, towns: dict[int, str]) -> None:
    layout.section("Al frente hoy")
    records = cache.inputs(here)
    rows = [
        (town, mayor_on(records, key, here.today) or "sin registrar") for key, town in towns.items()
    ]
    layout.table(
        pd.DataFrame(rows, columns=["town", "mayor"]),
        {"town": "Municipio", "mayor": "Alcaldesa o alcalde"},
        key="mayors.today",
    )


def _before(here: Here, towns: dict[int, str]) -> None:
    rows = cache.inputs(here).authorities.sort_values("from_on", ascending=False)
    rows = rows[rows["municipality_id"].isin(list(towns))]
    if rows.empty:
        return
    told = rows.assign(
        town=rows["municipality_id"].map(towns),
        position=[name("authority_kinds", p) for p in rows["position"]],
        from_on=[day(d) for d in rows["from_on"]],
        to_on=["" if day(d) == MISSING else day(d) for d in rows["to_on"]],
    )
    with st.expander(f"Todas las registradas ({len(rows)})"):
        layout.table(
            told,
            {
                "town": "Municipio",
                "name": "Nombre",
                "position": "Condición",
                "from_on": "Desde",
                "to_on": "Hasta",
            },
            key="mayors.all",
        )


def _form(here: Here, towns: dict[int, str]) -> None:
    form = Form(here, "mayor", defaults={"position": "holder", "sex": "U"}, needs="set_up")
    form.choice("municipality_id", "Municipio", towns)
    form.text("name", "Nombre")
    form.choice("sex", "Sexo", CATALOG.choices("sexes"))
    form.choice("position", "Condición", CATALOG.choices("authority_kinds"))
    form.day("from_on", "Desde")
    form.day("to_on", "Hasta (si ya se sabe)")
    form.tick("reelected", "Repite en el cargo")
    form.text("act", "Acto que nombra (si es encargo)")
    form.save("Registrar la alcaldía", _set)
    st.caption("Quien estaba sin fecha final termina el día anterior. Nunca se anota un partido.")


def _set(work: Work, entered: Entered) -> str:
    if entered["municipality_id"] is None:
        raise refuse("municipality_id", "V00", "Elija el municipio.")
    row = set_mayor(
        work,
        MayorInput(
            municipality_id=int(entered["municipality_id"]),
            name=entered.text("name"),
            from_on=entered["from_on"],
            sex=entered.text("sex") or "U",
            position=entered.text("position") or "holder",
            to_on=entered["to_on"],
            reelected=bool(entered["reelected"]),
            act=entered.text("act"),
        ),
        confirmed=entered.confirmed,
    )
    return f"Alcaldía registrada: {row.name}."
