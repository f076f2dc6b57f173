"""The lists that hang from a row: the themes of a donor, the municipalities of a note…"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evalua.registers.reading import alive
from evalua.storage.base import Registered
from evalua.storage.work import Work

_GONE = "ya no está en la lista"


def keep_links(
    work: Work,
    table: type[Registered],
    owner: tuple[str, int],
    column: str,
    wanted: Iterable[object],
) -> bool:
    """Make the stored list of an owner (its column and key) equal to what was chosen.

    What left the list is removed with its line in the log; returns whether anything changed.
    """
    name, key = owner
    chosen = list(dict.fromkeys(wanted))
    rows = alive(work.session, table, work.association_id, **{name: key})
    stored = {getattr(row, column): row for row in rows}
    gone = [row for value, row in stored.items() if value not in chosen]
    new = [value for value in chosen if value not in stored]
    for row in gone:
        work.remove(row, _GONE)
    for value in new:
        values: dict[str, Any] = {name: key, column: value}
        work.add(table(association_id=work.association_id, **values))
    return bool(gone or new)


def remove_links(
    work: Work, tables: Iterable[type[Registered]], owner: tuple[str, int], why: str
) -> None:
    """Take out the lists of a row that is being removed, with its reason."""
    name, key = owner
    for table in tables:
        for row in alive(work.session, table, work.association_id, **{name: key}):
            work.remove(row, why)
