"""Organizations of producers, rural women, enterprises and communities on screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.registers.partners.organizations import (
    OrganizationInput,
    add_organization,
    change_organization,
    remove_organization,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.forms import Entered, Form, remove

NEW = 0
COUNTS = {"women": "Mujeres", "men": "Hombres", "families": "Familias"}
Row = dict[Any, Any]


def organizations(here: Here) -> None:
    """The organizations, beside the form that adds or corrects one."""
    rows = cache.inputs(here).organizations.sort_values("name")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(here, rows)
    with right:
        _form(here, rows)


def _table(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "Todavía no hay organizaciones",
            "Aquí verá las organizaciones de productores, de mujeres rurales y comunitarias que "
            "acompaña la asociación. Agregue la primera en este mismo lugar.",
        )
        return
    towns = municipality_names(cache.inputs(here))
    layout.table(
        rows.assign(
            kind=[name("organization_kinds", k) for k in rows["kind"]],
            town=[towns.get(int(key), "") for key in rows["municipality_id"]],
            **{c: [MISSING if pd.isna(n) else str(n) for n in rows[c]] for c in COUNTS},
        ),
        {"name": "Organización", "kind": "Tipo", "town": "Municipio", **COUNTS},
        right=tuple(COUNTS.values()),
        key="organizations.table",
    )


def _form(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Organización",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Una organización nueva",
        key=steady("organizations.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "organization",
        subject=str(chosen),
        defaults=_as_shown(row),
        version=row.get("version"),
    )
    form.text("name", "Nombre")
    form.choice("kind", "Tipo de organización", CATALOG.choices("organization_kinds"))
    form.choice("municipality_id", "Municipio", municipality_names(cache.inputs(here)))
    form.day("founded_on", "Fundada el (si se sabe)")
    for column, key in zip(st.columns(3), COUNTS, strict=True):
        with column:
            form.number(key, COUNTS[key])
    form.tick("led_by_woman", "La dirige una mujer")
    form.save("Guardar la organización", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"organization.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar esta organización",
        )


def _as_shown(row: Row) -> Row:
    """An organization as its form shows it."""
    if not row:
        return {}
    counts = {key: "" if pd.isna(row[key]) else str(row[key]) for key in COUNTS}
    founded = None if pd.isna(row["founded_on"]) else row["founded_on"].date()
    return row | counts | {"founded_on": founded}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = OrganizationInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        municipality_id=entered["municipality_id"],
        founded_on=entered["founded_on"],
        women=entered.text("women"),
        men=entered.text("men"),
        families=entered.text("families"),
        led_by_woman=bool(entered["led_by_woman"]),
    )
    if row:
        change_organization(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Organización corregida."
    add_organization(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Organización agregada."


def _removed(work: Work, organization_id: int, why: str) -> str:
    remove_organization(work, organization_id, why)
    return "Organización retirada."
