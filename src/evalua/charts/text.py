"""Words and numbers on charts: what people typed stays data, missing stays missing."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping

import pandas as pd

from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """``text`` as Plotly must show it: its pseudo-HTML never acts on what people typed."""
    return text.translate(_MARKUP)


def wrap(text: str, width: int, lines: int = 2) -> str:
    """``text`` escaped and broken into at most ``lines`` lines of ``width`` characters."""
    pieces = textwrap.wrap(text, width, max_lines=lines, placeholder="…")
    if pieces[-1:] == ["…"]:
        # A word as long as the line was left out whole: its letters say more than none.
        line = textwrap.wrap(text, width)[len(pieces) - 1]
        pieces[-1] = line if len(line) < width else f"{line[: width - 1]}…"
    return "<br>".join(escape(piece) for piece in pieces)


def number_in(row: Mapping[str, object], column: str) -> float | None:
    """The number in a column, or None where it is missing."""
    value = row.get(column)
    return None if value is None or pd.isna(value) else float(str(value))


def text_in(row: Mapping[str, object], column: str) -> str:
    """The text in a column, or an empty text where it is missing."""
    value = row.get(column)
    return "" if value is None or pd.isna(value) else str(value)


def score_in(row: Mapping[str, object], fmt: NumberFormat, column: str = "score") -> str:
    """A score as it is printed everywhere.

    The column ``<column>_text`` wins where the caller gives it: near a threshold one decimal may
    not be enough for the print to agree with its band, and only the caller knows the thresholds.
    """
    value = number_in(row, column)
    return text_in(row, f"{column}_text") or ("" if value is None else fmt.write(value, 1))


def signed(value: float | None, fmt: NumberFormat, places: int = 1) -> str:
    """A change with its sign: ``+8,0``, ``−5,0``; ``=`` where the print would be zero."""
    if value is None:
        return ""
    size = fmt.write(abs(value), places)
    if size == fmt.write(0, places):
        return "="
    return f"{'+' if value > 0 else '−'}{size}"


def percent(fraction: float | None, fmt: NumberFormat) -> str:
    """A fraction from 0 to 1 as a percentage without decimals."""
    return "" if fraction is None else f"{fmt.write(fraction * 100, 0)}\u00a0%"


def alphabetical(names: Iterable[str]) -> list[str]:
    """Each name once, in Spanish order: accents do not count, ñ follows n."""
    return sorted(set(names), key=_collation)


def _collation(name: str) -> str:
    plain = name.casefold().replace("ñ", "n\uffff")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def month_in(row: Mapping[str, object], column: str = "month") -> Month:
    """The month in a column: a Month or its text ``2026-10``."""
    return Month.parse(str(row[column]))


def month_ticks(months: Iterable[Month], *, year_first: bool = False) -> list[str]:
    """Axis labels: the month, with its year beside January and the first one.

    ``year_first`` is for labels above the plot, so that the names of the months stay in line.
    """
    ticks: list[str] = []
    for month in months:
        name, year = month.short.split()
        dated = f"{year}<br>{name}" if year_first else f"{name}<br>{year}"
        ticks.append(dated if month.month == 1 or not ticks else name)
    return ticks


def months_of(frame: pd.DataFrame, column: str = "month") -> list[Month]:
    """The months of a frame, each once, in order."""
    return sorted({Month.parse(str(value)) for value in frame[column]})


def plural(count: int, one: str, many: str) -> str:
    """``1 municipio``, ``3 municipios``."""
    return f"{count} {one if count == 1 else many}"
