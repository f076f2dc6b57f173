"""Tables of what an approval freezes. Rows are written once and never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from evalua.storage.base import new_uid


class Snapshot(SQLModel, table=True):
    """What the board approved for a month; re-approval adds another and keeps this one."""

    __table_args__ = (Index("uq_snapshot", "association_id", "month", "number", unique=True),)

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True, max_length=36)
    association_id: int = Field(foreign_key="association.id", index=True)
    month: str = Field(max_length=7)
    number: int
    cutoff: date
    taken_at: datetime
    taken_by: str = Field(max_length=120)
    act: str = Field(default="", max_length=60)
    catalogue_version: str = Field(max_length=40)
    program_version: str = Field(max_length=20)
    # As they were in the month when it was approved.
    context_note: str = Field(default="", max_length=300)
    submitted_by: str = Field(default="", max_length=120)
    first_submitted_on: date | None = None
    one_person: bool = False
    # SHA-256 of everything the snapshot holds; empty in those older than seals.
    seal: str = Field(default="", max_length=64)
    policy: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    # Column types of each frame, in order: what is read back is what was approved, to the last digit.
    shapes: dict[str, dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))


class SnapshotRow(SQLModel, table=True):
    """One frozen line: an indicator, question, area or the index, or an indicator of a member."""

    __tablename__ = "snapshot_row"
    __table_args__ = (
        Index("uq_snapshot_row", "snapshot_id", "level", "code", "municipality_key", unique=True),
    )

    id: int = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="snapshot.id", index=True)
    level: str = Field(max_length=12)
    code: str = Field(max_length=12)
    municipality_key: int = 0
    values: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class SnapshotDetail(SQLModel, table=True):
    """The register rows behind a frozen indicator, read only when somebody opens it."""

    __tablename__ = "snapshot_detail"
    __table_args__ = (Index("uq_snapshot_detail", "snapshot_id", "indicator", unique=True),)

    id: int = Field(default=None, primary_key=True)
    snapshot_id: int = Field(foreign_key="snapshot.id", index=True)
    indicator: str = Field(max_length=12)
    rows: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
