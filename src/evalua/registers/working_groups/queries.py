"""Working groups as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.working_groups.tables import GroupCalendar, GroupSeat, WorkingGroup
from evalua.storage.frames import Columns

WORKING_GROUPS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "theme": "text",
    "since": "date",
    "until": "date",
    "quorum_municipal": "int",
    "quorum_external": "int",
    "version": "int",
}
GROUP_SEATS: Columns = {
    "id": "id",
    "uid": "text",
    "group_id": "id",
    "municipality_id": "id",
    "partner_id": "id",
    "role": "text",
    "since": "date",
    "until": "date",
    "version": "int",
}
GROUP_CALENDAR: Columns = {
    "id": "id",
    "uid": "text",
    "group_id": "id",
    "from_month": "text",
    "sessions": "int",
    "version": "int",
}


def working_groups(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every working groups row (columns ``WORKING_GROUPS``)."""
    return rows(session, WorkingGroup, association_id, WORKING_GROUPS)


def group_seats(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every group seats row (columns ``GROUP_SEATS``)."""
    return rows(session, GroupSeat, association_id, GROUP_SEATS)


def group_calendar(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every group calendar row (columns ``GROUP_CALENDAR``)."""
    return rows(session, GroupCalendar, association_id, GROUP_CALENDAR)
