"""What a stage asks for to be entered: its document, and the nation's goal where it pays."""

from __future__ import annotations

from evalua.registers.alignment.tables import PlanCitation, PlanLine
from evalua.registers.calls.tables import FundingCall
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive
from evalua.storage.work import Work

NEEDS_DOCUMENT = {
    "structured": "el estudio o documento técnico",
    "submitted": "el radicado o la propuesta",
    "viable": "el concepto técnico y financiero",
    "in_execution": "el acta de inicio",
    "finished": "el acta de entrega",
    "settled": "el acta de liquidación o el cierre contable",
}
"""The stages that a document proves, and which one. *Funded* is proved by that of its source; an
idea has none, and the side stages tell their cause in the note."""
NATIONAL = "national"


def is_national(work: Work, project: Project) -> bool:
    """Whether the nation is asked to pay: by the expected source, or by that of its call."""
    call = work.session.get(FundingCall, project.call_id) if project.call_id else None
    return NATIONAL in (project.expected_source, call.source if call else "")


def cites_national_plan(work: Work, project: Project) -> bool:
    """Whether the project names the national goal, in words or by citing a line of a national plan."""
    if project.national_goal:
        return True
    cited = alive(work.session, PlanCitation, work.association_id, project_id=project.id)
    lines = alive(work.session, PlanLine, work.association_id, level=NATIONAL)
    return bool({row.plan_line_id for row in cited} & {row.id for row in lines})
