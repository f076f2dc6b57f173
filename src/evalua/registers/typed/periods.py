"""When a typed figure is due and until when it holds, by the frequency of its indicator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from evalua.domain.month import Month
from evalua.registers.transitions.calendar import TermDates

MONTHS_BETWEEN = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
AFTER_OFFICE = timedelta(days=150)
"""A figure of a term of government is due so many days after it takes office."""


def due_date(frequency: str, day: date, terms: Iterable[TermDates] = ()) -> date | None:
    """The last due date on or before a day; None where no term had one yet.

    The last day of the month, quarter, half-year or year; ``term``: 150 days after each government
    takes office. Source: methodology, decision 8.
    """
    if frequency == "term":
        return max((d for d in _term_dates(terms) if d <= day), default=None)
    month = Month.of(day)
    month = month if day == month.last else month.previous
    return (month + -(month.month % MONTHS_BETWEEN[frequency])).last


def next_due(frequency: str, period_end: date, terms: Iterable[TermDates] = ()) -> date | None:
    """The first due date after a period; None where no next term is known."""
    if frequency == "term":
        return min((d for d in _term_dates(terms) if d > period_end), default=None)
    months = MONTHS_BETWEEN[frequency]
    month = Month.of(period_end)
    return (month + (months - month.month % months)).last


def valid_until(
    frequency: str, period_end: date, grace_days: int, terms: Iterable[TermDates] = ()
) -> date | None:
    """The last day a figure holds: the grace after the next due date; None where none is known."""
    due = next_due(frequency, period_end, terms)
    return None if due is None else due + timedelta(days=grace_days)


def periods(
    frequency: str, today: date, terms: Iterable[TermDates] = (), *, most: int = 8
) -> list[date]:
    """The last days of the periods that are over, newest first."""
    if frequency == "term":
        return sorted((d for d in _term_dates(terms) if d <= today), reverse=True)[:most]
    found: list[date] = []
    last = due_date(frequency, today)
    while last is not None and len(found) < most:
        found.append(last)
        last = due_date(frequency, last - timedelta(days=1))
    return found


def period_name(frequency: str, period_end: date) -> str:
    """A period as people say it: «tercer trimestre de 2026», «año 2025»."""
    month = Month.of(period_end)
    match frequency:
        case "quarter":
            order = ("primer", "segundo", "tercer", "cuarto")[month.month // 3 - 1]
            return f"{order} trimestre de {month.year}"
        case "half_year":
            return f"{'primer' if month.month == 6 else 'segundo'} semestre de {month.year}"
        case "year":
            return f"año {month.year}"
        case "term":
            return f"periodo de gobierno que empezó en {(period_end - AFTER_OFFICE).year}"
    return month.label


def _term_dates(terms: Iterable[TermDates]) -> list[date]:
    return [term.starts_on + AFTER_OFFICE for term in terms]
