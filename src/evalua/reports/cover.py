"""The first sheet: whose summary it is, of which month, and how far it can be trusted."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from evalua.reports.cells import write_text
from evalua.reports.pages import set_page
from evalua.reports.report import Report
from evalua.reports.styles import ACCENT, DATE_FORMAT, PRIMARY

TITLE = "Portada"
_WIDTHS = {"A": 3, "B": 24, "C": 72}
_CHARACTERS, _LINE = 90, 17.0


def write_cover(page: Worksheet, report: Report) -> None:
    """Title, association, stamp, sentence, facts, what each sheet answers, and notes."""
    cover = report.cover
    page.title = TITLE
    page.sheet_properties.tabColor = ACCENT if cover.is_draft else PRIMARY
    page.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    _wide(page, 2, cover.title, "Evalúa title", 36)
    _wide(page, 3, cover.association, "Evalúa heading", 26)
    stamp = "Evalúa draft" if cover.is_draft else "Evalúa stamp"
    _wide(page, 4, cover.stamp, stamp, _height(cover.stamp, 58, 26.0))
    _wide(page, 5, cover.sentence, "Evalúa sentence", _height(cover.sentence, 78, 19.0))
    row = _facts(page, report, 7)
    row = _contents(page, report, row + 1)
    for note in cover.notes:
        _wide(page, row, note, "Evalúa note", _height(note, 105, 14.5))
        row += 1
    set_page(page, report, portrait=True)
    page.page_setup.fitToHeight = 1


def _wide(page: Worksheet, row: int, text: str, style: str, height: float) -> None:
    page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
    page.cell(row, 2).style = style
    page.row_dimensions[row].height = height
    if text:
        write_text(page.cell(row, 2), text)


def _facts(page: Worksheet, report: Report, row: int) -> int:
    for label, value in report.cover.facts:
        page.cell(row, 2).style = "Evalúa label"
        write_text(page.cell(row, 2), label)
        _fact(page, row, value)
        row += 1
    return row


def _fact(page: Worksheet, row: int, value: Any) -> None:
    cell = page.cell(row, 3)
    cell.style = "Evalúa fact"
    page.row_dimensions[row].height = _LINE
    if isinstance(value, date):
        cell.value = value
        cell.number_format = DATE_FORMAT
    elif value:
        write_text(cell, str(value))
        page.row_dimensions[row].height = _height(str(value), _CHARACTERS - 14, _LINE)


def _contents(page: Worksheet, report: Report, row: int) -> int:
    page.cell(row, 2).style = "Evalúa block"
    write_text(page.cell(row, 2), "En este libro")
    for sheet in report.sheets:
        row += 1
        cell = page.cell(row, 2)
        write_text(cell, sheet.title)
        place = f"'{sheet.title}'!A1"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=sheet.title)
        cell.style = "Evalúa link"
        page.cell(row, 3).style = "Evalúa fact"
        write_text(page.cell(row, 3), sheet.question)
    return row + 2


def _height(text: str, characters: int, line: float) -> float:
    return max(1, -(-len(text) // characters)) * line
