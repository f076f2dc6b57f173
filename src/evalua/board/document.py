"""A document to be handed over: its head, and sections of sentences and tables, all as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under their headers; ``right`` are the headers of figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; ``empty`` is said where its table has no rows."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed: whose it is, for whom, what it says and from which day.

    ``figures`` are label and value; ``stamp`` stands at the foot of the document.
    """

    association: str
    title: str
    addressee: str
    stamp: str
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def table(frame: pd.DataFrame, columns: dict[str, str], right: Sequence[str] = ()) -> Table:
    """A table from a frame of text: column → header."""
    rows = frame[list(columns)].astype(object).itertuples(index=False)
    return Table(
        tuple(columns.values()),
        tuple(tuple(written(value) for value in row) for row in rows),
        tuple(right),
    )


def written(value: object) -> str:
    """A value as a document writes it: dates as ``05/10/2026``, what is missing as a dash."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return "—"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value) or "—"
