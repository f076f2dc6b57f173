"""The work plan as frames; quantities are in each goal's unit."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session, col, select

from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.reading import rows
from evalua.storage.frames import Columns, build

PLANS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "number": "int",
    "starts_on": "date",
    "ends_on": "date",
    "in_force_from": "date",
    "approved_on": "date",
    "act": "text",
    "version": "int",
}
GOALS: Columns = {
    "id": "id",
    "uid": "text",
    "plan_id": "id",
    "code": "text",
    "text": "text",
    "axis": "text",
    "area": "text",
    "question": "text",
    "responsible": "text",
    "unit": "text",
    "accumulation": "text",
    "direction": "text",
    "baseline": "float",
    "baseline_on": "date",
    "target": "float",
    "weight": "float",
    "schedule": "text",
    "dnp_objective": "int",
    "programme_id": "id",
    "agreement_id": "id",
    "objective_id": "id",
    "version": "int",
}
SCHEDULES: Columns = {
    "goal_id": "id",
    "month": "text",
    "planned": "float",
}
PROGRESS: Columns = {
    "id": "id",
    "uid": "text",
    "goal_id": "id",
    "month": "text",
    "value": "float",
    "achieved_on": "date",
    "note": "text",
    "difficulty": "text",
    "evidence": "text",
    "version": "int",
}

ENTERED: Columns = {
    "goal_id": "id",
    "month": "text",
    "entered_on": "date",
}
"""The day each report was first written, to know whether it came in time."""


def plans(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every plans row (columns ``PLANS``)."""
    return rows(session, WorkPlan, association_id, PLANS)


def goals(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every goals row (columns ``GOALS``)."""
    return rows(session, Goal, association_id, GOALS)


def schedules(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every schedules row (columns ``SCHEDULES``)."""
    return rows(session, GoalSchedule, association_id, SCHEDULES)


def progress(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every progress row (columns ``PROGRESS``)."""
    return rows(session, GoalProgress, association_id, PROGRESS)


def entered(session: Session, *, association_id: int) -> pd.DataFrame:
    """When each progress row was first written (columns ``ENTERED``)."""
    query = select(GoalProgress.goal_id, GoalProgress.month, GoalProgress.created_at).where(
        GoalProgress.association_id == association_id, col(GoalProgress.deleted_at).is_(None)
    )
    found = session.exec(query).all()
    return build(((goal, month, at.date()) for goal, month, at in found), ENTERED)
