"""One use case: its session, who acts, when, and the trace it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session

from evalua.domain.actor import Actor
from evalua.domain.problems import Conflict, Versions, refuse
from evalua.storage.audit import AuditEntry, as_of, as_seen, content, last_of
from evalua.storage.audit import values as values_of
from evalua.storage.base import Stored
from evalua.storage.chain import Chain
from evalua.storage.lengths import check_fits, check_reason
from evalua.storage.tables import Revision

R = TypeVar("R", bound=Stored)


@dataclass
class Work:
    """What a command receives. ``now`` is UTC; ``today`` is the civil date where the association is.

    Rows pass through ``add``, ``change`` and ``remove`` so that every change carries its author,
    its version and its audit row. The revision is bumped once, when the use case commits. ``seen`` is
    the last line of the log when the person saw what a removal takes; None where nobody looked.
    """

    session: Session
    association_id: int
    actor: Actor
    now: datetime
    today: date
    seen: int | None = field(default=None, init=False)
    changed: bool = field(default=False, init=False)
    _chain: Chain | None = field(default=None, init=False, repr=False)

    def add(self, row: R, why: str = "", /) -> R:
        """Insert a row and return it with its key."""
        check_fits(type(row), vars(row))
        check_reason(why)
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
        check_reason(why)
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
        """Mark a row as deleted; it stays in the database with its reason.

        Raises Conflict where somebody changed it after what the person had ``seen``. That is asked of
        the first row removed, the one the person chose: what hangs from it goes with it.
        """
        if not why.strip():
            raise refuse("reason", "V00", "Escriba por qué se elimina este registro.")
        check_reason(why)
        self._check_seen(row)
        before = content(row)
        row.deleted_at, row.deleted_by, row.deleted_reason = self.now, self.actor.name, why
        row.version += 1
        self.session.add(row)
        self.session.flush()
        self._log(row, "delete", before, content(row), why)

    def expect(self, row: Stored, version: int | None) -> None:
        """Refuse to overwrite what somebody else saved since the form was opened.

        ``version`` is the one the form was opened with: 0 where there was no row yet, None where
        nobody had it open. Raises Conflict with what the row said then and what it says now.
        """
        if version is None or row.version == version:
            return
        raise Conflict(
            Versions(
                table=str(row.__tablename__),
                row_uid=row.uid,
                by=row.deleted_by or row.updated_by or row.created_by,
                at=row.deleted_at or row.updated_at or row.created_at,
                version=row.version,
                opened=as_of(self.session, row.uid, version),
                saved=content(row),
            )
        )

    def _check_seen(self, row: Stored) -> None:
        seen, self.seen = self.seen, None
        last = None if seen is None else last_of(self.session, row.uid)
        if seen is None or last is None or last.id <= seen:
            return
        raise Conflict(
            Versions(
                table=str(row.__tablename__),
                row_uid=row.uid,
                by=last.actor,
                at=last.at,
                version=row.version,
                opened=as_seen(self.session, row.uid, seen),
                saved=content(row),
            )
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
                account_uid=self.actor.uid,
            )
        )

    def keep(self, entry: AuditEntry) -> None:
        """Write a line of the log, joined to the one before it."""
        if self._chain is None:
            self._chain = Chain(self.session)
        self._chain.append(entry)
