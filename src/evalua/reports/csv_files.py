"""The tables of a report as text files: one .csv per table, all in one .zip."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from evalua.domain.numbers import NumberFormat
from evalua.domain.text import search_key
from evalua.reports.cells import FORMULA_SIGNS, plain_value
from evalua.reports.report import Block, Report, Styled

_BYTE_ORDER_MARK = "\ufeff"
# A fixed date, so that the same tables always give the same bytes.
_STAMP = (1980, 1, 1, 0, 0, 0)


def write_csv_files(report: Report, fmt: NumberFormat) -> bytes:
    """A .zip with one UTF-8 file per table, every field quoted.

    Where the comma is the decimal mark, fields are separated by semicolons. Numbers are not rounded
    nor grouped; dates are written 2026-10-31; missing is an empty field.
    """
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as pack:
        for sheet in report.sheets:
            for block in sheet.blocks:
                title = sheet.title if len(sheet.blocks) == 1 else f"{sheet.title} {block.name}"
                name = f"{search_key(title).replace(' ', '_')}.csv"
                pack.writestr(ZipInfo(name, _STAMP), csv_of(block, fmt, report.money_digits))
    return stream.getvalue()


def csv_of(block: Block, fmt: NumberFormat, money_digits: int) -> str:
    """One table as text, with the mark that lets a spreadsheet read its accents."""
    stream = StringIO()
    separator = ";" if fmt.decimal == "," else ","
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_field(column.title, fmt) for column in block.columns])
    for row in block.rows:
        values = ((column, row.get(column.key)) for column in block.columns)
        writer.writerow(
            [_field(plain_value(_bare(v), column, money_digits), fmt) for column, v in values]
        )
    return _BYTE_ORDER_MARK + stream.getvalue()


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, Styled) else value


def _field(value: Any, fmt: NumberFormat) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return _number(value).replace(".", fmt.decimal)
    # A spreadsheet would run such a text as a formula; the apostrophe keeps it text.
    return f"'{value}" if str(value).lstrip().startswith(FORMULA_SIGNS) else str(value)


def _number(value: int | float | Decimal) -> str:
    """Every digit, without an exponent."""
    return format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
