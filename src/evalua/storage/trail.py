"""Reading the log of an association: whose changes, of which records, and when.

Without an association (None) they are the lines that belong to none: those of the accounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from evalua.storage.audit import AuditEntry


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; what is empty is not asked. Instants are UTC, ``until`` left out."""

    actor: str = ""
    table: str = ""
    row_uid: str = ""
    since: datetime | None = None
    until: datetime | None = None


def count(session: Session, association_id: int | None, asked: Asked) -> int:
    """How many lines answer to what is asked."""
    conditions = _conditions(association_id, asked)
    return int(session.exec(select(func.count()).select_from(AuditEntry).where(*conditions)).one())


def entries(
    session: Session, association_id: int | None, asked: Asked, *, offset: int = 0, limit: int
) -> list[AuditEntry]:
    """The lines that answer to what is asked, the newest first."""
    query = (
        select(AuditEntry)
        .where(*_conditions(association_id, asked))
        .order_by(col(AuditEntry.id).desc())
        .offset(offset)
        .limit(limit)
    )
    return list(session.exec(query))


def actors(session: Session, association_id: int | None) -> list[str]:
    """Everybody who wrote a line, in alphabetical order."""
    mine = col(AuditEntry.association_id) == association_id
    return sorted(session.exec(select(AuditEntry.actor).where(mine).distinct()))


def tables(session: Session, association_id: int | None) -> list[str]:
    """The tables that the log speaks of."""
    mine = col(AuditEntry.association_id) == association_id
    return sorted(session.exec(select(AuditEntry.table_name).where(mine).distinct()))


def first_at(session: Session, association_id: int | None) -> datetime | None:
    """When the oldest line was written."""
    mine = col(AuditEntry.association_id) == association_id
    return session.exec(select(func.min(AuditEntry.at)).where(mine)).one()


def _conditions(association_id: int | None, asked: Asked) -> list[Any]:
    found: list[Any] = [col(AuditEntry.association_id) == association_id]
    if asked.actor:
        found.append(col(AuditEntry.actor) == asked.actor)
    if asked.table:
        found.append(col(AuditEntry.table_name) == asked.table)
    if asked.row_uid:
        found.append(col(AuditEntry.row_uid) == asked.row_uid)
    if asked.since is not None:
        found.append(col(AuditEntry.at) >= asked.since)
    if asked.until is not None:
        found.append(col(AuditEntry.at) < asked.until)
    return found
