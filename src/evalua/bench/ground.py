"""The ground an invented association is written on: its calendar, its keys and its session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from sqlmodel import Session

from evalua.bench.scale import Scale
from evalua.domain.month import Month
from evalua.storage.base import Registered, Stored

R = TypeVar("R", bound=Stored)
AUTHOR = "Medición"


@dataclass
class Ground:
    """Rows go in as they are, bypassing the commands but with the values that they would write."""

    session: Session
    scale: Scale
    today: date
    association_id: int = 0
    towns: list[int] = field(default_factory=list)
    terms: list[int] = field(default_factory=list)

    @property
    def months(self) -> list[Month]:
        return self.scale.months(self.today)

    @property
    def years(self) -> list[int]:
        """The calendar years the records touch."""
        return sorted({month.year for month in self.months})

    @property
    def at(self) -> datetime:
        return datetime.combine(self.months[0].first, time(15), UTC)

    def past(self, day: date) -> bool:
        """Whether a day falls within the records."""
        return self.months[0].first <= day <= self.months[-1].last

    def put(self, rows: Iterable[R]) -> list[R]:
        """Insert rows and return them with their keys."""
        kept = list(rows)
        for row in kept:
            row.created_at, row.created_by = self.at, AUTHOR
        self.session.add_all(kept)
        self.session.flush()
        return kept

    def put_keys(self, rows: Iterable[Stored]) -> list[int]:
        """Insert rows and return their keys alone; the rows are let go of."""
        keys = [row.id for row in self.put(rows)]
        self.session.expunge_all()
        return keys

    def own(self, table: type[Registered], **values: Any) -> Any:
        """A row of this association."""
        return table(association_id=self.association_id, **values)
