"""Projects as frames; money is integer minor units, progress is per cent."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

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
from evalua.registers.reading import rows, versions
from evalua.storage.frames import Columns

PROJECTS: Columns = {
    "id": "id",
    "uid": "text",
    "code": "text",
    "name": "text",
    "scope": "text",
    "kind": "text",
    "theme": "text",
    "programme_id": "id",
    "call_id": "id",
    "priority": "int",
    "is_rural": "bool",
    "cost": "int",
    "executor": "text",
    "executed_by_association": "bool",
    "expected_source": "text",
    "supervisor": "text",
    "oversight": "text",
    "vision_line_id": "id",
    "agreement_id": "id",
    "objective_id": "id",
    "national_goal": "text",
    "national_plan_year": "int",
    "public_status": "text",
    "public_status_on": "date",
    "version": "int",
}
BENEFITS: Columns = {
    "id": "id",
    "project_id": "id",
    "municipality_id": "id",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "families": "int",
    "amount": "int",
}
STAGES: Columns = {
    "id": "id",
    "uid": "text",
    "project_id": "id",
    "stage": "text",
    "reached_on": "date",
    "document": "text",
    "entity": "text",
    "note": "text",
    "skip_reason": "text",
    "complete_support": "bool",
}
FUNDING: Columns = {
    "id": "id",
    "uid": "text",
    "project_id": "id",
    "source": "text",
    "entity": "text",
    "condition": "text",
    "amount": "int",
    "in_kind": "bool",
    "valuation": "text",
    "dated_on": "date",
    "document": "text",
    "foreign_currency": "text",
    "foreign_amount": "int",
    "exchange_rate": "text",
}
PROJECT_SCHEDULES: Columns = {
    "id": "id",
    "project_id": "id",
    "number": "int",
    "starts_on": "date",
    "ends_on": "date",
    "set_on": "date",
    "reason": "text",
}
SCHEDULE_POINTS: Columns = {
    "schedule_id": "id",
    "month": "text",
    "physical": "float",
    "amount": "int",
}
FOLLOW_UPS: Columns = {
    "id": "id",
    "uid": "text",
    "project_id": "id",
    "noted_on": "date",
    "physical": "float",
    "financial": "float",
    "paid": "int",
    "committed": "int",
    "delay_cause": "text",
    "no_change_reason": "text",
    "responsible": "text",
    "next_step": "text",
    "version": "int",
}
COMMUNITY_SESSIONS: Columns = {
    "id": "id",
    "uid": "text",
    "project_id": "id",
    "held_on": "date",
    "kind": "text",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "act": "text",
    "contributions": "text",
}
ALTERNATIVES: Columns = {
    "id": "id",
    "uid": "text",
    "project_id": "id",
    "municipality_id": "id",
    "left_out_by": "text",
    "alternative": "text",
    "sought_on": "date",
    "outcome": "text",
    "closed_on": "date",
}


def projects(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every projects row (columns ``PROJECTS``)."""
    return rows(session, Project, association_id, PROJECTS)


def benefits(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every benefits row (columns ``BENEFITS``)."""
    return rows(session, ProjectMunicipality, association_id, BENEFITS)


def benefit_versions(session: Session, *, association_id: int, project_id: int) -> dict[str, int]:
    """The version of each row of a project's municipalities, by municipality."""
    return versions(
        session, ProjectMunicipality, association_id, "municipality_id", project_id=project_id
    )


def stages(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every stages row (columns ``STAGES``)."""
    return rows(session, ProjectStage, association_id, STAGES)


def funding(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every funding row (columns ``FUNDING``)."""
    return rows(session, ProjectFunding, association_id, FUNDING)


def project_schedules(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every project schedules row (columns ``PROJECT_SCHEDULES``)."""
    return rows(session, ProjectSchedule, association_id, PROJECT_SCHEDULES)


def schedule_points(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every schedule points row (columns ``SCHEDULE_POINTS``)."""
    return rows(session, SchedulePoint, association_id, SCHEDULE_POINTS)


def follow_ups(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every follow ups row (columns ``FOLLOW_UPS``)."""
    return rows(session, FollowUp, association_id, FOLLOW_UPS)


def community_sessions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every community sessions row (columns ``COMMUNITY_SESSIONS``)."""
    return rows(session, CommunitySession, association_id, COMMUNITY_SESSIONS)


def alternatives(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every alternatives row (columns ``ALTERNATIVES``)."""
    return rows(session, ProjectAlternative, association_id, ALTERNATIVES)
