"""Tables of the months of an association."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class ReportMonth(Registered, table=True):
    """A month and where it is in its life: draft, submitted, approved or reopened."""

    __tablename__ = "report_month"
    __table_args__ = (unique_alive("uq_report_month", "association_id", "month"),)

    month: str = Field(max_length=7)
    state: str = Field(default="draft", max_length=10)
    first_submitted_on: date | None = None
    submitted_at: datetime | None = None
    submitted_by: str = Field(default="", max_length=120)
    submitted_uid: str = Field(default="", max_length=36)
    changed_after_submission: bool = False
    approved_on: date | None = None
    approved_at: datetime | None = None
    approved_by: str = Field(default="", max_length=120)
    act: str = Field(default="", max_length=60)
    one_person: bool = False
    context_note: str = Field(default="", max_length=300)


class MonthEvent(Registered, table=True):
    """Something that happened to a month: submitted, returned, approved, reopened."""

    __tablename__ = "month_event"

    month: str = Field(max_length=7, index=True)
    kind: str = Field(max_length=10)
    happened_at: datetime
    who: str = Field(max_length=120)
    note: str = ""


class MissingReason(Registered, table=True):
    """Why an indicator has no figure in a month, in the director's words."""

    __tablename__ = "missing_reason"
    __table_args__ = (unique_alive("uq_missing_reason", "association_id", "month", "indicator"),)

    month: str = Field(max_length=7)
    indicator: str = Field(max_length=12)
    kind: str = Field(max_length=16)
    reason: str = Field(max_length=300)


class ReportDelivery(Registered, table=True):
    """The month's report reached a municipality on a date through a channel."""

    __tablename__ = "report_delivery"
    __table_args__ = (unique_alive("uq_delivery", "association_id", "month", "municipality_id"),)

    month: str = Field(max_length=7)
    municipality_id: int = Field(foreign_key="municipality.id")
    delivered_on: date
    channel: str = Field(default="", max_length=20)
