"""The cells of a month's grid: each is one row, and an emptied one takes its row back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from evalua.domain.month import Month
from evalua.storage.base import Registered
from evalua.storage.work import Work

Row = TypeVar("Row", bound=Registered)
Key = TypeVar("Key", bound=Hashable)
Values = Mapping[str, Any]


def write_cells(
    work: Work,
    month: Month,
    cells: Mapping[Key, Values | None],
    earlier: Mapping[Key, Row],
    new: Callable[[Key, Values], Row],
    *,
    versions: Mapping[Key, int] | None = None,
    reason: str = "",
) -> list[Row]:
    """Write each cell over its earlier row, where there is one; returns what is kept.

    ``None`` is an empty cell. ``versions`` are those of the rows when the grid was opened (0 where
    there was none): a row that would change and moved meanwhile raises Conflict.
    """
    for key, row in earlier.items():
        if versions is not None and key in cells and _differs(row, cells[key]):
            work.expect(row, versions.get(key, 0))
    kept = []
    for key, values in cells.items():
        before = earlier.get(key)
        if values is None:
            if before is not None:
                work.remove(before, reason or f"casilla vaciada en {month.label}")
        elif before is not None:
            work.change(before, reason, **values)
            kept.append(before)
        else:
            kept.append(work.add(new(key, values), reason))
    return kept


def _differs(row: Registered, values: Values | None) -> bool:
    return values is None or any(getattr(row, name) != value for name, value in values.items())
