"""Agreements on screen: the list by their end, and the life of the one that is chosen."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.pacts import course_lines, due_lines, pact_lines
from evalua.board.wording import plural
from evalua.domain.text import search_key
from evalua.measures.inputs import Cut
from evalua.registers.partners.commands import (
    AgreementInput,
    add_agreement,
    change_agreement,
    remove_agreement,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.other_registers import agreement_course

NEW = 0
WHAT = {
    "Datos": "how it began",
    "Paso": "what became of it",
    "Partes": "who puts what",
    "Entregas": "what is due",
}
Row = dict[Any, Any]


def agreements(here: Here) -> None:
    """The agreements by their end, beside the forms of a new one or of the one that is chosen."""
    inputs = cache.inputs(here)
    if inputs.partners.empty:
        layout.empty(
            "Todavía no hay convenios",
            "Aquí verá cada convenio con su estado, hasta cuándo rige y qué ampara. Agregue primero "
            "el aliado con quien se firma, en la vista Aliados.",
        )
        return
    lines = pact_lines(inputs, Cut.of(here.month, here.today).day, here.facts, CATALOG)
    rows = inputs.agreements.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    left, right = st.columns([5, 3], gap="large")
    with right:
        chosen = st.selectbox(
            "Convenio",
            [NEW, *known],
            format_func=lambda key: str(known[key]["name"]) if key else "Un convenio nuevo",
            key=steady("partners.agreement", {k: str(r["name"]) for k, r in known.items()}),
        )
    with left:
        _list(here, lines)
        if chosen in known:
            _life(here, known[chosen])
    with right:
        _forms(here, known.get(chosen, {}))


def _list(here: Here, lines: pd.DataFrame) -> None:
    if lines.empty:
        layout.empty(
            "Todavía no hay convenios",
            "Aquí verá cada convenio con su estado, hasta cuándo rige y qué servicios y proyectos "
            "ampara. Agregue el primero en este mismo lugar.",
        )
        return
    alive = int(lines["in_force"].sum())
    st.markdown(
        f"{plural(alive, 'convenio vigente', 'convenios vigentes')} de "
        f"{plural(len(lines), 'registrado', 'registrados')}. Desde 60 días antes del fin, Inicio lo avisa."
    )
    layout.table(
        lines.assign(
            ends_on=["Sin fecha final" if pd.isna(d) else written_day(d) for d in lines["ends_on"]],
            covers=[str(n) if n else "—" for n in lines["covers"]],
        ),
        {
            "word": "Estado",
            "name": "Convenio",
            "ends_on": "Termina",
            "covers": "Ampara",
            "counterpart": "Aliado",
        },
        right=("Ampara",),
        medium=("Convenio", "Aliado"),
        key="partners.agreements",
        alt="Los convenios, con su estado, su última fecha y cuántos servicios y proyectos amparan.",
    )


def _life(here: Here, row: Row) -> None:
    """What the chosen agreement covers, its steps, and what each contributor gives."""
    inputs, day = cache.inputs(here), Cut.of(here.month, here.today).day
    lines = pact_lines(inputs, day, here.facts, CATALOG)
    mine = lines[lines["agreement_id"] == row["id"]]
    layout.section(plain(row["name"]))
    for line in mine.to_dict("records"):
        said = line["covered"] or "ningún servicio ni proyecto en curso"
        st.markdown(plain(f"Ampara: {said}."))
        if line["shares"]:
            st.markdown(plain(f"Ponen: {line['shares']}."))
    st.markdown("**Pasos**")
    course = course_lines(inputs, int(row["id"]), CATALOG)
    layout.table(
        course.assign(
            on=[written_day(d) for d in course["on"]],
            ends_on=["" if pd.isna(d) else written_day(d) for d in course["ends_on"]],
        ),
        {
            "on": "Fecha",
            "word": "Estado",
            "ends_on": "Hasta",
            "document": "Documento",
            "note": "Nota",
        },
        key="partners.course",
    )
    dues = due_lines(inputs, int(row["id"]), day)
    if len(dues):
        st.markdown("**Entregas**")
        layout.table(
            dues.assign(
                due_on=[written_day(d) for d in dues["due_on"]],
                amount=[money(a, here.facts) for a in dues["amount"]],
                given_on=["" if pd.isna(d) else written_day(d) for d in dues["given_on"]],
            ),
            {
                "contributor": "Quién entrega",
                "concept": "Concepto",
                "due_on": "Vence",
                "amount": "Valor",
                "word": "Estado",
                "given_on": "Entregado",
            },
            right=("Valor",),
            key="partners.dues",
        )


def _forms(here: Here, row: Row) -> None:
    what = "Datos"
    if row:
        what = str(
            st.segmented_control(
                "Qué anotar del convenio",
                list(WHAT),
                default="Datos",
                key="partners.agreement.what",
                label_visibility="collapsed",
                required=True,
            )
        )
    if what == "Datos":
        _agreement(here, row)
    elif what == "Paso":
        agreement_course.step(here, row)
    elif what == "Partes":
        agreement_course.shares(here, row)
    else:
        agreement_course.dues(here, row)


def _agreement(here: Here, row: Row) -> None:
    subject = str(row.get("id", NEW))
    form = Form(
        here, "agreement", subject=subject, defaults=_as_shown(row), version=row.get("version")
    )
    rows = cache.inputs(here).partners.to_dict("records")
    rows.sort(key=lambda partner: search_key(partner["name"]))
    form.choice("partner_id", "Con quién", {int(p["id"]): str(p["name"]) for p in rows})
    form.text("name", "Nombre del acuerdo")
    left, right = st.columns(2)
    with left:
        form.choice("kind", "Tipo", CATALOG.choices("agreement_kinds"))
        form.day("signed_on", "Firmado, o en conversación desde")
    with right:
        form.choice(
            "state",
            "Estado con que empezó",
            CATALOG.choices("agreement_states"),
            help="Lo que pasó después se anota como un paso, con su fecha y su documento.",
        )
        form.day("ends_on", "Termina", help="Déjela vacía si no tiene fecha final.")
    form.text("document", "Documento o dónde está")
    form.save("Guardar el acuerdo", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"agreement.remove.{subject}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar este acuerdo",
        )


def _as_shown(row: Row) -> Row:
    """An agreement as its form shows it."""
    if not row:
        return {"kind": "framework", "state": "active"}
    days = {key: None if pd.isna(row[key]) else row[key].date() for key in ("signed_on", "ends_on")}
    return row | days


def _save(work: Work, row: Row, entered: Entered) -> str:
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


def _removed(work: Work, agreement_id: int, why: str) -> str:
    remove_agreement(work, agreement_id, why)
    return "Acuerdo retirado."
