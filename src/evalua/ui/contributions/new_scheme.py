"""The form of a new contribution scheme: each way of contributing asks for its own terms."""

from __future__ import annotations

import streamlit as st

from evalua.domain.month import Month
from evalua.registers.contributions.schemes import BESIDE, ORDINARY, SchemeInput, open_scheme
from evalua.storage.work import Work
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.contributions.reading import members, month_options
from evalua.ui.forms import Entered, Form

_DEFAULTS = {"due_day": "10", "periodicity": "month", "first_month": "full", "spread": "same"}
_SPREADS = {"same": "El mismo valor para todos", "each": "Un valor por municipio"}


def scheme_form(here: Here) -> None:
    """The terms of a scheme; an ordinary one is offered only while none is in force."""
    form = Form(here, "scheme", defaults=_DEFAULTS, needs="set_up")
    kind = str(form.choice("kind", "Forma de aportar", _kinds(here)) or "")
    _reason(here, form, kind)
    _amounts(here, form, kind)
    left, right = st.columns(2)
    with left:
        form.choice("starts_month", "Desde", month_options(here))
        if kind != "no_quota":
            form.choice("periodicity", "Cada cuánto", CATALOG.choices("periodicities"))
    if kind not in ("no_quota", "in_kind"):
        with right:
            form.number("due_day", "Día en que vence", help="Entre 1 y 28.")
            form.choice(
                "first_month",
                "Primer mes de un miembro nuevo",
                CATALOG.choices("first_month_rules"),
            )
    form.text("act", "Acta que lo decide")
    form.save("Abrir el esquema", _open)


def _kinds(here: Here) -> dict[str, str]:
    rows = cache.inputs(here).schemes
    taken = bool((rows["ordinary"] & (rows["ends_month"] == "")).any())
    offered = BESIDE if taken else ORDINARY + BESIDE
    return {s.key: s.name for s in CATALOG.contribution_schemes if s.key in offered}


def _reason(here: Here, form: Form, kind: str) -> None:
    if kind == "extraordinary":
        form.text("concept", "Para qué es", placeholder="Reparación de la sede")
    elif kind == "counterpart":
        rows = cache.inputs(here).projects
        projects = {
            int(row["id"]): f"{row['code']} · {row['name']}" for row in rows.to_dict("records")
        }
        form.choice("project_id", "Proyecto", projects)


def _amounts(here: Here, form: Form, kind: str) -> None:
    if kind == "equal_quota":
        form.money("amount", "Cuota de cada municipio")
    elif kind == "per_capita":
        form.money("amount", "Valor por habitante", help="Por la población de cada municipio.")
    elif kind == "percent_of_transfer":
        form.number("percent", "Porcentaje", unit="%")
        form.text("transfer", "Transferencia")
    elif kind == "percent_of_income":
        form.number("percent", "Porcentaje", unit="%", help="De los ingresos propios.")
    elif kind == "fixed_per_member":
        _each(here, form, "Cuota")
    elif kind in BESIDE:
        named = "Valor esperado" if kind == "in_kind" else "Valor"
        if form.choice("spread", "Cómo se reparte", _SPREADS) == "each":
            st.caption("Deje vacío el de quien no aporta.")
            _each(here, form, named)
        else:
            form.money("amount", f"{named} de cada municipio")


def _each(here: Here, form: Form, named: str) -> None:
    for key, name in members(here).items():
        form.money(f"amounts.{key}", f"{named} de {name}")
    form.answer("amounts")


def _open(work: Work, entered: Entered) -> str:
    start, kind = entered["starts_month"], entered.text("kind")
    due_day = entered.text("due_day").strip() or "10"
    open_scheme(
        work,
        SchemeInput(
            kind=kind,
            name=_name(kind, entered.text("concept")),
            starts_month=Month.parse(str(start)) if start else None,
            act=entered.text("act"),
            periodicity=entered.text("periodicity") or "month",
            amount=entered.text("amount"),
            percent=entered.text("percent"),
            transfer=entered.text("transfer"),
            due_day=int(due_day) if due_day.isdecimal() else 0,
            first_month=entered.text("first_month") or "full",
            amounts={
                int(name.removeprefix("amounts.")): value
                for name, value in entered.fields.items()
                if name.startswith("amounts.")
            },
            concept=entered.text("concept"),
            project_id=entered["project_id"],
        ),
        confirmed=entered.confirmed,
    )
    if kind == "in_kind":
        return "Esquema abierto. Anote lo que se reciba en Acuerdos y ajustes, En especie."
    return "Esquema abierto. Ya puede generar los cobros del mes."


def _name(kind: str, concept: str) -> str:
    """The kind, and what it is for where that was written."""
    named = next((s.name for s in CATALOG.contribution_schemes if s.key == kind), "")
    return f"{named}: {concept}"[:120] if concept.strip() else named
