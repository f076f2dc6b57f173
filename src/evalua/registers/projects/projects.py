"""Adding, correcting and removing projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.text import clean, search_key
from evalua.registers.alignment.tables import VisionLine
from evalua.registers.association.facts import facts
from evalua.registers.calls.tables import FundingCall
from evalua.registers.checks import chosen, existing, note_facts, whole, why
from evalua.registers.codes import next_code
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.institution.tables import Objective
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Agreement
from evalua.registers.programmes.tables import Programme
from evalua.registers.projects.benefits import BenefitInput, read_benefits, write_benefits
from evalua.registers.projects.tables import (
    CommunitySession,
    FollowUp,
    Project,
    ProjectAlternative,
    ProjectFunding,
    ProjectMunicipality,
    ProjectSchedule,
    ProjectStage,
    SchedulePoint,
)
from evalua.registers.reading import alive, one
from evalua.registers.transitions.tables import MunicipalPlanProject
from evalua.storage.base import Registered
from evalua.storage.work import Work

_TEXTS = ("executor", "supervisor", "oversight", "national_goal")
_DATED = (ProjectStage, ProjectFunding, FollowUp, CommunitySession, ProjectAlternative)
PRIORITIES = range(1, 6)
"""The bank's order of priority: 1 goes first."""
PLAN_YEARS = range(1990, 2101)
"""Years in which a national plan may have been adopted; any other is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """A project as typed. An empty code becomes the next ``P-001``."""

    name: str
    theme: str
    benefits: Sequence[BenefitInput]
    scope: str = "group"
    kind: str = "investment"
    code: str = ""
    programme_id: int | None = None
    call_id: int | None = None
    vision_line_id: int | None = None
    agreement_id: int | None = None
    objective_id: int | None = None
    priority: int | None = None
    is_rural: bool = False
    cost: Typed = None
    executor: str = ""
    executed_by_association: bool = False
    expected_source: str = ""
    supervisor: str = ""
    oversight: str = ""
    national_goal: str = ""
    national_plan_year: Number = None


def create_project(
    work: Work, data: ProjectInput, *, confirmed: Mapping[str, str] | None = None
) -> Project:
    """Write a project with the municipalities it benefits; its stages are recorded apart."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _read(work, entry, data)
    benefits = read_benefits(work, entry, data.scope, data.benefits)
    entry.stop_if_any()
    reason = why(confirmed)
    project = work.add(Project(association_id=work.association_id, **values), reason)
    write_benefits(work, project, benefits, reason)
    return project


