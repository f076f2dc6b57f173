"""Which projects the plan of a municipality includes, and on which page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.registers.transitions.tables import MunicipalPlan, MunicipalPlanProject
from evalua.storage.work import Work

_LONGEST_PAGE = 40


@dataclass(frozen=True, slots=True)
class PlanProjectInput:
    """A project of the portfolio that a recorded plan includes."""

    plan_id: int
    project_id: int | None
    page: str


def add_plan_project(
    work: Work, data: PlanProjectInput, *, confirmed: Mapping[str, str] | None = None
) -> MunicipalPlanProject:
    """Write that a plan includes a project; once for each project, with its page."""
    require(work.actor, "record")
    plan = one(work.session, MunicipalPlan, work.association_id, data.plan_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("project_id", data.project_id, "Elija el proyecto.")
    existing(work, entry, "project_id", Project, [data.project_id])
    entry.require("page", data.page, "Anote la página del plan donde está el proyecto.")
    if len(clean(data.page)) > _LONGEST_PAGE:
        entry.error("page", "V05", f"Use {_LONGEST_PAGE} letras o menos.")
    known = alive(work.session, MunicipalPlanProject, work.association_id, plan_id=plan.id)
    if data.project_id in {row.project_id for row in known}:
        entry.error("project_id", "V04", "Ese proyecto ya está anotado en este plan.")
    check_facts(work, entry, plan.adopted_on)
    entry.stop_if_any()
    assert data.project_id is not None
    row = MunicipalPlanProject(
        association_id=work.association_id,
        plan_id=plan.id,
        project_id=data.project_id,
        page=clean(data.page),
    )
    work.add(row, why(confirmed))
    note_facts(work, plan.adopted_on)
    return row


def remove_plan_project(work: Work, row_id: int, reason: str) -> None:
    """Take back that a plan includes a project."""
    require(work.actor, "record")
    row = one(work.session, MunicipalPlanProject, work.association_id, row_id)
    plan = one(work.session, MunicipalPlan, work.association_id, row.plan_id)
    work.remove(row, reason)
    note_facts(work, plan.adopted_on)
