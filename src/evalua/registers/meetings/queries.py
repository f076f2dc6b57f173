"""Meetings as frames."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.registers.meetings.tables import Attendance, Commitment, Decision, Meeting
from evalua.registers.membership import municipality_names
from evalua.registers.reading import alive, rows
from evalua.storage.frames import Columns, build

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
    "finding_kind": "text",
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


OPEN_COMMITMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "meeting_id": "id",
    "body": "text",
    "held_on": "date",
    "text": "text",
    "responsible": "text",
    "is_external": "bool",
    "municipality_id": "id",
    "municipality": "text",
    "area": "text",
    "due_on": "date",
    "original_due_on": "date",
    "postponements": "int",
    "overdue_days": "int",
    "original_overdue_days": "int",
    "version": "int",
}


def open_commitments(session: Session, *, association_id: int, on: date) -> pd.DataFrame:
    """Commitments neither done nor cancelled as of a day, oldest due first (columns ``OPEN_COMMITMENTS``).

    Overdue days count from the present due date and from the original one; 0 until it passes.
    """
    held = {m.id: m for m in alive(session, Meeting, association_id) if m.held_on <= on}
    names = municipality_names(session, association_id)
    pending = [
        c
        for c in alive(session, Commitment, association_id)
        if c.meeting_id in held and not _ended(c, on)
    ]
    return build(
        (
            c.model_dump()
            | {
                "body": held[c.meeting_id].body,
                "held_on": held[c.meeting_id].held_on,
                "municipality": names.get(c.municipality_id or 0, ""),
                "overdue_days": max(0, (on - c.due_on).days),
                "original_overdue_days": max(0, (on - c.original_due_on).days),
            }
            for c in sorted(pending, key=lambda c: (c.due_on, c.id))
        ),
        OPEN_COMMITMENTS,
    )


def _ended(commitment: Commitment, on: date) -> bool:
    days = (commitment.done_on, commitment.cancelled_on)
    return any(day is not None and day <= on for day in days)
