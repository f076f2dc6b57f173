"""The finances of the month as frames. Amounts are integer minor units."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.finances.tables import LostFunding, MonthFinance
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

MONTH_FINANCES: Columns = {
    "id": "id",
    "uid": "text",
    "month": "text",
    "services": "int",
    "projects": "int",
    "cooperation": "int",
    "other": "int",
    "expense": "int",
    "payroll": "int",
    "payroll_projects": "int",
    "note": "text",
    "version": "int",
}
LOST_FUNDING: Columns = {
    "id": "id",
    "uid": "text",
    "lost_on": "date",
    "source": "text",
    "concept": "text",
    "amount": "int",
    "category": "text",
    "reason": "text",
    "version": "int",
}


def month_finances(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every month's income and expense as typed (columns ``MONTH_FINANCES``)."""
    return rows(session, MonthFinance, association_id, MONTH_FINANCES)


def lost_funding(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every funding that was lost (columns ``LOST_FUNDING``)."""
    return rows(session, LostFunding, association_id, LOST_FUNDING)
