"""The months as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session, col, select

from evalua.domain.month import Month
from evalua.registers.periods.tables import MissingReason, MonthEvent, ReportDelivery, ReportMonth
from evalua.registers.reading import rows, versions
from evalua.storage.frames import Columns

MONTHS: Columns = {
    "id": "id",
    "month": "text",
    "state": "text",
    "first_submitted_on": "date",
    "submitted_by": "text",
    "changed_after_submission": "bool",
    "approved_on": "date",
    "approved_by": "text",
    "act": "text",
    "one_person": "bool",
    "context_note": "text",
    "version": "int",
}
MONTH_EVENTS: Columns = {
    "month": "text",
    "kind": "text",
    "happened_at": "text",
    "who": "text",
    "note": "text",
}
MISSING_REASONS: Columns = {
    "id": "id",
    "month": "text",
    "indicator": "text",
    "kind": "text",
    "reason": "text",
}
DELIVERIES: Columns = {
    "month": "text",
    "municipality_id": "id",
    "delivered_on": "date",
    "channel": "text",
}


def months(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every months row (columns ``MONTHS``)."""
    return rows(session, ReportMonth, association_id, MONTHS)


def month_events(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every month events row (columns ``MONTH_EVENTS``)."""
    return rows(session, MonthEvent, association_id, MONTH_EVENTS)


def missing_reasons(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every missing reasons row (columns ``MISSING_REASONS``)."""
    return rows(session, MissingReason, association_id, MISSING_REASONS)


def deliveries(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every deliveries row (columns ``DELIVERIES``)."""
    return rows(session, ReportDelivery, association_id, DELIVERIES)


def delivery_versions(session: Session, *, association_id: int, month: Month) -> dict[str, int]:
    """The version of each delivery of a month's report, by municipality."""
    return versions(session, ReportDelivery, association_id, "municipality_id", month=str(month))


def month_state(session: Session, association_id: int, month: Month) -> str:
    """draft, submitted, approved or reopened; a month nobody touched is a draft."""
    row = month_row(session, association_id, month)
    return row.state if row is not None else "draft"


def context_note(session: Session, association_id: int, month: Month) -> str:
    """What the association says of a month, or "" where it said nothing."""
    row = month_row(session, association_id, month)
    return row.context_note if row is not None else ""


def month_row(session: Session, association_id: int, month: Month) -> ReportMonth | None:
    """The month's row, or None where nobody has touched it yet."""
    return session.exec(
        select(ReportMonth).where(
            col(ReportMonth.association_id) == association_id,
            col(ReportMonth.month) == str(month),
            col(ReportMonth.deleted_at).is_(None),
        )
    ).one_or_none()
