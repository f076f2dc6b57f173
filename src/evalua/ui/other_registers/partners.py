"""Partners on screen: who the association works with, and the profile of each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.measures.agreed import PRIVATE
from evalua.measures.inputs import Cut
from evalua.measures.interventions import DONOR
from evalua.measures.pacts import standing
from evalua.registers.partners.commands import (
    PartnerInput,
    add_partner,
    change_partner,
    remove_partner,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form, remove

NEW = 0
Row = dict[Any, Any]


def partners(here: Here) -> None:
    """The partners, beside the form that adds or corrects one."""
    rows = cache.inputs(here).partners.sort_values("name")
    left, right = st.columns([5, 2], gap="large")
    with left:
        _partners(here, rows)
    with right:
        _partner(here, rows)


def _partners(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "Todavía no hay aliados",
            "Aquí verá las entidades y los cooperantes con los que trabaja la asociación. Agregue "
            "el primero en este mismo lugar; después podrá anotar sus convenios.",
        )
        return
    agreed = standing(cache.inputs(here), Cut.of(here.month, here.today).day)
    counts = agreed.loc[agreed["in_force"], "partner_id"].value_counts()
    layout.table(
        rows.assign(
            kind=[name("partner_kinds", k) for k in rows["kind"]],
            agreements=[str(counts.get(key, 0)) for key in rows["id"]],
        ),
        {
            "name": "Aliado",
            "kind": "Tipo",
            "programme": "Programa",
            "agreements": "Convenios vigentes",
        },
        right=("Convenios vigentes",),
        key="partners.table",
    )


def _partner(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Aliado",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Un aliado nuevo",
        key=steady("partners.partner", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "partner",
        subject=str(chosen),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    form.text("name", "Nombre")
    kind = form.choice("kind", "Tipo de aliado", CATALOG.choices("partner_kinds"))
    if kind in PRIVATE:
        form.choice("sector", "Sector", CATALOG.choices("economic_sectors"), optional=True)
    form.text("mandate", "En qué trabaja")
    if kind == DONOR:
        _profile(here, form)
    form.text(
        "contact_role",
        "Cargo de la persona de contacto",
        help="Solo el cargo: no escriba nombres, correos ni teléfonos.",
    )
    form.save("Guardar el aliado", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"partner.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este aliado",
        )


def _profile(here: Here, form: Form) -> None:
    """What a donor pays for and where: its proposals and overlaps are read against it."""
    form.text(
        "programme",
        "Programa (si opera uno)",
        help="Los operadores de un mismo programa de cooperación cuentan una vez.",
    )
    form.several("themes", "Temas de su mandato", CATALOG.choices("project_themes"))
    form.several(
        "municipality_ids",
        "Municipios de su foco",
        municipality_names(cache.inputs(here)),
        help="Si no marca ninguno, trabaja en todos.",
    )


def _as_shown(here: Here, row: Row) -> Row:
    """A partner as its form shows it."""
    if not row:
        return {}
    inputs = cache.inputs(here)
    themes, towns = inputs.partner_themes, inputs.partner_municipalities
    focus = towns.loc[towns["partner_id"] == row["id"], "municipality_id"]
    return row | {
        "sector": row["sector"] or None,
        "themes": themes.loc[themes["partner_id"] == row["id"], "theme"].tolist(),
        "municipality_ids": [int(key) for key in focus],
    }


def _save(work: Work, row: Row, entered: Entered) -> str:
    donor = entered.text("kind") == DONOR
    data = PartnerInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        sector=entered.text("sector") if entered.text("kind") in PRIVATE else "",
        programme=entered.text("programme") if donor else "",
        mandate=entered.text("mandate"),
        contact_role=entered.text("contact_role"),
        themes=(entered["themes"] or ()) if donor else (),
        municipality_ids=(entered["municipality_ids"] or ()) if donor else (),
    )
    if row:
        change_partner(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Aliado corregido."
    add_partner(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Aliado agregado."


def _removed(work: Work, partner_id: int, why: str) -> str:
    remove_partner(work, partner_id, why)
    return "Aliado retirado."
