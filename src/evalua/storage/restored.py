"""The line that a restore leaves in the logs it brought back: going back must leave a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Integer, column, select, table

from evalua.domain.actor import Actor
from evalua.storage.audit import AuditEntry
from evalua.storage.base import new_uid
from evalua.storage.database import Database

TABLE = "backup"
_ID = column("id", Integer)
_ASSOCIATIONS = select(_ID).select_from(table("association")).order_by(_ID)


def note(
    database: Database, actor: Actor, now: datetime, today: date, copy: Path, kept: Path | None
) -> None:
    """Write who put which copy back, in the log of every association. Raises Problem V55."""
    uid, names = new_uid(), {"copy": copy.name, "kept": kept.name if kept is not None else None}
    # Every association went back together: the use case belongs to none of them.
    anywhere = replace(actor, association_id=None)
    with database.work(actor=anywhere, now=now, today=today) as work:
        for association_id in list(work.session.execute(_ASSOCIATIONS).scalars()):
            work.keep(
                AuditEntry(
                    at=now,
                    actor=actor.name,
                    role=actor.role,
                    association_id=association_id,
                    table_name=TABLE,
                    row_uid=uid,
                    action="insert",
                    after=names,
                    reason=f"Se restauró la copia {copy.name}.",
                    account_uid=actor.uid,
                )
            )
        work.changed = True
