"""Checks that the records of a change of government share: a member, and a day inside its route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from evalua.catalog.lists import TransitionWindow
from evalua.domain.month import long_date
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Term
from evalua.registers.membership import members_between, municipality_names
from evalua.registers.transitions.calendar import cycle
from evalua.storage.work import Work


def check_member(
    work: Work,
    entry: Entry,
    municipality_id: int | None,
    first: date,
    last: date,
    *,
    field: str = "municipality_id",
) -> bool:
    """Whether a municipality was a member on some day of a period; says why not (V21, V07)."""
    names = municipality_names(work.session, work.association_id)
    if municipality_id not in names:
        entry.error(field, "V21", "Elija el municipio.")
        return False
    if municipality_id not in members_between(work.session, work.association_id, first, last):
        when = f"el {long_date(last)}"
        if first != last:
            when = f"entre el {long_date(first)} y {when}"
        entry.error(
            field,
            "V07",
            f"{names[municipality_id]} no era miembro {when}. Revise su fecha de ingreso o retiro.",
        )
        return False
    return True


def check_in_route(
    entry: Entry,
    field: str,
    day: date | None,
    term: Term,
    windows: Sequence[TransitionWindow],
    today: date,
) -> None:
    """A day that has come and is inside the route of a term (V00, V03, V25)."""
    if not entry.day(field, day, not_after=today):
        return
    assert day is not None
    route = cycle(term, windows)
    if not route.holds(day):
        entry.error(
            field,
            "V25",
            f"La ruta de este cambio de gobierno va del {long_date(route.first)} al "
            f"{long_date(route.last)}. Revise la fecha.",
        )
