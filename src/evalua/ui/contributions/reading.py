"""What the screens of contributions read."""

from __future__ import annotations

from datetime import date

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.formats import month_name


def recorded(here: Here) -> Inputs:
    """Every register of the association."""
    return cache.inputs(here)


def cut_day(here: Here) -> date:
    """The last day of the month looked at, or today while it is in progress."""
    return Cut.of(here.month, here.today).day


def members(here: Here) -> dict[int, str]:
    """The members on that day, by name."""
    found = active_members(cache.inputs(here), cut_day(here))
    return {int(k): str(n) for k, n in zip(found["municipality_id"], found["name"], strict=True)}


def month_options(here: Here) -> dict[str, str]:
    """Months a scheme may begin or end in, newest first."""
    last = Month.of(here.today) + 2
    months = list((here.facts.evaluation_start + -12).to(last))[::-1]
    return {str(m): month_name(m) for m in months}
