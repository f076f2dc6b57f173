"""The calendar of a change of government: seasons and due dates, from election day E and office day T."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from evalua.catalog.lists import Milestone, TransitionWindow
from evalua.domain.month import Month

FOLLOW_UP = "follow_up"
NORMAL = "normal"
CYCLE = "transition_cycle"
ELECTION_WINDOW = "electoral"
_MARK = re.compile(r"([ET])([+-]\d+)?")


class TermDates(Protocol):
    """A term as the calendar sees it: its election and the day it takes office."""

    @property
    def election_on(self) -> date: ...

    @property
    def starts_on(self) -> date: ...


T = TypeVar("T", bound=TermDates)


@dataclass(frozen=True, slots=True)
class Window:
    """A season of one change of government, both days included."""

    key: str
    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def day_of(term: TermDates, mark: str) -> date:
    """The date of a mark such as ``E-240``, ``T`` or ``T+150``. Raises ValueError for any other."""
    match = _MARK.fullmatch(mark)
    if match is None:
        raise ValueError(f"«{mark}» no es una marca del calendario. Escríbala como E-240 o T+150.")
    anchor = term.election_on if match[1] == "E" else term.starts_on
    return anchor + timedelta(days=int(match[2] or 0))


def windows(term: TermDates, defined: Iterable[TransitionWindow]) -> list[Window]:
    """The phases of a term in order, then the follow-up until its cycle closes."""
    seasons = list(defined)
    phases = [_window(term, w) for w in seasons if w.kind == "phase"]
    closing = [day_of(term, w.ends) for w in seasons if w.key == CYCLE]
    if phases and closing and phases[-1].last < closing[0]:
        first = phases[-1].last + timedelta(days=1)
        phases.append(Window(FOLLOW_UP, "Seguimiento", first, closing[0]))
    return phases


def phase_on(terms: Iterable[TermDates], day: date, defined: Sequence[TransitionWindow]) -> Window:
    """The season that holds a day; where two terms meet, that of the newer one.

    Outside every season it is ``normal``, a window of that single day.
    """
    for term in _newest_first(terms):
        for window in windows(term, defined):
            if window.holds(day):
                return window
    return Window(NORMAL, "Sin cambio de gobierno en curso", day, day)


def cycle(term: TermDates, defined: Iterable[TransitionWindow], key: str = CYCLE) -> Window:
    """A cycle of the catalogue for a term. Raises KeyError where the catalogue has no such cycle."""
    for window in defined:
        if window.key == key and window.kind == "cycle":
            return _window(term, window)
    raise KeyError(key)


def active_term(
    terms: Iterable[T], day: date, defined: Sequence[TransitionWindow], key: str = CYCLE
) -> T | None:
    """The term whose cycle holds a day (the newer where two do), or None outside of them."""
    return next((t for t in _newest_first(terms) if cycle(t, defined, key).holds(day)), None)


def declaration_months(
    terms: Iterable[TermDates], last: Month, defined: Sequence[TransitionWindow]
) -> list[Month]:
    """The months, up to ``last``, that touch an electoral window and need a neutrality declaration."""
    spans = [
        window
        for term in terms
        for window in windows(term, defined)
        if window.key == ELECTION_WINDOW
    ]
    found = {m for span in spans for m in Month.of(span.first).to(min(Month.of(span.last), last))}
    return sorted(found)


def days_to_election(terms: Iterable[TermDates], day: date) -> int | None:
    """Days to the next election (0 on the day itself), or None where none is known."""
    ahead = [t.election_on - day for t in terms if t.election_on >= day]
    return min(ahead).days if ahead else None


def due_date(term: TermDates, milestone: Milestone) -> date:
    """The day a milestone is due in a term."""
    anchor = term.election_on if milestone.anchor == "E" else term.starts_on
    return anchor + timedelta(days=milestone.offset_days)


def due_dates(term: TermDates, milestones: Iterable[Milestone]) -> dict[str, date]:
    """Milestone code → day it is due."""
    return {milestone.code: due_date(term, milestone) for milestone in milestones}


def _window(term: TermDates, window: TransitionWindow) -> Window:
    return Window(window.key, window.name, day_of(term, window.starts), day_of(term, window.ends))


def _newest_first(terms: Iterable[T]) -> list[T]:
    return sorted(terms, key=lambda term: term.election_on, reverse=True)
