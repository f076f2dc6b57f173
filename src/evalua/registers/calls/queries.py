"""Calls for funding as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.calls.tables import CallMunicipality, CallTheme, FundingCall
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

CALLS: Columns = {
    "id": "id",
    "uid": "text",
    "entity": "text",
    "name": "text",
    "source": "text",
    "opens_on": "date",
    "closes_on": "date",
    "requirements": "text",
    "link": "text",
    "partner_id": "id",
    "version": "int",
}
CALL_THEMES: Columns = {"call_id": "id", "theme": "text"}
CALL_MUNICIPALITIES: Columns = {"call_id": "id", "municipality_id": "id"}


def calls(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every calls row (columns ``CALLS``)."""
    return rows(session, FundingCall, association_id, CALLS)


def call_themes(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every theme a call pays for (columns ``CALL_THEMES``)."""
    return rows(session, CallTheme, association_id, CALL_THEMES)


def call_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every municipality named by a call (columns ``CALL_MUNICIPALITIES``)."""
    return rows(session, CallMunicipality, association_id, CALL_MUNICIPALITIES)
