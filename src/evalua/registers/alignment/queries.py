"""The vision, the lines of other plans and who cites them, as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.alignment.tables import PlanCitation, PlanLine, Vision, VisionLine
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

VISIONS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "starts_year": "int",
    "ends_year": "int",
    "act": "text",
    "version": "int",
}
VISION_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "vision_id": "id",
    "code": "text",
    "text": "text",
    "version": "int",
}
PLAN_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "level": "text",
    "municipality_id": "id",
    "plan": "text",
    "code": "text",
    "text": "text",
    "starts_year": "int",
    "ends_year": "int",
    "version": "int",
}
CITATIONS: Columns = {
    "id": "id",
    "plan_line_id": "id",
    "goal_id": "id",
    "project_id": "id",
    "vision_line_id": "id",
}


def visions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every vision (columns ``VISIONS``)."""
    return rows(session, Vision, association_id, VISIONS)


def vision_lines(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every line of every vision (columns ``VISION_LINES``)."""
    return rows(session, VisionLine, association_id, VISION_LINES)


def plan_lines(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every line of another plan (columns ``PLAN_LINES``)."""
    return rows(session, PlanLine, association_id, PLAN_LINES)


def citations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every citation of a line (columns ``CITATIONS``)."""
    return rows(session, PlanCitation, association_id, CITATIONS)
