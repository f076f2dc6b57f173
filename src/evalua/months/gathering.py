"""Reading everything the measures look at, once."""

from __future__ import annotations

from sqlmodel import Session

from evalua.measures.inputs import Inputs
from evalua.registers.activities import queries as activities
from evalua.registers.association import queries as association
from evalua.registers.association.facts import facts
from evalua.registers.contributions import queries as contributions
from evalua.registers.goals import queries as goals
from evalua.registers.meetings import queries as meetings
from evalua.registers.members import queries as members
from evalua.registers.partners import queries as partners
from evalua.registers.periods import queries as periods
from evalua.registers.projects import queries as projects
from evalua.registers.services import queries as services
from evalua.registers.targets import queries as targets
from evalua.registers.transitions import queries as transitions

_READERS = {
    "states": association.states,
    "municipalities": members.municipalities,
    "memberships": members.memberships,
    "terms": members.terms,
    "authorities": members.authorities,
    "schemes": contributions.schemes,
    "charges": contributions.charges,
    "payments": contributions.payments,
    "allocations": contributions.allocations,
    "write_offs": contributions.write_offs,
    "payment_agreements": contributions.payment_agreements,
    "instalments": contributions.instalments,
    "plans": goals.plans,
    "goals": goals.goals,
    "schedules": goals.schedules,
    "progress": goals.progress,
    "projects": projects.projects,
    "benefits": projects.benefits,
    "stages": projects.stages,
    "funding": projects.funding,
    "project_schedules": projects.project_schedules,
    "schedule_points": projects.schedule_points,
    "follow_ups": projects.follow_ups,
    "community_sessions": projects.community_sessions,
    "milestones": transitions.milestones,
    "municipal_plans": transitions.municipal_plans,
    "budget_lines": transitions.budget_lines,
    "activities": activities.activities,
    "activity_municipalities": activities.activity_municipalities,
    "activity_partners": activities.activity_partners,
    "activity_organizations": activities.activity_organizations,
    "meetings": meetings.meetings,
    "attendance": meetings.attendance,
    "commitments": meetings.commitments,
    "partners": partners.partners,
    "agreements": partners.agreements,
    "organizations": partners.organizations,
    "services": services.services,
    "service_records": services.service_records,
    "months": periods.months,
    "missing_reasons": periods.missing_reasons,
    "deliveries": periods.deliveries,
    "targets": targets.targets,
    "adoptions": targets.adoptions,
}


def gather(session: Session, association_id: int) -> Inputs:
    """Every register of one association, as the measures expect them."""
    about = facts(session, association_id)
    return Inputs.of(
        about.evaluation_start,
        submission_day=about.submission_day,
        has_intermediate_level=about.has_intermediate_level,
        **{name: read(session, association_id=association_id) for name, read in _READERS.items()},
    )
