"""A workbook as data: sheets, blocks, columns, charts. Nothing here knows how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "text",
    "wrap",
    "mark",
    "int",
    "quantity",
    "score",
    "points",
    "percent",
    "share",
    "money",
    "date",
]
"""How a column is written: ``mark`` is a word with its symbol, coloured by what it says; ``score``
is 0–100; ``points`` a signed change; ``percent`` 0–100 and ``share`` 0–1, both shown as per cent;
``money`` an amount in minor units, written in whole units without losing any."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its values, its title, how it is written and what it means."""

    key: str
    title: str
    kind: Kind = "text"
    width: float = 12
    help: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """A value whose cell looks its own way: a number format, and a fill named in the palette."""

    value: Any
    number_format: str = ""
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of columns of a sheet's first block; ``values`` are column keys."""

    kind: Literal["bars", "line"]
    title: str
    sheet: str
    category: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A table with filters. ``name`` is unique in the workbook, letters only; missing is empty."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    empty: str = "Sin registros hasta el corte."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab, heading, note and tables. ``question`` is what it answers, for the cover."""

    title: str
    heading: str
    question: str
    blocks: tuple[Block, ...]
    note: str = ""
    frozen_columns: int = 1
    portrait: bool = False
    charts: tuple[Chart, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for block in self.blocks for column in block.columns)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: whose summary it is, of when, and how far it can be trusted."""

    title: str
    association: str
    stamp: str
    is_draft: bool
    sentence: str
    facts: tuple[tuple[str, Any], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole workbook. ``line`` stands under the heading of every sheet and at the foot of a page."""

    cover: Cover
    sheets: tuple[Sheet, ...]
    line: str
    money_digits: int
    author: str
