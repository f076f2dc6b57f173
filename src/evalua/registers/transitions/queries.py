"""Transitions as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.transitions.tables import BudgetLine, MunicipalPlan, TransitionMilestone
from evalua.storage.frames import Columns

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


def milestones(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every milestones row (columns ``MILESTONES``)."""
    return rows(session, TransitionMilestone, association_id, MILESTONES)


def municipal_plans(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every municipal plans row (columns ``MUNICIPAL_PLANS``)."""
    return rows(session, MunicipalPlan, association_id, MUNICIPAL_PLANS)


def budget_lines(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every budget lines row (columns ``BUDGET_LINES``)."""
    return rows(session, BudgetLine, association_id, BUDGET_LINES)
