"""A calendar month as a value."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

NAMES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_TEXT = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A year and a month. Ordered, hashable, written ``2026-10``."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 2999):
            raise ValueError(f"{self.year}-{self.month} is not a month")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds ``day``."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``AAAA-MM``. Raises ValueError for anything else."""
        match = _TEXT.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"«{text}» no es un mes. Escríbalo como 2026-10.")
        return cls(int(match[1]), int(match[2]))

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def previous(self) -> Month:
        return self + -1

    @property
    def next(self) -> Month:
        return self + 1

    @property
    def label(self) -> str:
        """As people write it: ``octubre 2026``."""
        return f"{NAMES[self.month - 1]} {self.year}"

    @property
    def short(self) -> str:
        """For axes and narrow columns: ``oct 2026``."""
        return f"{NAMES[self.month - 1][:3]} {self.year}"

    def day(self, number: int) -> date:
        """The given day of this month, or its last day where the month is shorter."""
        return date(self.year, self.month, min(number, self.last.day))

    def to(self, last: Month) -> Iterator[Month]:
        """This month and those that follow, up to and with ``last``."""
        current = self
        while current <= last:
            yield current
            current = current.next

    def __add__(self, months: int) -> Month:
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __sub__(self, other: Month) -> int:
        """How many months from ``other`` to this one."""
        return (self.year - other.year) * 12 + self.month - other.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def long_date(day: date) -> str:
    """As people write it in a sentence: ``5 de octubre de 2026``."""
    return f"{day.day} de {NAMES[day.month - 1]} de {day.year}"
