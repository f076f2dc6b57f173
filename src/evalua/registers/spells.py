"""A time from a day on, until another or still going."""

from __future__ import annotations

from datetime import date

from evalua.registers.entry import Entry
from evalua.storage.work import Work


def check_spell(
    work: Work, entry: Entry, since: date | None, until: date | None, *, required: bool = True
) -> None:
    """Refuse a beginning that has not come or is missing where ``required``, and an end before it.

    The fields are ``since`` and ``until``; an end may lie ahead.
    """
    known = since is not None or required
    if known and not entry.day("since", since, not_after=work.today):
        return
    if since is not None and until is not None and until < since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")


def overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two times share a day; without a first day a time always was, without a last it goes on."""
    first = max(one[0] or date.min, other[0] or date.min)
    last = min(one[1] or date.max, other[1] or date.max)
    return first <= last
