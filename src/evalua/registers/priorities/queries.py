"""Agreed priorities as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.priorities.tables import AgreedPriority, PriorityList
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PRIORITY_LISTS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "level_name": "text",
    "term_id": "id",
    "agreed_on": "date",
    "act": "text",
    "frozen_on": "date",
    "plan_known_on": "date",
    "version": "int",
}
AGREED_PRIORITIES: Columns = {
    "id": "id",
    "uid": "text",
    "list_id": "id",
    "text": "text",
    "adopted_on": "date",
    "reference": "text",
    "version": "int",
}


def priority_lists(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every priority lists row (columns ``PRIORITY_LISTS``)."""
    return rows(session, PriorityList, association_id, PRIORITY_LISTS)


def agreed_priorities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every agreed priorities row (columns ``AGREED_PRIORITIES``)."""
    return rows(session, AgreedPriority, association_id, AGREED_PRIORITIES)
