"""Transitions as frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from sqlmodel import Session

from evalua.catalog import Catalog
from evalua.catalog.lists import Milestone
from evalua.registers.members.tables import Term
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.reading import alive, rows
from evalua.registers.transitions.calendar import active_term, due_date
from evalua.registers.transitions.tables import (
    AudienceReach,
    BudgetLine,
    Candidate,
    CandidatePack,
    HandOverSession,
    Mentor,
    MunicipalPlan,
    MunicipalPlanProject,
    NeutralityDeclaration,
    PackDelivery,
    TransitionMilestone,
)
from evalua.storage.frames import Columns, build

_SOON = timedelta(days=30)

MILESTONES: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "code": "text",
    "municipality_id": "id",
    "done_on": "date",
    "evidence": "text",
    "not_applicable_reason": "text",
    "version": "int",
}
MUNICIPAL_PLANS: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "municipality_id": "id",
    "document": "text",
    "page": "text",
    "adopted_on": "date",
    "version": "int",
}
PLAN_PROJECTS: Columns = {
    "id": "id",
    "uid": "text",
    "plan_id": "id",
    "project_id": "id",
    "page": "text",
    "version": "int",
}
BUDGET_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "year": "int",
    "line": "text",
    "amount": "int",
    "recorded_on": "date",
    "version": "int",
}
CANDIDATES: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "municipality_id": "id",
    "number": "int",
    "sex": "text",
    "list_source": "text",
    "erased_on": "date",
    "version": "int",
}
"""Without the name, which no figure needs: ``candidate_names`` reads it for the screen."""

CANDIDATE_PACKS: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "kind": "text",
    "number": "int",
    "dated_on": "date",
    "title": "text",
    "document": "text",
    "version": "int",
}
PACK_DELIVERIES: Columns = {
    "id": "id",
    "uid": "text",
    "pack_id": "id",
    "candidate_id": "id",
    "delivered_on": "date",
    "channel": "text",
    "receipt": "text",
    "version": "int",
}
NEUTRALITY_DECLARATIONS: Columns = {
    "id": "id",
    "uid": "text",
    "month": "text",
    "declared_on": "date",
    "declared_by": "text",
    "incidents": "int",
    "incident_kind": "text",
    "measures": "text",
    "act": "text",
    "version": "int",
}
HAND_OVER_SESSIONS: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "municipality_id": "id",
    "kind": "text",
    "held_on": "date",
    "outgoing_team": "bool",
    "incoming_team": "bool",
    "product": "text",
    "signed_by": "text",
    "holder_present": "bool",
    "version": "int",
}
AUDIENCES: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "municipality_id": "id",
    "audience": "text",
    "reached_on": "date",
    "people": "int",
    "evidence": "text",
    "version": "int",
}
MENTORS: Columns = {
    "id": "id",
    "uid": "text",
    "term_id": "id",
    "municipality_id": "id",
    "mentor_municipality_id": "id",
    "since": "date",
    "note": "text",
    "version": "int",
}


def candidates(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every line of the official lists (columns ``CANDIDATES``)."""
    return rows(session, Candidate, association_id, CANDIDATES)


def candidate_names(session: Session, *, association_id: int) -> dict[int, str]:
    """Candidate id → name, while it is kept."""
    return {row.id: row.name for row in alive(session, Candidate, association_id) if row.name}


