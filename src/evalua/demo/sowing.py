"""Writing many rows at once, each as if somebody had recorded it on its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TypeVar

from evalua.domain.actor import Actor
from evalua.storage.audit import AuditEntry, content
from evalua.storage.base import Stored
from evalua.storage.chain import Chain
from evalua.storage.work import Work

R = TypeVar("R", bound=Stored)
_HOUR = time(15, tzinfo=UTC)


@dataclass
class Sower(Work):
    """A use case whose clock can be set back; the log is written when it settles, oldest first.

    ``latest`` is the present: nothing is recorded after it.
    """

    latest: datetime = field(kw_only=True)
    trail: list[AuditEntry] = field(default_factory=list, kw_only=True)

    def on(self, day: date, actor: Actor | None = None) -> Sower:
        """The same use case on another day, by another person."""
        moment = min(datetime.combine(day, _HOUR), self.latest)
        return replace(self, now=moment, today=day, actor=actor or self.actor)

    def sow(self, rows: Iterable[tuple[R, date]]) -> list[R]:
        """Insert rows, each recorded on its day; returns them with their keys."""
        dated = [(row, self.on(min(day, self.latest.date()))) for row, day in rows]
        for row, work in dated:
            row.created_at, row.created_by = work.now, work.actor.name
        self.session.add_all(row for row, _ in dated)
        self.session.flush()
        for row, work in dated:
            work._log(row, "insert", None, content(row), "")
        return [row for row, _ in dated]

    def settle(self) -> None:
        """Write the log of everything that was sown."""
        self.trail.sort(key=lambda entry: entry.at)
        chain = Chain(self.session)
        for entry in self.trail:
            chain.append(entry)
        self.session.flush()

    def keep(self, entry: AuditEntry) -> None:
        """Set a line of the log aside until everything is sown, to write them in order of time."""
        self.trail.append(entry)
