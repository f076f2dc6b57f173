"""Reading everything the measures look at, once."""

from __future__ import annotations

from sqlmodel import Session

from evalua.measures.inputs import Inputs
from evalua.registers.activities import queries as activities
from evalua.registers.alignment import queries as alignment
from evalua.registers.answers import queries as answers
from evalua.registers.association import queries as association
from evalua.registers.association.facts import facts
from evalua.registers.calls import queries as calls
from evalua.registers.contributions import queries as contributions
from evalua.registers.goals import queries as goals
from evalua.registers.meetings import queries as meetings
from evalua.registers.members import queries as members
from evalua.registers.needs import queries as needs
from evalua.registers.partners import queries as partners
from evalua.registers.periods import queries as periods
from evalua.registers.programmes import queries as programmes
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
    "withdrawals": members.withdrawals,
    "schemes": contributions.schemes,
    "scheme_amounts": contributions.scheme_amounts,
    "bases": contributions.bases,
    "charges": contributions.charges,
    "payments": contributions.payments,
    "allocations": contributions.allocations,
    "write_offs": contributions.write_offs,
    "payment_agreements": contributions.payment_agreements,
    "instalments": contributions.instalments,
    "refunds": contributions.refunds,
    "agreement_charges": contributions.agreement_charges,
    "in_kind": contributions.in_kind,
    "plans": goals.plans,
    "goals": goals.goals,
    "schedules": goals.schedules,
    "progress": goals.progress,
    "entered": goals.entered,
    "programmes": programmes.programmes,
    "projects": projects.projects,
    "benefits": projects.benefits,
    "stages": projects.stages,
    "funding": projects.funding,
    "project_schedules": projects.project_schedules,
    "schedule_points": projects.schedule_points,
    "follow_ups": projects.follow_ups,
    "community_sessions": projects.community_sessions,
    "alternatives": projects.alternatives,
    "calls": calls.calls,
    "call_themes": calls.call_themes,
    "call_municipalities": calls.call_municipalities,
    "milestones": transitions.milestones,
    "municipal_plans": transitions.municipal_plans,
    "budget_lines": transitions.budget_lines,
    "candidates": transitions.candidates,
    "candidate_packs": transitions.candidate_packs,
    "pack_deliveries": transitions.pack_deliveries,
    "neutrality_declarations": transitions.neutrality_declarations,
    "hand_over_sessions": transitions.hand_over_sessions,
    "audiences": transitions.audiences,
    "mentors": transitions.mentors,
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
    "people": association.people,
    "visions": alignment.visions,
    "vision_lines": alignment.vision_lines,
    "plan_lines": alignment.plan_lines,
    "citations": alignment.citations,
    "needs": needs.needs,
    "sheet_reviews": needs.sheet_reviews,
    "owners": targets.owners,
    "answers": answers.answers,
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
