"""The append-only log: who changed what, when, from what, to what and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, func, select

from evalua.storage.base import Stored

_NOT_LOGGED = {"id", "created_at", "created_by", "updated_at", "updated_by"}


class AuditEntry(SQLModel, table=True):
    """One change of one row. Never updated, never deleted."""

    __tablename__ = "audit_entry"

    id: int = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    actor: str = Field(max_length=120)
    role: str = Field(max_length=20)
    association_id: int | None = Field(default=None, index=True)
    table_name: str = Field(max_length=60, index=True)
    row_uid: str = Field(max_length=36, index=True)
    action: str = Field(max_length=10)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    reason: str = ""
    account_uid: str = Field(default="", max_length=36)
    # The chain of the association: what this line says, joined to the hash of the line before it.
    previous_hash: str = Field(default="", max_length=64)
    hash: str = Field(default="", max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of each association's chain: without it, lines cut from the end would not be missed."""

    __tablename__ = "audit_head"

    association_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entries: int = 0
    hash: str = Field(default="", max_length=64)


def content(row: Stored) -> dict[str, Any]:
    """What the log says of a row, as JSON can hold it; never the columns it must not keep."""
    return {name: value for name, value in values(row).items() if name not in row.never_logged}


def values(row: Stored) -> dict[str, Any]:
    """Everything a person may change in a row; dates become ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.model_dump().items()
        if name not in _NOT_LOGGED
    }


def as_of(session: Session, row_uid: str, version: int) -> dict[str, Any]:
    """What the log says a row was in one of its versions; empty where it had not been written."""
    entries = session.exec(
        select(AuditEntry.after)
        .where(col(AuditEntry.row_uid) == row_uid)
        .order_by(col(AuditEntry.id).desc())
    )
    return next((dict(after) for after in entries if after and after["version"] == version), {})


def as_seen(session: Session, row_uid: str, line: int) -> dict[str, Any]:
    """What the log said of a row when it went as far as ``line``; empty where it was not written."""
    entry = session.exec(
        select(AuditEntry)
        .where(col(AuditEntry.row_uid) == row_uid, col(AuditEntry.id) <= line)
        .order_by(col(AuditEntry.id).desc())
    ).first()
    return dict(entry.after) if entry is not None and entry.after else {}


def last_line(session: Session, association_id: int) -> int:
    """The key of the last line of an association; 0 where it has none."""
    mine = col(AuditEntry.association_id) == association_id
    return session.exec(select(func.max(AuditEntry.id)).where(mine)).one() or 0


def last_of(session: Session, row_uid: str) -> AuditEntry | None:
    """The last change of a row."""
    mine = col(AuditEntry.row_uid) == row_uid
    return session.exec(select(AuditEntry).where(mine).order_by(col(AuditEntry.id).desc())).first()
