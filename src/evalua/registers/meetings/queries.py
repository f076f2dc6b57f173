"""Meetings as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.meetings.tables import Attendance, Commitment, Decision, Meeting
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

MEETINGS: Columns = {
    "id": "id",
    "uid": "text",
    "body": "text",
    "held_on": "date",
    "quorum": "bool",
    "act": "text",
    "agenda": "text",
    "version": "int",
}
ATTENDANCE: Columns = {
    "id": "id",
    "meeting_id": "id",
    "municipality_id": "id",
    "attended_as": "text",
    "person": "text",
}
DECISIONS: Columns = {
    "id": "id",
    "uid": "text",
    "meeting_id": "id",
    "text": "text",
    "kind": "text",
    "finding": "text",
}
COMMITMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "meeting_id": "id",
    "text": "text",
    "responsible": "text",
    "is_external": "bool",
    "municipality_id": "id",
    "area": "text",
    "due_on": "date",
    "original_due_on": "date",
    "postponements": "int",
    "done_on": "date",
    "evidence": "text",
    "cancelled_on": "date",
    "cancelled_act": "text",
    "version": "int",
}


def meetings(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every meetings row (columns ``MEETINGS``)."""
    return rows(session, Meeting, association_id, MEETINGS)


def attendance(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every attendance row (columns ``ATTENDANCE``)."""
    return rows(session, Attendance, association_id, ATTENDANCE)


def decisions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every decisions row (columns ``DECISIONS``)."""
    return rows(session, Decision, association_id, DECISIONS)


def commitments(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every commitments row (columns ``COMMITMENTS``)."""
    return rows(session, Commitment, association_id, COMMITMENTS)
