"""Partners on screen, with the agreements signed with each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
    change_agreement,
    change_partner,
    remove_agreement,
    remove_partner,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
PARTNER, AGREEMENT = "Aliado", "Acuerdo"
Row = dict[Any, Any]


def partners(here: Here) -> None:
    """The partners and their agreements, beside the form that adds or corrects one."""
    rows = cache.inputs(here).partners.sort_values("name")
    left, right = st.columns([5, 2], gap="large")
    with left:
        _partners(here, rows)
        _agreements(here, rows)
    with right:
        what = PARTNER
        if len(rows):
            what = str(
                st.segmented_control(
                    "Qué registrar",
                    (PARTNER, AGREEMENT),
                    default=PARTNER,
                    key="partners.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
        (_partner if what == PARTNER else _agreement)(here, rows)


def _partners(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "Todavía no hay aliados",
            "Aquí verá las entidades y los cooperantes con los que trabaja la asociación, y los "
            "acuerdos firmados. Agregue el primero en este mismo lugar.",
        )
        return
    layout.section("Aliados")
    counts = cache.inputs(here).agreements["partner_id"].value_counts()
    layout.table(
        rows.assign(
            kind=[name("partner_kinds", k) for k in rows["kind"]],
            agreements=[str(counts.get(key, 0)) for key in rows["id"]],
        ),
        {
            "name": "Aliado",
            "kind": "Tipo",
            "programme": "Programa",
            "agreements": "Acuerdos",
        },
        right=("Acuerdos",),
        key="partners.table",
    )


def _agreements(here: Here, partners: pd.DataFrame) -> None:
    rows = cache.inputs(here).agreements.sort_values("ends_on")
    if rows.empty:
        return
    layout.section("Acuerdos")
    names = dict(zip(partners["id"], partners["name"], strict=True))
    layout.table(
        rows.assign(
            partner=[names.get(key, "") for key in rows["partner_id"]],
            state=[name("agreement_states", s) for s in rows["state"]],
            signed_on=[written_day(d) for d in rows["signed_on"]],
            ends_on=["Sin fecha final" if pd.isna(d) else written_day(d) for d in rows["ends_on"]],
        ),
        {
            "name": "Acuerdo",
            "partner": "Aliado",
            "state": "Estado",
            "signed_on": "Firmado",
            "ends_on": "Termina",
        },
        key="partners.agreements",
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
    form = Form(here, "partner", subject=str(chosen), defaults=row, version=row.get("version"))
    form.text("name", "Nombre")
    form.choice("kind", "Tipo de aliado", CATALOG.choices("partner_kinds"))
    form.text(
        "programme",
        "Programa (si opera uno)",
        help="Los operadores de un mismo programa de cooperación cuentan una vez.",
    )
    form.text("mandate", "En qué trabaja")
    form.text("contact_role", "Cargo de la persona de contacto")
    form.save("Guardar el aliado", lambda work, e: _save_partner(work, row, e))
    if row:
        remove(
            here,
            f"partner.remove.{chosen}",
            lambda work, why: _partner_removed(work, int(chosen), why),
            label="Retirar este aliado",
        )


def _save_partner(work: Work, row: Row, entered: Entered) -> str:
    data = PartnerInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        programme=entered.text("programme"),
        mandate=entered.text("mandate"),
        contact_role=entered.text("contact_role"),
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


def _agreement(here: Here, partners: pd.DataFrame) -> None:
    rows = cache.inputs(here).agreements.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Acuerdo",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Un acuerdo nuevo",
        key=steady("partners.agreement", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here, "agreement", subject=str(chosen), defaults=_as_shown(row), version=row.get("version")
    )
    names = {int(p["id"]): str(p["name"]) for p in partners.to_dict("records")}
    form.choice("partner_id", "Con quién", names)
    form.text("name", "Nombre del acuerdo")
    form.choice("kind", "Tipo", CATALOG.choices("agreement_kinds"))
    form.choice("state", "Estado", CATALOG.choices("agreement_states"))
    left, right = st.columns(2)
    with left:
        form.day("signed_on", "Firmado")
    with right:
        form.day("ends_on", "Termina", help="Déjela vacía si no tiene fecha final.")
    form.text("document", "Documento o dónde está")
    form.save("Guardar el acuerdo", lambda work, e: _save_agreement(work, row, e))
    if row:
        remove(
            here,
            f"agreement.remove.{chosen}",
            lambda work, why: _agreement_removed(work, int(chosen), why),
            label="Retirar este acuerdo",
        )


def _as_shown(row: Row) -> Row:
    """An agreement as its form shows it."""
    if not row:
        return {"kind": "framework", "state": "active"}
    days = {key: None if pd.isna(row[key]) else row[key].date() for key in ("signed_on", "ends_on")}
    return row | days


def _save_agreement(work: Work, row: Row, entered: Entered) -> str:
    data = AgreementInput(
        partner_id=entered["partner_id"],
        name=entered.text("name"),
        signed_on=entered["signed_on"],
        ends_on=entered["ends_on"],
        kind=entered.text("kind"),
        state=entered.text("state"),
        document=entered.text("document"),
    )
    if row:
        change_agreement(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Acuerdo corregido."
    add_agreement(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Acuerdo agregado."


def _partner_removed(work: Work, partner_id: int, why: str) -> str:
    remove_partner(work, partner_id, why)
    return "Aliado retirado."


def _agreement_removed(work: Work, agreement_id: int, why: str) -> str:
    remove_agreement(work, agreement_id, why)
    return "Acuerdo retirado."
