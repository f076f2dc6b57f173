"""From a day until another one, or without an end: what several registers of the institution share."""

from __future__ import annotations

from datetime import date

from evalua.registers.entry import Entry


def check_span(
    entry: Entry, first: date | None, last: date | None, *, starts: str, ends: str
) -> None:
    """Ask for the first day, and refuse (V25) a last one before it; the fields are called so."""
    entry.require(starts, first, "Elija desde qué fecha.")
    if first is not None and last is not None and last < first:
        entry.error(ends, "V25", "La fecha final no puede ser anterior al inicio.")


def overlap(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    """Whether two spans share a day; without a last day they have no end."""
    return first <= (other_last or date.max) and other_first <= (last or date.max)
