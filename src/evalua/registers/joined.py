"""The rows that join a record to several others, made equal to what was chosen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from evalua.registers.reading import alive
from evalua.storage.base import Registered
from evalua.storage.work import Work


def write_joined(
    work: Work,
    table: type[Registered],
    owner: tuple[str, int],
    column: str,
    wanted: Collection[Any],
) -> None:
    """Leave exactly ``wanted`` in ``column`` of the rows of ``table`` that hang from ``owner``.

    ``owner`` is the column that points to the record and the key of it.
    """
    own = work.association_id
    known = {
        getattr(row, column): row for row in alive(work.session, table, own, **{owner[0]: owner[1]})
    }
    for value in sorted(set(wanted) - known.keys()):
        work.add(table(association_id=own, **{owner[0]: owner[1], column: value}))
    for value, row in known.items():
        if value not in wanted:
            work.remove(row, "ya no se incluye")


def remove_joined(work: Work, table: type[Registered], owner: tuple[str, int], reason: str) -> None:
    """Take out every row of ``table`` that hangs from ``owner``."""
    for row in alive(work.session, table, work.association_id, **{owner[0]: owner[1]}):
        work.remove(row, reason)
