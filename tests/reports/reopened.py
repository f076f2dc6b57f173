"""A workbook read back as a person's program would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from board.year import CATALOG, Year
from conftest import TODAY
from evalua.reports.summary import summary_workbook


def summary_of(year: Year) -> Workbook:
    """The summary of October against September, reopened."""
    return reopened(
        summary_workbook(
            year.now, year.inputs, year.history, CATALOG, before=year.before, generated_on=TODAY
        )
    )


def reopened(file: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(file))


def cells(page: Worksheet, table: str) -> list[dict[str, Any]]:
    """The cells of a table, row by row, under their titles."""
    head, *rows = page[page.tables[table].ref]
    titles = [cell.value for cell in head]
    return [dict(zip(titles, row, strict=True)) for row in rows]


def values(page: Worksheet, table: str) -> list[dict[str, Any]]:
    """The values of a table, row by row, under their titles."""
    return [{title: cell.value for title, cell in row.items()} for row in cells(page, table)]
