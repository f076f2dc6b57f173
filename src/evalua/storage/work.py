"""One use case: its session, who acts, when, and the trace it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session

from evalua.domain.actor import Actor
from evalua.domain.problems import refuse
from evalua.storage.audit import AuditEntry, content
from evalua.storage.audit import values as values_of
from evalua.storage.base import Stored
from evalua.storage.lengths import check_fits
from evalua.storage.tables import Revision

R = TypeVar("R", bound=Stored)


@dataclass
class Work:
    """What a command receives. ``now`` is UTC; ``today`` is the civil date where the association is.

    Rows pass through ``add``, ``change`` and ``remove`` so that every change carries its author,
    its version and its audit row. The revision is bumped once, when the use case commits.
    """

    session: Session
    association_id: int
    actor: Actor
    now: datetime
    today: date
    changed: bool = field(default=False, init=False)

    def add(self, row: R, why: str = "", /) -> R:
        """Insert a row and return it with its key."""
        check_fits(type(row), vars(row))
        row.created_at, row.created_by = self.now, self.actor.name
        self.session.add(row)
        self.session.flush()
        self._log(row, "insert", None, content(row), why)
        return row

    def found(self, row: R) -> R:
        """Insert the row of a new association; from here on this use case belongs to it."""
        check_fits(type(row), vars(row))
        row.created_at, row.created_by = self.now, self.actor.name
        self.session.add(row)
        self.session.flush()
        self.association_id = row.id
        self._log(row, "insert", None, content(row), "")
        return row

    def change(self, row: Stored, why: str = "", /, **values: Any) -> bool:
        """Set the given values; returns whether anything was different."""
        check_fits(type(row), values)
        before, known = content(row), values_of(row)
        for name, value in values.items():
            setattr(row, name, value)
        if values_of(row) == known:
            return False
        row.version += 1
        row.updated_at, row.updated_by = self.now, self.actor.name
        self.session.add(row)
        self.session.flush()
        self._log(row, "update", before, content(row), why)
        return True

    def remove(self, row: Stored, why: str, /) -> None:
        """Mark a row as deleted; it stays in the database with its reason."""
        if not why.strip():
            raise refuse("reason", "V00", "Escriba por qué se elimina este registro.")
        before = content(row)
        row.deleted_at, row.deleted_by, row.deleted_reason = self.now, self.actor.name, why
        row.version += 1
        self.session.add(row)
        self.session.flush()
        self._log(row, "delete", before, content(row), why)

    def expect(self, row: Stored, version: int | None) -> None:
        """Refuse to overwrite what somebody else saved since the form was opened."""
        if version is not None and row.version != version:
            raise refuse(
                "",
                "V51",
                f"{row.updated_by or row.created_by} guardó este registro mientras usted lo tenía "
                "abierto. Vuelva a abrirlo para ver lo que cambió; lo que escribió sigue en el borrador.",
            )

    def bump(self) -> None:
        """Count this use case in the association's revision."""
        revision = self.session.get(Revision, self.association_id)
        if revision is None:
            revision = Revision(association_id=self.association_id)
        revision.number += 1
        self.session.add(revision)

    def _log(
        self,
        row: Stored,
        action: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
        reason: str,
    ) -> None:
        self.changed = True
        self.keep(
            AuditEntry(
                at=self.now,
                actor=self.actor.name,
                role=self.actor.role,
                association_id=self.association_id or None,
                table_name=str(row.__tablename__),
                row_uid=row.uid,
                action=action,
                before=before,
                after=after,
                reason=reason,
            )
        )

    def keep(self, entry: AuditEntry) -> None:
        """Write a line of the log."""
        self.session.add(entry)
