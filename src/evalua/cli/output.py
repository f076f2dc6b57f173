"""What commands write: sentences, aligned tables and JSON; problems go to the error stream."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DONE, FIX, MISUSE = 0, 1, 2
"""Exit status: done, something a person must fix, misuse."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table; figures are aligned to the right."""

    title: str
    figures: bool = False


def say(text: str = "") -> None:
    """One line for the person."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """One line about what must be fixed."""
    sys.stderr.write(f"{text}\n")


def say_json(value: Any) -> None:
    """A value for a machine: missing figures are null, nothing is rounded."""
    say(json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False))


def say_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Rows under their titles, aligned."""
    titles = [column.title for column in columns]
    widths = [max(map(len, cells)) for cells in zip(titles, *rows, strict=True)]
    for cells in ([titles], [["─" * width for width in widths]], rows):
        for row in cells:
            say(_aligned(row, columns, widths))


def plural(count: int, one: str, many: str) -> str:
    """``1 fila``, ``3 filas``."""
    return f"{count} {one if count == 1 else many}"


def _aligned(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = [
        text.rjust(width) if column.figures else text.ljust(width)
        for text, column, width in zip(row, columns, widths, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "item"):
        return _plain(value.item())
    return None if str(value) in ("NaT", "<NA>") else str(value)
