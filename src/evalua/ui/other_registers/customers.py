"""Who is served without being a member: the form that adds or corrects one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.services.customers import (
    CustomerInput,
    add_customer,
    change_customer,
    remove_customer,
)
from evalua.storage.work import Work
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.layout import facts_line

NEW = 0
Row = dict[Any, Any]


def customer(here: Here, _services: pd.DataFrame) -> None:
    """The form of a customer; its months are written with those of the service."""
    rows = cache.inputs(here).customers.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Cliente por agregar o corregir",
        [NEW, *known],
        format_func=lambda key: _label(known[key]) if key else "Un cliente nuevo",
        key=steady("customers.one", {k: _label(r) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(here, "customer", subject=str(chosen), defaults=row, version=row.get("version"))
    form.text("name", "Nombre del cliente")
    form.choice("kind", "Clase de cliente", CATALOG.choices("customer_kinds"))
    form.save("Guardar el cliente", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"customer.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este cliente",
        )


def _label(row: Row) -> str:
    return facts_line((str(row["name"]), name("customer_kinds", row["kind"])))


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = CustomerInput(entered.text("name"), entered.text("kind"))
    if row:
        change_customer(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Cliente corregido."
    add_customer(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Cliente agregado. Ya puede anotar lo que recibió en el mes de cada servicio."


def _removed(work: Work, customer_id: int, why: str) -> str:
    remove_customer(work, customer_id, why)
    return "Cliente retirado."
