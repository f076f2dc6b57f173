"""Services on screen: the monthly grid of what each municipality received, and the list of services."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.registers.services.commands import (
    Received,
    ServiceInput,
    add_service,
    change_service,
    record_service,
    remove_service,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
Row = dict[Any, Any]


def services(here: Here) -> None:
    """The grid of the month beside the list of services and its form."""
    rows = cache.inputs(here).services.sort_values("name")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _month(here, rows)
    with right:
        layout.section("Agregar o corregir un servicio")
        _service(here, rows)


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
    _grid(here, known[chosen])


def _given(row: Row, month: Month) -> bool:
    """Whether a service was provided on some day of a month, by its dates."""
    started, ended = row["since"].date(), row["until"]
    return bool(started <= month.last and (pd.isna(ended) or month.first <= ended.date()))


def _grid(here: Here, service: Row) -> None:
    """A row for each member: how much it received and what the association earned for it."""
    key = int(service["id"])
    towns = members_on(cache.inputs(here), Cut.of(here.month, here.today).day)
    form = Form(
        here,
        "service.month",
        subject=f"{key}.{here.month}",
        defaults=_recorded(here, key),
        version={str(town): 0 for town in towns} | _versions(here, key),
    )
    for town, label in towns.items():
        left, right = st.columns(2)
        with left:
            form.number(f"quantity.{town}", f"{label}: {service['unit']}")
        with right:
            form.money(f"income.{town}", f"{label}: ingreso")
    st.caption("Vacío significa que no se sabe; escriba 0 si no recibió.")
    form.save("Guardar el mes", lambda work, e: _record(work, key, here.month, list(towns), e))


def _versions(here: Here, service_id: int) -> dict[str, int]:
    """The versions of the rows of the month, by municipality."""
    rows = _of_month(here, service_id)
    return {
        str(town): int(version)
        for town, version in zip(rows["municipality_id"], rows["version"], strict=True)
    }


def _of_month(here: Here, service_id: int) -> pd.DataFrame:
    rows = cache.inputs(here).service_records
    return rows[(rows["service_id"] == service_id) & (rows["month"] == str(here.month))]


def _recorded(here: Here, service_id: int) -> dict[str, str]:
    """What the month holds already, as a person would type it."""
    rows = _of_month(here, service_id)
    facts = here.facts
    found: dict[str, str] = {}
    for row in rows.to_dict("records"):
        town = row["municipality_id"]
        found[f"quantity.{town}"] = facts.number_format.write_short(row["quantity"])
        if pd.notna(row["income"]):
            found[f"income.{town}"] = facts.currency.format(
                int(row["income"]), facts.number_format, symbol=False
            )
    return found


def _record(work: Work, service_id: int, month: Month, towns: list[int], entered: Entered) -> str:
    received: dict[int, Received] = {
        town: (entered.text(f"quantity.{town}"), entered.text(f"income.{town}")) for town in towns
    }
    kept = record_service(
        work,
        service_id,
        month,
        received,
        versions={town: entered.version_of(town) for town in towns},
        confirmed=entered.confirmed,
    )
    count = "1 municipio" if len(kept) == 1 else f"{len(kept)} municipios"
    return f"{month.label.capitalize()}: {count} con dato."


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
    days = {
        key: None if pd.isna(row[key]) else row[key].date() for key in ("since", "until") if row
    }
    return row | days


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = ServiceInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        unit=entered.text("unit"),
        since=entered["since"],
        until=entered["until"],
    )
    if row:
        change_service(work, int(row["id"]), data, catalog=CATALOG, version=entered.version)
        return "Servicio corregido."
    add_service(work, data, catalog=CATALOG)
    return "Servicio agregado. Ya puede anotar lo que recibió cada municipio."


def _removed(work: Work, service_id: int, why: str) -> str:
    remove_service(work, service_id, why)
    return "Servicio retirado."
