"""Removing demonstrations for good. Nothing else is ever deleted physically."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Table, delete
from sqlmodel import Session, col, select

from evalua.accounts.permissions import require
from evalua.domain.actor import Actor
from evalua.domain.problems import refuse
from evalua.months.tables import Snapshot, SnapshotDetail, SnapshotRow
from evalua.registers.association.facts import Facts, by_code, every
from evalua.registers.association.tables import Association
from evalua.schema import METADATA
from evalua.storage.database import Database


def remove_demo(
    database: Database, *, actor: Actor, now: datetime, today: date, codes: Sequence[str] = ()
) -> list[str]:
    """Delete the demonstrations with those codes (by default, all); returns the codes removed.

    Raises Problem, and deletes nothing, when one of them is not a demonstration.
    """
    require(actor, "administer")
    with database.session() as session:
        chosen = [by_code(session, code) for code in codes] if codes else _demos(session)
    for item in chosen:
        if not item.is_demo:
            raise refuse(
                "association",
                "V59",
                f"{item.name} no es una demostración: sus datos no se quitan. No se cambió nada.",
            )
    with database.work(actor=actor, now=now, today=today) as work:
        for item in chosen:
            _erase(work.session, item)
        # Keys may be used again by the next association: every cache must notice.
        work.changed = bool(chosen)
    return [item.code for item in chosen]


def _demos(session: Session) -> list[Facts]:
    return [item for item in every(session) if item.is_demo]


def _erase(session: Session, item: Facts) -> None:
    snapshots = select(col(Snapshot.id)).where(col(Snapshot.association_id) == item.id)
    for table in (SnapshotRow, SnapshotDetail):
        session.execute(delete(table).where(col(table.snapshot_id).in_(snapshots)))
    # Its log and the head of its chain go whole: no other association's chain runs through them.
    for stored in reversed(METADATA.sorted_tables):
        if "association_id" in stored.c:
            _erase_from(session, stored, item.id)
    session.execute(delete(Association).where(col(Association.id) == item.id))


def _erase_from(session: Session, table: Table, association_id: int) -> None:
    session.execute(delete(table).where(table.c.association_id == association_id))
