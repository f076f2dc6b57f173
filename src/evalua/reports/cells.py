"""From a value to a cell: numbers and dates stay what they are, text is never anything else."""

from __future__ import annotations

import math
import re
from copy import copy
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from evalua.reports.report import Column, Styled
from evalua.reports.styles import FILLS, fill, style_name

FORMULA_SIGNS = ("=", "+", "-", "@")
LONGEST = 32_767
# What XML 1.0 cannot carry: control characters, lone surrogates and the two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def model_of(column: Column, page: Worksheet) -> Cell:
    """A cell outside the sheet with the look of a column, for its cells to take."""
    model = Cell(page)
    model.style = style_name(column.kind)
    return model


def write_cell(cell: Cell, column: Column, value: Any, money_digits: int, like: Cell) -> None:
    """Write a value in the way of its column; what is missing leaves the cell empty.

    ``like`` is the column's model: looking a named style up for each cell of a book takes as long
    as evaluating the month. The copy is the one openpyxl makes of a sheet.
    """
    own = value if isinstance(value, Styled) else Styled(value)
    cell._style = copy(like._style)
    plain = plain_value(own.value, column, money_digits)
    if isinstance(plain, str):
        write_text(cell, plain)
    elif isinstance(plain, float | Decimal):
        _write_exactly(cell, plain)
    elif plain is not None:
        cell.value = plain
    if own.number_format:
        cell.number_format = own.number_format
    if own.fill:
        cell.fill = fill(FILLS[own.fill][0])


def write_text(cell: Cell, text: str) -> None:
    """Write text as text, whatever it looks like; only what a file cannot hold is taken out."""
    kept = printable_text(text)
    if not kept:
        return
    cell.value = kept
    cell.data_type = "s"
    if kept.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


def _write_exactly(cell: Cell, number: float | Decimal) -> None:
    """Write every digit of a number: left to itself, openpyxl keeps sixteen of a float's seventeen."""
    cell.value = repr(number) if isinstance(number, float) else format(number, "f")
    cell.data_type = "n"


def printable_text(text: str) -> str:
    """The text without the characters that no workbook can carry, and no longer than a cell holds."""
    return _ILLEGAL.sub("", text)[:LONGEST]


def plain_value(value: Any, column: Column, money_digits: int) -> Any:
    """A value as a file holds it: number, date or text, or None where it is missing.

    Money goes from minor units to whole ones without losing any; nothing is rounded.
    """
    if is_missing(value):
        return None
    if isinstance(value, bool | np.bool_):
        return "Sí" if value else "No"
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if column.kind == "money":
        return whole_units(value, money_digits)
    if isinstance(value, str):
        return value or None
    return value.item() if hasattr(value, "item") else value


def whole_units(minor: Any, digits: int) -> int | Decimal:
    """Minor units as whole ones: 1234 with two digits is 12.34, exactly."""
    if digits == 0 and float(minor).is_integer():
        return int(minor)
    exact = Decimal(int(minor)) if float(minor).is_integer() else Decimal(str(float(minor)))
    return exact.scaleb(-digits)


def is_missing(value: Any) -> bool:
    """Whether there is nothing to write: None, NaN, NaT or NA."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    return isinstance(value, float) and not math.isfinite(value)
