"""What is known of a project and whom it reaches: the new project, and the corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import agreement_names, objective_names
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.projects import (
    PRIORITIES,
    ProjectInput,
    change_project,
    create_project,
)
from evalua.registers.projects.queries import benefit_versions, benefits
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form
from evalua.ui.projects.reading import Project, open_one, towns

PEOPLE = {
    "women": "Mujeres",
    "men": "Hombres",
    "unstated": "Sin precisar",
    "families": "Familias",
}
_PRIORITIES = {n: {1: "1, va primero", 5: "5, puede esperar"}.get(n, str(n)) for n in PRIORITIES}
_CHOICES = ("theme", "scope", "kind", "expected_source")
_TEXTS = ("name", "code", "executor", "supervisor", "oversight", "national_goal")
_LINKS = (
    *("programme_id", "call_id", "agreement_id", "objective_id", "vision_line_id", "priority"),
)
_SCOPE_HELP = (
    "Un municipio: llega a uno solo. Varios: la obra o el servicio se reparte entre los que marque. "
    "Toda la región: una misma solución sirve a todos (un relleno, un plan de cuenca); marque al "
    "menos dos, aquellos donde hay gente o cifras que declarar."
)


def new_project(here: Here) -> None:
    """The form of a new project; once saved, it opens."""
    names = towns(here)
    if not names:
        layout.empty(
            "Todavía no hay municipios",
            "Un proyecto dice a qué municipios llega. Agréguelos primero.",
            page="association",
            action="Agregar municipios",
        )
        return
    form = Form(here, "project", defaults={"scope": "group", "kind": "investment"})
    _about(form)
    people_fields(here, form, names)
    form.save("Guardar el proyecto", lambda work, e: _create(work, names, e))


def edit_project(here: Here, project: dict[str, Any]) -> None:
    """Correct what is known of a project; its municipalities have their own form."""
    form = Form(
        here,
        "project.edit",
        subject=str(project["id"]),
        defaults=_defaults(here, project),
        version=project["version"],
    )
    _about(form, new=False)
    form.save("Guardar los datos", lambda work, e: _change(work, here, project, e))


def people_fields(here: Here, form: Form, names: dict[int, str]) -> None:
    """The municipalities a project reaches and the people declared in each."""
    chosen = form.several("benefits", f"{here.country.municipality.many.capitalize()}", names)
    if not chosen:
        return
    st.caption("Personas que se benefician en cada uno. Lo que no se sabe se deja vacío.")
    for key in chosen:
        place, *cells = st.columns([2, 1, 1, 1, 1], vertical_alignment="center")
        with place:
            st.text(names[key])
        for cell, (field, label) in zip(cells, PEOPLE.items(), strict=True):
            with cell:
                form.number(f"benefits.{key}.{field}", label)


def people_defaults(here: Here, project_id: int) -> dict[str, Any]:
    """What is declared for a project, as a person would type it."""
    known: dict[str, Any] = {"benefits": []}
    for row in _declared(here, project_id):
        key = int(row["municipality_id"])
        known["benefits"].append(key)
        known |= {f"benefits.{key}.{n}": str(row[n]) for n in PEOPLE if pd.notna(row[n])}
    return known


def people_versions(here: Here, project_id: int, names: dict[int, str]) -> dict[str, int]:
    """The versions of what is declared, by municipality; 0 where nothing is."""
    with here.database.session() as session:
        known = benefit_versions(session, association_id=here.facts.id, project_id=project_id)
    return {str(key): 0 for key in names} | known


def people_of(entered: Entered, amounts: Mapping[int, int] | None = None) -> list[BenefitInput]:
    """What was typed in ``people_fields``; the amounts, which it does not ask, stay as they were."""
    return [
        BenefitInput(
            key,
            **{n: entered.text(f"benefits.{key}.{n}") for n in PEOPLE},
            amount=(amounts or {}).get(key),
        )
        for key in entered["benefits"] or []
    ]


def amounts_of(here: Here, project_id: int) -> dict[int, int]:
    """The money declared for each municipality of a project, where it is."""
    return {
        int(row["municipality_id"]): int(row["amount"])
        for row in _declared(here, project_id)
        if pd.notna(row["amount"])
    }


def _about(form: Form, *, new: bool = True) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        form.text("name", "Nombre del proyecto")
        form.choice("theme", "Tema", CATALOG.choices("project_themes"))
        form.choice("scope", "Alcance", CATALOG.choices("project_scopes"), help=_SCOPE_HELP)
        form.choice("kind", "Tipo", CATALOG.choices("project_kinds"))
        form.tick("is_rural", "Es un proyecto rural")
        if new:
            form.day(
                "idea_on",
                "Desde cuándo existe la idea",
                help="Queda como su primera etapa. Las siguientes se anotan después.",
                latest=form.here.today,
            )
    with right:
        form.money("cost", "Costo total", help="Si no se sabe, déjelo vacío.")
        sources = CATALOG.choices("funding_sources")
        form.choice("expected_source", "Fuente de la que se espera", sources, optional=True)
        form.text("executor", "Quién ejecuta")
        form.tick("executed_by_association", "Lo ejecuta la asociación")
        form.text("code", "Código", help="Si lo deja vacío, se asigna el siguiente.")
    with st.expander("Quién vigila, a qué responde y su prioridad", expanded=not new):
        _watched(form)
        _belongs(form)


def _watched(form: Form) -> None:
    """Who watches over the project; what is not known yet stays in the list of what it lacks."""
    first, second = st.columns(2, gap="large")
    with first:
        form.text("supervisor", "Supervisión o interventoría")
    with second:
        form.text("oversight", "Veeduría", help="El grupo de la comunidad que vigila el proyecto.")


def _belongs(form: Form) -> None:
    """What the project belongs to: programme, call, agreement, line of the vision, goal, priority."""
    known = cache.inputs(form.here)
    first, second = st.columns(2, gap="large")
    with first:
        form.choice("programme_id", "Programa", _names(known.programmes, "name"), optional=True)
        form.choice("call_id", "Convocatoria", _calls(known.calls), optional=True)
        agreed = agreement_names(known)
        form.choice("agreement_id", "Convenio que lo ampara", agreed, optional=True)
        form.choice("priority", "Prioridad en el banco", _PRIORITIES, optional=True)
    with second:
        lines = _names(known.vision_lines, "text")
        form.choice("vision_line_id", "Línea de la visión", lines, optional=True)
        aims = objective_names(known)
        form.choice("objective_id", "Objetivo de los estatutos", aims, optional=True)
        form.text(
            "national_goal",
            "Meta nacional a la que aporta",
            help="Hace falta para presentarlo a una fuente nacional.",
        )
        form.text(
            "national_plan_year",
            "Año del plan nacional de esa meta",
            help="Sin el año, la propuesta no cuenta como alineada.",
        )


def _names(rows: pd.DataFrame, column: str) -> dict[int, str]:
    return {int(row["id"]): str(row[column]) for row in rows.to_dict("records")}


def _calls(rows: pd.DataFrame) -> dict[int, str]:
    """Calls by their closing, the last one first."""
    ordered = rows.sort_values("closes_on", ascending=False, na_position="first")
    return {
        int(row["id"]): f"{row['name']} · {row['entity']}" for row in ordered.to_dict("records")
    }


def _defaults(here: Here, project: dict[str, Any]) -> dict[str, Any]:
    known = {n: project[n] for n in _TEXTS}
    known |= {n: project[n] or None for n in _CHOICES}
    known |= {n: None if pd.isna(project[n]) else int(project[n]) for n in _LINKS}
    known |= {n: bool(project[n]) for n in ("is_rural", "executed_by_association")}
    facts = here.facts
    if pd.notna(project["national_plan_year"]):
        known["national_plan_year"] = str(int(project["national_plan_year"]))
    if pd.notna(project["cost"]):
        whole = facts.currency.major(int(project["cost"]))
        known["cost"] = facts.number_format.write(whole, facts.currency.digits)
    return known


def _declared(here: Here, project_id: int) -> list[dict[str, Any]]:
    with here.database.session() as session:
        rows = benefits(session, association_id=here.facts.id)
    own = rows[rows["project_id"] == project_id].astype(object)
    return [dict(row) for row in own.to_dict("records")]


def _create(work: Work, names: dict[int, str], entered: Entered) -> str:
    data = _project_input(entered, people_of(entered))
    project = create_project(work, data, confirmed=entered.confirmed)
    if entered["idea_on"] is not None:
        first = StageInput(project.id, "idea", entered["idea_on"])
        record_stage(work, first, confirmed=entered.confirmed)
    open_one(project.code)
    return f"Proyecto {project.code} guardado, con {len(data.benefits)} de {len(names)} municipios."


def _change(work: Work, here: Here, project: Project, entered: Entered) -> str:
    declared = [
        BenefitInput(
            int(row["municipality_id"]),
            *(None if pd.isna(row[n]) else row[n] for n in (*PEOPLE, "amount")),
        )
        for row in _declared(here, int(project["id"]))
    ]
    changed = change_project(
        work,
        int(project["id"]),
        _project_input(entered, declared),
        entered.version,
        confirmed=entered.confirmed,
    )
    open_one(changed.code)
    return f"Datos de {changed.code} guardados."


def _project_input(entered: Entered, declared: list[BenefitInput]) -> ProjectInput:
    return ProjectInput(
        benefits=declared,
        cost=entered.text("cost"),
        is_rural=bool(entered["is_rural"]),
        executed_by_association=bool(entered["executed_by_association"]),
        programme_id=entered["programme_id"],
        call_id=entered["call_id"],
        vision_line_id=entered["vision_line_id"],
        agreement_id=entered["agreement_id"],
        objective_id=entered["objective_id"],
        priority=entered["priority"],
        national_plan_year=entered.text("national_plan_year"),
        **{name: entered.text(name) for name in (*_TEXTS, *_CHOICES)},
    )
