"""Organizations of producers, rural women, enterprises and communities on screen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.board.organizations import organization_lines
from evalua.board.wording import plural
from evalua.measures.inputs import Cut
from evalua.registers.partners.organizations import (
    OrganizationInput,
    add_organization,
    change_organization,
    remove_organization,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.other_registers import organization_file

NEW = 0
COUNTS = {"women": "Mujeres", "men": "Hombres", "families": "Familias"}
DATA = "Datos"
Row = dict[Any, Any]


def organizations(here: Here) -> None:
    """The organizations and the file of the one that is chosen, beside its forms."""
    rows = cache.inputs(here).organizations.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    left, right = st.columns([5, 3], gap="large")
    with right:
        chosen = st.selectbox(
            "Organización",
            [NEW, *known],
            format_func=lambda key: str(known[key]["name"]) if key else "Una organización nueva",
            key=steady("organizations.one", {k: str(r["name"]) for k, r in known.items()}),
        )
    row = known.get(chosen, {})
    with left:
        _table(here)
        if row:
            organization_file.file(here, row)
    with right:
        what = DATA
        if row:
            what = str(
                st.segmented_control(
                    "Qué anotar de la organización",
                    (DATA, *organization_file.FORMS),
                    default=DATA,
                    key="organizations.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
        if what == DATA:
            _form(here, row)
        else:
            organization_file.FORMS[what](here, row)


def _table(here: Here) -> None:
    rows = organization_lines(cache.inputs(here), Cut.of(here.month, here.today).day, CATALOG)
    if rows.empty:
        layout.empty(
            "Todavía no hay organizaciones",
            "Aquí verá las organizaciones de productores, de mujeres rurales y comunitarias que "
            "acompaña la asociación, con sus familias y los recursos que obtienen. Agregue la "
            "primera en este mismo lugar.",
        )
        return
    with_us = int(rows["accompanied"].sum())
    st.markdown(
        f"{plural(with_us, 'organización acompañada', 'organizaciones acompañadas')} en los últimos "
        f"doce meses, de {plural(len(rows), 'registrada', 'registradas')}."
    )
    layout.table(
        rows.assign(
            **{c: [MISSING if pd.isna(n) else str(n) for n in rows[c]] for c in COUNTS},
            supported=[written_day(d) for d in rows["supported_on"]],
            resources=[str(n) for n in rows["resources"]],
        ),
        {
            "name": "Organización",
            "municipality": "Municipio",
            **COUNTS,
            "supported": "Último apoyo",
            "resources": "Recursos",
            "kind": "Tipo",
        },
        right=(*COUNTS.values(), "Recursos"),
        medium=("Organización", "Tipo"),
        key="organizations.table",
        alt="Las organizaciones, con sus personas según el último registro y su último apoyo.",
    )


def _form(here: Here, row: Row) -> None:
    subject = str(row.get("id", NEW))
    form = Form(
        here,
        "organization",
        subject=subject,
        defaults=_as_shown(row) or {"counted_on": Cut.of(here.month, here.today).day},
        version=row.get("version"),
    )
    form.text("name", "Nombre")
    form.choice("kind", "Tipo de organización", CATALOG.choices("organization_kinds"))
    form.choice("municipality_id", "Municipio", municipality_names(cache.inputs(here)))
    form.day("founded_on", "Fundada el (si se sabe)")
    form.tick("led_by_woman", "La dirige una mujer")
    if not row:
        for column, key in zip(st.columns(3), COUNTS, strict=True):
            with column:
                form.number(key, COUNTS[key])
        form.day(
            "counted_on",
            "Fecha de ese conteo",
            help="Los conteos siguientes se anotan aparte, cada uno con su fecha.",
            latest=here.today,
        )
    form.save("Guardar la organización", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"organization.remove.{subject}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar esta organización",
        )


def _as_shown(row: Row) -> Row:
    """An organization as its form shows it."""
    if not row:
        return {}
    founded = None if pd.isna(row["founded_on"]) else row["founded_on"].date()
    return row | {"founded_on": founded}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = OrganizationInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        municipality_id=entered["municipality_id"],
        founded_on=entered["founded_on"],
        led_by_woman=bool(entered["led_by_woman"]),
        counted_on=entered["counted_on"],
        **{key: entered.text(key) for key in COUNTS},
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
