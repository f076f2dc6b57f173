"""The members: adding them by their names, the dates they joined and left."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names
from evalua.board.wording import plural
from evalua.registers.members.commands import (
    MemberInput,
    add_members,
    change_join_date,
    split_names,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import country
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, day, plain
from evalua.ui.forms import Entered, Form


def members(here: Here) -> None:
    """Who is a member, since when, and the forms that change it."""
    spells = _spells(here)
    left, right = layout.main_and_side()
    with left:
        _list(here, spells)
        if spells:
            _corrections(here, spells)
    with right:
        layout.section("Agregar municipios")
        _add_form(here)


def _list(here: Here, spells: list[dict[str, Any]]) -> None:
    layout.section("Los municipios")
    if not spells:
        st.markdown(
            "Todavía no hay municipios. Pegue sus nombres y aquí verá desde cuándo es miembro cada uno."
        )
        return
    now = len(members_on(cache.inputs(here), here.today))
    st.caption(
        f"{plural(now, 'miembro', 'miembros')} hoy. Quien se retira conserva su historia; los retiros se "
        "piden y se deciden en «Retiros»."
    )
    told = pd.DataFrame(spells)
    told = told.assign(
        joined_on=[day(d) for d in told["joined_on"]],
        left_on=["" if day(d) == MISSING else day(d) for d in told["left_on"]],
    )
    layout.table(
        told,
        {
            "name": "Municipio",
            "department": here.country.intermediate.one.capitalize(),
            "joined_on": "Ingresó",
            "left_on": "Último día",
            "reason": "Motivo del retiro",
        },
        key="members.list",
    )


def _corrections(here: Here, spells: list[dict[str, Any]]) -> None:
    with st.expander("Corregir una fecha de ingreso"):
        _join_form(here, spells)


def _join_form(here: Here, spells: list[dict[str, Any]]) -> None:
    options = {int(row["id"]): f"{row['name']}, {day(row['joined_on'])}" for row in spells}
    chosen = st.selectbox(
        "Ingreso que se corrige",
        list(options),
        format_func=options.__getitem__,
        key="members.spell",
    )
    row = next(row for row in spells if int(row["id"]) == chosen)
    form = Form(
        here, "members.joined", subject=str(chosen), needs="set_up", version=int(row["version"])
    )
    form.day("joined_on", "Fecha correcta", latest=here.today)
    form.save(
        "Corregir la fecha",
        lambda work, e: _change_join(work, chosen, e["joined_on"], e.version),
        primary=False,
    )


def _change_join(work: Work, spell: int, joined_on: date | None, version: int) -> str:
    change_join_date(work, spell, joined_on, version)
    return "Fecha de ingreso corregida."


def _add_form(here: Here) -> None:
    form = Form(here, "members.add", needs="set_up")
    pasted = form.text(
        "names",
        f"Pegue los nombres de los {here.country.municipality.many}, uno por línea",
        long=True,
        help="Puede pegarlos desde Excel; si la segunda columna es el departamento, también se toma.",
    )
    form.text(
        "department", f"{here.country.intermediate.one.capitalize()} de los que no lo traigan"
    )
    form.day("joined_on", "Fecha de ingreso de todos", latest=here.today)
    names = split_names(pasted)
    if names:
        st.caption(plain(f"{len(names)} en la lista: {', '.join(n for n, _ in names)}."))
    for index in range(len(names)):
        form.answer(f"members.{index}")
    code = here.facts.country
    form.save("Agregar a la asociación", lambda work, e: _add(work, e, code))


def _add(work: Work, entered: Entered, code: str) -> str:
    inputs = [
        MemberInput(name, entered["joined_on"], department or entered.text("department"))
        for name, department in split_names(entered.text("names"))
    ]
    rows = add_members(work, inputs, country(code))
    return f"{plural(len(rows), 'municipio agregado', 'municipios agregados')}."


def _spells(here: Here) -> list[dict[str, Any]]:
    """Every membership with the name of its municipality, in alphabetical order."""
    records = cache.inputs(here)
    names = municipality_names(records)
    places = records.municipalities.set_index("id")["department"]
    order = {key: place for place, key in enumerate(names)}
    rows = records.memberships.to_dict("records")
    rows.sort(key=lambda row: (order[row["municipality_id"]], row["joined_on"]))
    return [
        row | {"name": names[row["municipality_id"]], "department": places[row["municipality_id"]]}
        for row in rows
    ]
