"""The frames of the registers: the columns of each, and the query that reads it.

A register that something measures, shows or checks has its line here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from evalua.registers.activities import queries as activities
from evalua.registers.alignment import queries as alignment
from evalua.registers.answers import queries as answers
from evalua.registers.association import queries as association
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
from evalua.storage.frames import Columns


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of a register: its columns, and the query ``read(session, association_id=…)``."""

    columns: Columns
    read: Callable[..., pd.DataFrame]


FRAMES: Mapping[str, Frame] = {
    "states": Frame(association.STATES, association.states),
    "municipalities": Frame(members.MUNICIPALITIES, members.municipalities),
    "memberships": Frame(members.MEMBERSHIPS, members.memberships),
    "terms": Frame(members.TERMS, members.terms),
    "authorities": Frame(members.AUTHORITIES, members.authorities),
    "withdrawals": Frame(members.WITHDRAWALS, members.withdrawals),
    "schemes": Frame(contributions.SCHEMES, contributions.schemes),
    "scheme_amounts": Frame(contributions.SCHEME_AMOUNTS, contributions.scheme_amounts),
    "bases": Frame(contributions.BASES, contributions.bases),
    "charges": Frame(contributions.CHARGES, contributions.charges),
    "payments": Frame(contributions.PAYMENTS, contributions.payments),
    "allocations": Frame(contributions.ALLOCATIONS, contributions.allocations),
    "write_offs": Frame(contributions.WRITE_OFFS, contributions.write_offs),
    "payment_agreements": Frame(contributions.PAYMENT_AGREEMENTS, contributions.payment_agreements),
    "instalments": Frame(contributions.INSTALMENTS, contributions.instalments),
    "refunds": Frame(contributions.REFUNDS, contributions.refunds),
    "agreement_charges": Frame(contributions.AGREEMENT_CHARGES, contributions.agreement_charges),
    "in_kind": Frame(contributions.IN_KIND, contributions.in_kind),
    "plans": Frame(goals.PLANS, goals.plans),
    "goals": Frame(goals.GOALS, goals.goals),
    "schedules": Frame(goals.SCHEDULES, goals.schedules),
    "progress": Frame(goals.PROGRESS, goals.progress),
    "entered": Frame(goals.ENTERED, goals.entered),
    "programmes": Frame(programmes.PROGRAMMES, programmes.programmes),
    "projects": Frame(projects.PROJECTS, projects.projects),
    "benefits": Frame(projects.BENEFITS, projects.benefits),
    "stages": Frame(projects.STAGES, projects.stages),
    "funding": Frame(projects.FUNDING, projects.funding),
    "project_schedules": Frame(projects.PROJECT_SCHEDULES, projects.project_schedules),
    "schedule_points": Frame(projects.SCHEDULE_POINTS, projects.schedule_points),
    "follow_ups": Frame(projects.FOLLOW_UPS, projects.follow_ups),
    "community_sessions": Frame(projects.COMMUNITY_SESSIONS, projects.community_sessions),
    "alternatives": Frame(projects.ALTERNATIVES, projects.alternatives),
    "calls": Frame(calls.CALLS, calls.calls),
    "call_themes": Frame(calls.CALL_THEMES, calls.call_themes),
    "call_municipalities": Frame(calls.CALL_MUNICIPALITIES, calls.call_municipalities),
    "milestones": Frame(transitions.MILESTONES, transitions.milestones),
    "municipal_plans": Frame(transitions.MUNICIPAL_PLANS, transitions.municipal_plans),
    "budget_lines": Frame(transitions.BUDGET_LINES, transitions.budget_lines),
    "candidates": Frame(transitions.CANDIDATES, transitions.candidates),
    "candidate_packs": Frame(transitions.CANDIDATE_PACKS, transitions.candidate_packs),
    "pack_deliveries": Frame(transitions.PACK_DELIVERIES, transitions.pack_deliveries),
    "neutrality_declarations": Frame(
        transitions.NEUTRALITY_DECLARATIONS, transitions.neutrality_declarations
    ),
    "hand_over_sessions": Frame(transitions.HAND_OVER_SESSIONS, transitions.hand_over_sessions),
    "audiences": Frame(transitions.AUDIENCES, transitions.audiences),
    "mentors": Frame(transitions.MENTORS, transitions.mentors),
    "activities": Frame(activities.ACTIVITIES, activities.activities),
    "activity_municipalities": Frame(
        activities.ACTIVITY_MUNICIPALITIES, activities.activity_municipalities
    ),
    "activity_partners": Frame(activities.ACTIVITY_PARTNERS, activities.activity_partners),
    "activity_organizations": Frame(
        activities.ACTIVITY_ORGANIZATIONS, activities.activity_organizations
    ),
    "meetings": Frame(meetings.MEETINGS, meetings.meetings),
    "attendance": Frame(meetings.ATTENDANCE, meetings.attendance),
    "commitments": Frame(meetings.COMMITMENTS, meetings.commitments),
    "partners": Frame(partners.PARTNERS, partners.partners),
    "agreements": Frame(partners.AGREEMENTS, partners.agreements),
    "organizations": Frame(partners.ORGANIZATIONS, partners.organizations),
    "services": Frame(services.SERVICES, services.services),
    "service_records": Frame(services.SERVICE_RECORDS, services.service_records),
    "months": Frame(periods.MONTHS, periods.months),
    "missing_reasons": Frame(periods.MISSING_REASONS, periods.missing_reasons),
    "deliveries": Frame(periods.DELIVERIES, periods.deliveries),
    "targets": Frame(targets.TARGETS, targets.targets),
    "adoptions": Frame(targets.ADOPTIONS, targets.adoptions),
    "people": Frame(association.PEOPLE, association.people),
    "visions": Frame(alignment.VISIONS, alignment.visions),
    "vision_lines": Frame(alignment.VISION_LINES, alignment.vision_lines),
    "plan_lines": Frame(alignment.PLAN_LINES, alignment.plan_lines),
    "citations": Frame(alignment.CITATIONS, alignment.citations),
    "needs": Frame(needs.NEEDS, needs.needs),
    "sheet_reviews": Frame(needs.REVIEWS, needs.sheet_reviews),
    "owners": Frame(targets.OWNERS, targets.owners),
    "answers": Frame(answers.ANSWERS, answers.answers),
}
"""By name; ``Inputs`` gives each as an attribute."""
