"""Checks several registers share: whole counts, choices of a closed list, rows that exist."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

from evalua.domain.problems import Findings
from evalua.registers.entry import Entry, Number
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.storage.base import Registered
from evalua.storage.work import Work


def whole(entry: Entry, field: str, typed: Number) -> int | None:
    """A count from 0 on, or None where it was left blank."""
    value = entry.number(field, typed, required=False, low=0)
    if value is None:
        return None
    if value != int(value):
        entry.error(field, "V23", "Escriba un número entero, sin decimales.")
        return None
    return int(value)


def chosen(entry: Findings, field: str, key: str, choices: Container[str], message: str) -> None:
    """Refuse what is not one of a closed list."""
    if key not in choices:
        entry.error(field, "V00", message)


def existing(
    work: Work, entry: Findings, field: str, table: type[Registered], ids: Iterable[int | None]
) -> None:
    """Refuse (V56) references to rows that were deleted or belong to another association."""
    for row_id in ids:
        row = None if row_id is None else work.session.get(table, row_id)
        gone = row is None or row.association_id != work.association_id or row.deleted_at
        if row_id is not None and gone:
            entry.error(
                field, "V56", "Lo que eligió ya no existe. Actualice la página y elija de nuevo."
            )
            return


def check_facts(work: Work, entry: Findings, *days: date | None) -> None:
    """Ask once for a reason when any of these days is inside an approved month."""
    for day in {(d.year, d.month): d for d in days if d is not None}.values():
        check_fact(work, entry, day)


def note_facts(work: Work, *days: date | None) -> None:
    """Flag the months already sent that hold any of these days."""
    for day in days:
        if day is not None:
            note_fact(work, day)


def why(confirmed: Mapping[str, str] | None) -> str:
    """The reasons given, as the log keeps them."""
    return " · ".join(dict.fromkeys((confirmed or {}).values()))