def change_project(
    work: Work,
    project_id: int,
    data: ProjectInput,
    version: int,
    *,
    confirmed: Mapping[str, str] | None = None,
) -> Project:
    """Correct a project and its municipalities. Stages and money have their own dated rows."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, project_id)
    work.expect(project, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _read(work, entry, data, project)
    benefits = read_benefits(work, entry, data.scope, data.benefits)
    entry.stop_if_any()
    reason = why(confirmed)
    work.change(project, reason, **values)
    write_benefits(work, project, benefits, reason)
    return project


def update_public_status(
    work: Work,
    project_id: int,
    text: str,
    on: date | None,
    version: int | None = None,
    *,
    confirmed: Mapping[str, str] | None = None,
) -> Project:
    """Change the sentence that anyone may read about a project, with its date."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, project_id)
    work.expect(project, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("public_status", text, "Escriba en una frase cómo va el proyecto.")
    if len(clean(text)) > 300:
        entry.error("public_status", "V05", "La frase es muy larga: use 300 letras o menos.")
    entry.day("public_status_on", on, not_after=work.today)
    check_neutral(entry, "public_status", text)
    entry.stop_if_any()
    work.change(project, why(confirmed), public_status=clean(text), public_status_on=on)
    return project


def remove_project(work: Work, project_id: int, reason: str) -> None:
    """Take a project out with everything recorded of it; the log keeps it with the reason."""
    require(work.actor, "record")
    project = one(work.session, Project, work.association_id, project_id)
    below = list(_below(work, project))
    work.remove(project, reason)
    for row, day in below:
        work.remove(row, reason)
        note_facts(work, day)


def _read(
    work: Work, entry: Entry, data: ProjectInput, own: Project | None = None
) -> dict[str, Any]:
    _check_choices(entry, data)
    _check_length(entry, "name", data.name, 200, "El nombre")
    entry.require("name", data.name, "Escriba el nombre del proyecto.")
    for name in _TEXTS:
        limit = 200 if name == "national_goal" else 160
        _check_length(entry, name, getattr(data, name), limit, "El texto")
    cost = entry.money("cost", data.cost, required=False)
    if cost is not None and cost <= 0:
        entry.error("cost", "V01", "El costo debe ser mayor que cero; si no se sabe, déjelo vacío.")
    others = [
        p
        for p in alive(work.session, Project, work.association_id)
        if own is None or p.id != own.id
    ]
    _check_same_name(entry, data.name, others)
    _check_links(work, entry, data)
    year = _plan_year(entry, data)
    return {
        "code": _code(entry, data, others, own),
        "name": clean(data.name),
        "scope": data.scope,
        "kind": data.kind,
        "theme": data.theme,
        "is_rural": data.is_rural,
        "cost": cost,
        "executed_by_association": data.executed_by_association,
        "expected_source": data.expected_source,
        "programme_id": data.programme_id,
        "call_id": data.call_id,
        "vision_line_id": data.vision_line_id,
        "agreement_id": data.agreement_id,
        "objective_id": data.objective_id,
        "priority": data.priority,
        "national_plan_year": year,
        **{name: clean(getattr(data, name)) for name in _TEXTS},
    }


def _check_choices(entry: Entry, data: ProjectInput) -> None:
    catalog = load()
    lists = (
        ("theme", "project_themes", "Elija el tema."),
        ("scope", "project_scopes", "Elija el alcance."),
        ("kind", "project_kinds", "Elija el tipo de proyecto."),
    )
    for field, key, message in lists:
        chosen(entry, field, getattr(data, field), catalog.choices(key), message)
    if data.expected_source:
        sources = catalog.choices("funding_sources")
        chosen(entry, "expected_source", data.expected_source, sources, "Elija la fuente esperada.")


def _check_links(work: Work, entry: Entry, data: ProjectInput) -> None:
    """What a project belongs to is there, and its place in the bank goes from 1 to 5."""
    existing(work, entry, "programme_id", Programme, [data.programme_id])
    existing(work, entry, "call_id", FundingCall, [data.call_id])
    existing(work, entry, "vision_line_id", VisionLine, [data.vision_line_id])
    existing(work, entry, "agreement_id", Agreement, [data.agreement_id])
    existing(work, entry, "objective_id", Objective, [data.objective_id])
    if data.priority is not None and data.priority not in PRIORITIES:
        entry.error("priority", "V23", "Elija una prioridad de 1 (primero) a 5.")


def _plan_year(entry: Entry, data: ProjectInput) -> int | None:
    """The year of the national plan whose goal is written; it goes with a goal."""
    year = whole(entry, "national_plan_year", data.national_plan_year)
    if year is None:
        return None
    if year not in PLAN_YEARS:
        said = f"Escriba un año entre {PLAN_YEARS[0]} y {PLAN_YEARS[-1]}."
        entry.error("national_plan_year", "V151", said)
    elif not clean(data.national_goal):
        said = "Escriba también la meta nacional: el año solo no dice a qué aporta el proyecto."
        entry.error("national_goal", "V151", said)
    return year


def _check_length(entry: Entry, field: str, text: str, limit: int, what: str) -> None:
    if len(clean(text)) > limit:
        entry.error(field, "V05", f"{what} es muy largo: use {limit} letras o menos.")


def _check_same_name(entry: Entry, name: str, others: Sequence[Project]) -> None:
    for other in others:
        if search_key(name) and search_key(other.name) == search_key(name):
            said = f"Ya existe un proyecto con ese nombre ({other.code}). ¿Es otro?"
            entry.confirm("name", "V04", said)
            return


def _code(entry: Entry, data: ProjectInput, others: Sequence[Project], own: Project | None) -> str:
    taken = {p.code for p in others}
    typed = clean(data.code)
    _check_length(entry, "code", typed, 20, "El código")
    if typed in taken:
        entry.error("code", "V04", f"Ya existe un proyecto con el código {typed}.")
    return typed or (own.code if own is not None else next_code("P", 3, taken))


def _below(work: Work, project: Project) -> Iterator[tuple[Registered, date | None]]:
    """Everything recorded of a project, each row with the day of its fact."""
    days = ("reached_on", "dated_on", "noted_on", "held_on", "sought_on")
    for table in (ProjectMunicipality, MunicipalPlanProject, *_DATED):
        for row in alive(work.session, table, work.association_id, project_id=project.id):
            yield row, next((getattr(row, d) for d in days if hasattr(row, d)), None)
    for schedule in alive(
        work.session, ProjectSchedule, work.association_id, project_id=project.id
    ):
        yield schedule, None
        for point in alive(
            work.session, SchedulePoint, work.association_id, schedule_id=schedule.id
        ):
            yield point, None
