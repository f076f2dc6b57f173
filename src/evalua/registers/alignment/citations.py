"""Citing a line of a plan from a goal, a project or a line of the vision."""

from __future__ import annotations

from typing import Any, Literal

from evalua.accounts.permissions import require
from evalua.domain.problems import Findings, Problem
from evalua.registers.alignment.tables import PlanCitation, PlanLine, VisionLine
from evalua.registers.goals.tables import Goal
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.base import Registered
from evalua.storage.work import Work

CitedBy = Literal["goal", "project", "vision_line"]
_TABLES: dict[CitedBy, type[Registered]] = {
    "goal": Goal,
    "project": Project,
    "vision_line": VisionLine,
}


def cite(work: Work, line_id: int, by: CitedBy, by_id: int) -> PlanCitation:
    """Write that a goal, a project or a vision line answers to a line of a plan."""
    require(work.actor, "record")
    findings = Findings()
    _check_there(work, findings, "line", PlanLine, line_id)
    _check_there(work, findings, "by", _TABLES[by], by_id)
    own: dict[str, Any] = {f"{by}_id": by_id}
    if alive(work.session, PlanCitation, work.association_id, plan_line_id=line_id, **own):
        findings.error("line", "V04", "Esa línea ya está citada ahí. Elija otra.")
    findings.stop_if_any()
    return work.add(PlanCitation(association_id=work.association_id, plan_line_id=line_id, **own))


def uncite(work: Work, citation_id: int, reason: str) -> None:
    """Take a citation back."""
    require(work.actor, "record")
    work.remove(one(work.session, PlanCitation, work.association_id, citation_id), reason)


def _check_there(
    work: Work, findings: Findings, field: str, table: type[Registered], row_id: int
) -> None:
    if not row_id:
        findings.error(field, "V00", "Elija de la lista.")
        return
    try:
        one(work.session, table, work.association_id, row_id)
    except Problem as problem:
        findings.error(field, "V56", problem.findings[0].message)
