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
from evalua.registers.audits import queries as audits
from evalua.registers.bodies import queries as bodies
from evalua.registers.calls import queries as calls
from evalua.registers.contributions import queries as contributions
from evalua.registers.disagreements import queries as disagreements
from evalua.registers.documents import queries as documents
from evalua.registers.finances import queries as finances
from evalua.registers.goals import queries as goals
from evalua.registers.institution import queries as institution
from evalua.registers.instruments import queries as instruments
from evalua.registers.meetings import queries as meetings
from evalua.registers.members import queries as members
from evalua.registers.needs import queries as needs
from evalua.registers.own_indicators import queries as own_indicators
from evalua.registers.partners import queries as partners
from evalua.registers.peace import queries as peace
from evalua.registers.periods import queries as periods
from evalua.registers.priorities import queries as priorities
from evalua.registers.processes import queries as processes
from evalua.registers.programmes import queries as programmes
from evalua.registers.projects import queries as projects
from evalua.registers.services import queries as services
from evalua.registers.targets import queries as targets
from evalua.registers.territory import queries as territory
from evalua.registers.transitions import queries as transitions
from evalua.registers.typed import queries as typed
from evalua.registers.working_groups import queries as working_groups
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
    "plan_projects": Frame(transitions.PLAN_PROJECTS, transitions.plan_projects),
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
    "activity_audiences": Frame(activities.ACTIVITY_AUDIENCES, activities.activity_audiences),
    "working_groups": Frame(working_groups.WORKING_GROUPS, working_groups.working_groups),
    "group_seats": Frame(working_groups.GROUP_SEATS, working_groups.group_seats),
    "group_calendar": Frame(working_groups.GROUP_CALENDAR, working_groups.group_calendar),
    "document_recipients": Frame(documents.DOCUMENT_RECIPIENTS, documents.document_recipients),
    "technical_documents": Frame(documents.TECHNICAL_DOCUMENTS, documents.technical_documents),
    "document_deliveries": Frame(documents.DOCUMENT_DELIVERIES, documents.document_deliveries),
    "priority_lists": Frame(priorities.PRIORITY_LISTS, priorities.priority_lists),
    "agreed_priorities": Frame(priorities.AGREED_PRIORITIES, priorities.agreed_priorities),
    "activity_partners": Frame(activities.ACTIVITY_PARTNERS, activities.activity_partners),
    "activity_organizations": Frame(
        activities.ACTIVITY_ORGANIZATIONS, activities.activity_organizations
    ),
    "meetings": Frame(meetings.MEETINGS, meetings.meetings),
    "attendance": Frame(meetings.ATTENDANCE, meetings.attendance),
    "decisions": Frame(meetings.DECISIONS, meetings.decisions),
    "commitments": Frame(meetings.COMMITMENTS, meetings.commitments),
    "bodies": Frame(bodies.BODIES, bodies.bodies),
    "body_members": Frame(bodies.BODY_MEMBERS, bodies.body_members),
    "disagreements": Frame(disagreements.DISAGREEMENTS, disagreements.disagreements),
    "legal_pieces": Frame(institution.LEGAL_PIECES, institution.legal_pieces),
    "norms": Frame(institution.NORMS, institution.norms),
    "events": Frame(institution.EVENTS, institution.events),
    "posts": Frame(institution.POSTS, institution.posts),
    "occupants": Frame(institution.OCCUPANTS, institution.occupants),
    "objectives": Frame(institution.OBJECTIVES, institution.objectives),
    "partners": Frame(partners.PARTNERS, partners.partners),
    "partner_themes": Frame(partners.PARTNER_THEMES, partners.partner_themes),
    "partner_municipalities": Frame(
        partners.PARTNER_MUNICIPALITIES, partners.partner_municipalities
    ),
    "agreements": Frame(partners.AGREEMENTS, partners.agreements),
    "agreement_steps": Frame(partners.AGREEMENT_STEPS, partners.agreement_steps),
    "agreement_shares": Frame(partners.AGREEMENT_SHARES, partners.agreement_shares),
    "agreement_dues": Frame(partners.AGREEMENT_DUES, partners.agreement_dues),
    "interventions": Frame(partners.INTERVENTIONS, partners.interventions),
    "intervention_municipalities": Frame(
        partners.INTERVENTION_MUNICIPALITIES, partners.intervention_municipalities
    ),
    "coordination_notes": Frame(partners.COORDINATION_NOTES, partners.coordination_notes),
    "note_partners": Frame(partners.NOTE_PARTNERS, partners.note_partners),
    "note_municipalities": Frame(partners.NOTE_MUNICIPALITIES, partners.note_municipalities),
    "organizations": Frame(partners.ORGANIZATIONS, partners.organizations),
    "organization_counts": Frame(partners.ORGANIZATION_COUNTS, partners.organization_counts),
    "organization_resources": Frame(
        partners.ORGANIZATION_RESOURCES, partners.organization_resources
    ),
    "organization_projects": Frame(partners.ORGANIZATION_PROJECTS, partners.organization_projects),
    "units": Frame(partners.UNITS, partners.units),
    "unit_advice": Frame(partners.UNIT_ADVICE, partners.unit_advice),
    "services": Frame(services.SERVICES, services.services),
    "service_records": Frame(services.SERVICE_RECORDS, services.service_records),
    "service_figures": Frame(services.SERVICE_FIGURES, services.service_figures),
    "service_standards": Frame(services.SERVICE_STANDARDS, services.service_standards),
    "service_costs": Frame(services.SERVICE_COSTS, services.service_costs),
    "service_tariffs": Frame(services.SERVICE_TARIFFS, services.service_tariffs),
    "service_savings": Frame(services.SERVICE_SAVINGS, services.service_savings),
    "customers": Frame(services.CUSTOMERS, services.customers),
    "customer_records": Frame(services.CUSTOMER_RECORDS, services.customer_records),
    "month_finances": Frame(finances.MONTH_FINANCES, finances.month_finances),
    "lost_funding": Frame(finances.LOST_FUNDING, finances.lost_funding),
    "audits": Frame(audits.AUDITS, audits.audits),
    "audit_findings": Frame(audits.AUDIT_FINDINGS, audits.audit_findings),
    "processes": Frame(processes.PROCESSES, processes.processes),
    "process_steps": Frame(processes.PROCESS_STEPS, processes.process_steps),
    "process_municipalities": Frame(
        processes.PROCESS_MUNICIPALITIES, processes.process_municipalities
    ),
    "process_done": Frame(processes.PROCESS_DONE, processes.process_done),
    "months": Frame(periods.MONTHS, periods.months),
    "missing_reasons": Frame(periods.MISSING_REASONS, periods.missing_reasons),
    "deliveries": Frame(periods.DELIVERIES, periods.deliveries),
    "targets": Frame(targets.TARGETS, targets.targets),
    "adoptions": Frame(targets.ADOPTIONS, targets.adoptions),
    "baselines": Frame(targets.BASELINES, targets.baselines),
    "retirements": Frame(targets.RETIREMENTS, targets.retirements),
    "own_indicators": Frame(own_indicators.OWN_INDICATORS, own_indicators.own_indicators),
    "typed_figures": Frame(typed.TYPED_FIGURES, typed.typed_figures),
    "people": Frame(association.PEOPLE, association.people),
    "visions": Frame(alignment.VISIONS, alignment.visions),
    "vision_lines": Frame(alignment.VISION_LINES, alignment.vision_lines),
    "plan_lines": Frame(alignment.PLAN_LINES, alignment.plan_lines),
    "citations": Frame(alignment.CITATIONS, alignment.citations),
    "needs": Frame(needs.NEEDS, needs.needs),
    "sheet_reviews": Frame(needs.REVIEWS, needs.sheet_reviews),
    "owners": Frame(targets.OWNERS, targets.owners),
    "answers": Frame(answers.ANSWERS, answers.answers),
    "instruments": Frame(instruments.INSTRUMENTS, instruments.instruments),
    "instrument_steps": Frame(instruments.INSTRUMENT_STEPS, instruments.instrument_steps),
    "affinity_studies": Frame(instruments.AFFINITY_STUDIES, instruments.affinity_studies),
    "study_affinities": Frame(instruments.STUDY_AFFINITIES, instruments.study_affinities),
    "study_municipalities": Frame(
        instruments.STUDY_MUNICIPALITIES, instruments.study_municipalities
    ),
    "functional_links": Frame(territory.FUNCTIONAL_LINKS, territory.functional_links),
    "link_municipalities": Frame(territory.LINK_MUNICIPALITIES, territory.link_municipalities),
    "other_schemes": Frame(territory.OTHER_SCHEMES, territory.other_schemes),
    "municipal_tags": Frame(territory.MUNICIPAL_TAGS, territory.municipal_tags),
    "context_figures": Frame(territory.CONTEXT_FIGURES, territory.context_figures),
    "counterparts": Frame(territory.COUNTERPARTS, territory.counterparts),
    "asked_roles": Frame(territory.ASKED_ROLES, territory.asked_roles),
    "peace_initiatives": Frame(peace.PEACE_INITIATIVES, peace.peace_initiatives),
}
"""By name; ``Inputs`` gives each as an attribute."""