def candidate_packs(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every version of the briefing and the pack (columns ``CANDIDATE_PACKS``)."""
    return rows(session, CandidatePack, association_id, CANDIDATE_PACKS)


def pack_deliveries(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every delivery to a candidate (columns ``PACK_DELIVERIES``)."""
    return rows(session, PackDelivery, association_id, PACK_DELIVERIES)


def neutrality_declarations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every month declared (columns ``NEUTRALITY_DECLARATIONS``)."""
    return rows(session, NeutralityDeclaration, association_id, NEUTRALITY_DECLARATIONS)


def hand_over_sessions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every session of a hand-over (columns ``HAND_OVER_SESSIONS``)."""
    return rows(session, HandOverSession, association_id, HAND_OVER_SESSIONS)


def audiences(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every audience reached before an election (columns ``AUDIENCES``)."""
    return rows(session, AudienceReach, association_id, AUDIENCES)


def mentors(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who accompanies each new mayor (columns ``MENTORS``)."""
    return rows(session, Mentor, association_id, MENTORS)


def milestones(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every milestones row (columns ``MILESTONES``)."""
    return rows(session, TransitionMilestone, association_id, MILESTONES)


def municipal_plans(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every municipal plans row (columns ``MUNICIPAL_PLANS``)."""
    return rows(session, MunicipalPlan, association_id, MUNICIPAL_PLANS)


def plan_projects(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every project that a municipal plan includes (columns ``PLAN_PROJECTS``)."""
    return rows(session, MunicipalPlanProject, association_id, PLAN_PROJECTS)


def budget_lines(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every budget lines row (columns ``BUDGET_LINES``)."""
    return rows(session, BudgetLine, association_id, BUDGET_LINES)


ROUTE: Columns = {
    "id": "id",
    "term_id": "id",
    "code": "text",
    "name": "text",
    "phase": "text",
    "municipality_id": "id",
    "municipality": "text",
    "due_on": "date",
    "done_on": "date",
    "state": "text",
    "evidence": "text",
    "evidence_expected": "text",
    "not_applicable_reason": "text",
    "version": "int",
}


@dataclass(frozen=True, slots=True)
class TermOn:
    """A term as a value: what the calendar needs, safe to keep after its session is closed."""

    id: int
    starts_on: date
    ends_on: date
    election_on: date
    confirmed: bool


def term_dates(session: Session, *, association_id: int) -> list[TermOn]:
    """The association's terms, by election."""
    found = (
        TermOn(t.id, t.starts_on, t.ends_on, t.election_on, t.confirmed)
        for t in alive(session, Term, association_id)
    )
    return sorted(found, key=lambda term: term.election_on)


def route(
    session: Session,
    *,
    association_id: int,
    on: date,
    catalog: Catalog,
    term_id: int | None = None,
) -> pd.DataFrame:
    """The route of a term as of a day: milestone × place, by due order and name (columns ``ROUTE``).

    Without ``term_id``, the term whose cycle holds the day; no rows outside every cycle. The
    association's own milestones have no municipality; the others have a row for each member on
    the due date. ``state``: done, late_done, overdue, due_soon (30 days or less), not_due,
    not_applicable. What was done after the day, or has no evidence, is not done.
    """
    terms = term_dates(session, association_id=association_id)
    if term_id is None:
        term = active_term(terms, on, catalog.transition_windows)
    else:
        term = next((t for t in terms if t.id == term_id), None)
    if term is None:
        return build([], ROUTE)
    recorded = {
        (row.code, row.municipality_id): row
        for row in alive(session, TransitionMilestone, association_id, term_id=term.id)
    }
    places = _places(session, association_id, term, catalog.milestones)
    return build(
        (
            _route_row(term, milestone, place, name, recorded.get((milestone.code, place)), on)
            for milestone, place, name in places
        ),
        ROUTE,
    )


def _places(
    session: Session, association_id: int, term: TermOn, route_milestones: tuple[Milestone, ...]
) -> Iterator[tuple[Milestone, int | None, str]]:
    names = municipality_names(session, association_id)
    for milestone in route_milestones:
        if not milestone.per_municipality:
            yield milestone, None, ""
            continue
        members = members_on(session, association_id, due_date(term, milestone))
        for municipality_id, name in names.items():
            if municipality_id in members:
                yield milestone, municipality_id, name


def _route_row(
    term: TermOn,
    milestone: Milestone,
    municipality_id: int | None,
    municipality: str,
    recorded: TransitionMilestone | None,
    on: date,
) -> dict[str, object]:
    due = due_date(term, milestone)
    return {
        "id": recorded.id if recorded else None,
        "term_id": term.id,
        "code": milestone.code,
        "name": milestone.name,
        "phase": milestone.phase,
        "municipality_id": municipality_id,
        "municipality": municipality,
        "due_on": due,
        "done_on": recorded.done_on if recorded else None,
        "state": _state(recorded, due, on),
        "evidence": recorded.evidence if recorded else "",
        "evidence_expected": milestone.evidence,
        "not_applicable_reason": recorded.not_applicable_reason if recorded else "",
        "version": recorded.version if recorded else None,
    }


def _state(recorded: TransitionMilestone | None, due: date, on: date) -> str:
    if recorded is not None and recorded.not_applicable_reason:
        return "not_applicable"
    if recorded is not None and recorded.done_on and recorded.done_on <= on and recorded.evidence:
        return "done" if recorded.done_on <= due else "late_done"
    if due < on:
        return "overdue"
    return "due_soon" if due - on <= _SOON else "not_due"
