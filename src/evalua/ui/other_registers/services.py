"""Services on screen: the month of each one, and the form that adds or corrects a service."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import agreement_names
from evalua.domain.month import Month
from evalua.registers.services.commands import (
    ServiceInput,
    add_service,
    change_service,
    remove_service,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.other_registers.customers import customer
from evalua.ui.other_registers.service_month import month_of_service

NEW = 0
SERVICE, CUSTOMER = "Servicio", "Cliente que no es miembro"
Row = dict[Any, Any]


def services(here: Here) -> None:
    """The month of a service beside the form of a service or of a customer."""
    rows = cache.inputs(here).services.sort_values("name")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _month(here, rows)
    with right:
        what = SERVICE
        if len(rows):
            what = str(
                st.segmented_control(
                    "Qué registrar",
                    (SERVICE, CUSTOMER),
                    default=SERVICE,
                    key="services.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
        (_service if what == SERVICE else customer)(here, rows)


def _month(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "Todavía no hay servicios",
            "Aquí anotará cada mes cuánto recibió cada municipio: toneladas, horas de maquinaria, "
            "trámites… Agregue primero el servicio en este mismo lugar.",
        )
        return
    layout.section(f"Lo prestado en {here.month.label}")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    given = [key for key, row in known.items() if _given(row, here.month)]
    if not given:
        st.markdown("Ningún servicio se prestaba en este mes, según sus fechas.")
        return
    chosen = st.selectbox(
        "Servicio",
        given,
        format_func=lambda key: str(known[key]["name"]),
        key=f"services.month.{here.month}",
    )
    month_of_service(here, known[chosen])


def _given(row: Row, month: Month) -> bool:
    """Whether a service was provided on some day of a month, by its dates."""
    started, ended = row["since"].date(), row["until"]
    return bool(started <= month.last and (pd.isna(ended) or month.first <= ended.date()))


def _service(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Servicio por agregar o corregir",
        [NEW, *known],
        format_func=lambda key: _label(known[key]) if key else "Un servicio nuevo",
        key=steady("services.one", {k: _label(r) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here, "service", subject=str(chosen), defaults=_as_shown(row), version=row.get("version")
    )
    form.text("name", "Nombre del servicio")
    form.choice("kind", "Tipo", CATALOG.choices("service_types"))
    form.text("unit", "En qué se cuenta", placeholder="toneladas, horas, trámites…")
    left, right = st.columns(2)
    with left:
        form.day("since", "Se presta desde")
    with right:
        form.day("until", "Hasta", help="Déjela vacía si todavía se presta.")
    agreed = agreement_names(cache.inputs(here))
    if agreed:
        form.choice("agreement_id", "Convenio que lo ampara", agreed, optional=True)
    form.tick("focus", "Es parte del foco de la asociación")
    form.text(
        "hosted_for",
        "Ventanilla de otra entidad (cuál)",
        help="Si la asociación solo presta el lugar a otra entidad, no responde por su estándar.",
    )
    form.save("Guardar el servicio", lambda work, e: _save(work, row, e), primary=rows.empty)
    if row:
        remove(
            here,
            f"service.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este servicio",
        )


def _label(row: Row) -> str:
    until = "" if pd.isna(row["until"]) else f"hasta {written_day(row['until'])}"
    return layout.facts_line((str(row["name"]), name("service_types", row["kind"]), until))


def _as_shown(row: Row) -> Row:
    """A service as its form shows it."""
    if not row:
        return {}
    days = {key: None if pd.isna(row[key]) else row[key].date() for key in ("since", "until")}
    agreed = {"agreement_id": None if pd.isna(row["agreement_id"]) else int(row["agreement_id"])}
    return row | days | agreed


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = ServiceInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        unit=entered.text("unit"),
        since=entered["since"],
        until=entered["until"],
        agreement_id=entered["agreement_id"],
        focus=bool(entered["focus"]),
        hosted_for=entered.text("hosted_for"),
    )
    if row:
        change_service(work, int(row["id"]), data, catalog=CATALOG, version=entered.version)
        return "Servicio corregido."
    add_service(work, data, catalog=CATALOG)
    return "Servicio agregado. Ya puede anotar lo que recibió cada municipio."


def _removed(work: Work, service_id: int, why: str) -> str:
    remove_service(work, service_id, why)
    return "Servicio retirado."
