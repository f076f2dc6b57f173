"""The calendar of a demonstration: everything is told from the last complete month backwards."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from evalua.domain.month import Month

MONTHS = 24
_SATURDAY, _SUNDAY = 5, 6
_SLOW_MONTHS = (12, 1)
_FROM_ELECTION_TO_OFFICE = 60


@dataclass(frozen=True, slots=True)
class Almanac:
    """Months and days by their distance to ``last``, the last complete month; ``rain`` are 1–12."""

    last: Month
    rain: Collection[int] = ()

    @property
    def first(self) -> Month:
        """The month from which the association answers."""
        return self.last + (1 - MONTHS)

    @property
    def end(self) -> date:
        """The last day with records."""
        return self.last.last

    @property
    def months(self) -> list[Month]:
        return list(self.first.to(self.last))

    def month(self, offset: int) -> Month:
        """The month that many months after (below zero, before) the last complete one."""
        return self.last + offset

    def offset(self, month: Month) -> int:
        """How far a month is from the last complete one."""
        return month - self.last

    def exact(self, text: str) -> date:
        """The day of ``-8/12``: day 12, eight months before the last complete one."""
        offset, day = text.split("/")
        return self.month(int(offset)).day(int(day))

    def day(self, text: str) -> date:
        """Like ``exact``, on a working day."""
        return working(self.exact(text))

    def is_slow(self, month: Month) -> bool:
        """December and January: people are away."""
        return month.month in _SLOW_MONTHS

    def is_rainy(self, month: Month) -> bool:
        return month.month in self.rain

    def election(self, takes_office: Month) -> date:
        """The Sunday some sixty days before a government takes office."""
        latest = takes_office.first - timedelta(days=_FROM_ELECTION_TO_OFFICE)
        return latest - timedelta(days=(latest.weekday() + 1) % 7)


def working(day: date) -> date:
    """The day itself, or the nearest working day of its month when it falls on a weekend."""
    steps = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0)
    moved = day + timedelta(days=steps)
    if moved.month != day.month:
        moved = day + timedelta(days=-2 * steps)
    return moved


def chance(*parts: object) -> float:
    """A number from 0 to 1 that is always the same for the same words."""
    digest = hashlib.blake2b("/".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
