"""Standards on screen: how each service stands in the last quarter, and the form that approves one."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.services import service_lines, standard_lines
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.measures.services import (
    HOSTED,
    MET,
    MISSED,
    NO_CASES,
    NO_STANDARD,
    NOT_RECORDED,
)
from evalua.registers.services.standards import (
    StandardInput,
    approve_standard,
    remove_standard,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, money, percent, plain, quantity
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

_STATES = {
    MET: "● Cumple",
    NO_CASES: "● Sin casos",
    MISSED: "◆ No cumple",
    NO_STANDARD: "◆ Sin estándar",
    NOT_RECORDED: "■ Sin datos",
    HOSTED: "– De otra entidad",
}
Row = dict[Any, Any]


def standards(here: Here) -> None:
    """Each service against its standard, beside the form of a new one."""
    services = cache.inputs(here).services.sort_values("name")
    if services.empty:
        layout.empty(
            "Todavía no hay servicios",
            "Aquí verá si cada servicio cumple el estándar que le fijó la junta. Agregue primero el "
            "servicio en «Servicios».",
        )
        return
    left, right = st.columns([5, 2], gap="large")
    with left:
        _standing(here)
        _portfolio(here)
    with right:
        layout.section("Fijar un estándar")
        _form(here, services)


def _standing(here: Here) -> None:
    cut = Cut.of(here.month, here.today)
    rows = standard_lines(cache.inputs(here), cut, CATALOG)
    first, last = (Month.of(day.date()) for day in cut.window("quarter"))
    layout.section(
        "Servicios y su estándar",
        f"Último trimestre completo: de {first.label} a {last.label}. Sin estándar aprobado o sin "
        "datos del trimestre, el servicio cuenta como no cumplido.",
    )
    if rows.empty:
        st.markdown("En ese trimestre no se prestaba ningún servicio.")
        return
    found = rows.to_dict("records")
    layout.table(
        rows.assign(
            asks=[_asks(here, row) for row in found],
            reached=[_figure(here, row, row["value"]) for row in found],
            state=[_state(row) for row in found],
        ),
        {
            "name": "Servicio",
            "state": "Resultado",
            "asks": "Estándar",
            "reached": "Trimestre",
            "measure": "Qué se mira",
        },
        right=("Estándar", "Trimestre"),
        medium=("Servicio",),
        wide=("Qué se mira",),
        key="standards.table",
        alt="Cada servicio con su estándar y lo que alcanzó en el último trimestre completo.",
    )


def _asks(here: Here, row: Row) -> str:
    if not row["measure"]:
        return MISSING
    word = "≥" if row["direction"] == "at_least" else "≤"
    return f"{word} {_figure(here, row, row['threshold'])}"


def _figure(here: Here, row: Row, value: float) -> str:
    written = quantity(value, here.facts)
    return f"{written} %" if row["is_percentage"] and written != MISSING else written


def _state(row: Row) -> str:
    return _STATES[row["note"]]


def _portfolio(here: Here) -> None:
    """What part of the income each service gives, and where the association put its focus."""
    rows = service_lines(cache.inputs(here), Cut.of(here.month, here.today), CATALOG)
    layout.section("Peso de cada servicio", "Doce meses hasta el mes elegido.")
    layout.table(
        rows.assign(
            focus=[_focus(row) for row in rows.to_dict("records")],
            customers=[str(count) for count in rows["customers"]],
            income=[money(value, here.facts) for value in rows["income"]],
            share=[percent(value, here.facts) for value in rows["share"]],
            members=[quantity(value, here.facts) for value in rows["members_quantity"]],
            sold=[quantity(value, here.facts) for value in rows["customers_quantity"]],
        ),
        {
            "name": "Servicio",
            "focus": "Foco",
            "unit": "Se cuenta en",
            "members": "A miembros",
            "sold": "A otros clientes",
            "customers": "Clientes",
            "income": "Ingresos",
            "share": "Parte del ingreso",
        },
        right=("A miembros", "A otros clientes", "Clientes", "Ingresos", "Parte del ingreso"),
        key="standards.portfolio",
        alt="Cantidad prestada, clientes e ingresos de cada servicio en doce meses.",
    )


def _focus(row: Row) -> str:
    if row["hosted_for"]:
        return f"Ventanilla de {row['hosted_for']}"
    return "● Foco" if row["focus"] else ""


def _form(here: Here, services: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in services.to_dict("records")}
    chosen = st.selectbox(
        "Servicio",
        list(known),
        format_func=lambda key: str(known[key]["name"]),
        key="standards.service",
    )
    offered = CATALOG.standards_for(known[chosen]["kind"])
    form = Form(here, "standard", subject=str(chosen))
    measure = form.choice("measure", "Qué se mira", {m.key: m.name for m in offered})
    better = {m.key: m.better for m in offered}
    directions = dict(CATALOG.choices("standard_directions"))
    if measure in better:
        # The usual sense first: most standards ask no more than reading it.
        directions = {better[measure]: directions[better[measure]]} | directions
    form.choice("direction", "Se pide", directions)
    form.number("threshold", "Umbral")
    form.day("approved_on", "Aprobado el", latest=here.today)
    form.text("act", "Acta de la junta")
    form.save("Guardar el estándar", lambda work, e: _save(work, int(chosen), e))
    _earlier(here, int(chosen))


def _save(work: Work, service_id: int, entered: Entered) -> str:
    data = StandardInput(
        measure=entered.text("measure"),
        direction=entered.text("direction"),
        threshold=entered.text("threshold"),
        approved_on=entered["approved_on"],
        act=entered.text("act"),
    )
    approve_standard(work, service_id, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Estándar guardado. El anterior queda en la historia."


def _earlier(here: Here, service_id: int) -> None:
    """Every standard of the service, newest first, each with its way back."""
    rows = cache.inputs(here).service_standards
    mine = rows[rows["service_id"] == service_id].sort_values("approved_on", ascending=False)
    for row in mine.to_dict("records"):
        sense = name("standard_directions", row["direction"]).lower()
        measure = CATALOG.service_measure(row["measure"])
        unit = " %" if measure.is_percentage else ""
        asks = f"{measure.name}: {sense} {quantity(row['threshold'], here.facts)}{unit}"
        with st.expander(f"{written_day(row['approved_on'])} · {plain(row['act'])}"):
            st.markdown(plain(asks))
            remove(
                here,
                f"standard.remove.{row['id']}",
                partial(_removed, standard_id=int(row["id"])),
                label="Retirar este estándar",
            )


def _removed(work: Work, why: str, *, standard_id: int) -> str:
    remove_standard(work, standard_id, why)
    return "Estándar retirado."
