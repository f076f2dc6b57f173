"""The one writer of workbooks: a ``Report`` in, the bytes of an .xlsx out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, zip_longest
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from evalua.reports.cells import model_of, printable_text, write_cell, write_text
from evalua.reports.cover import write_cover
from evalua.reports.native_charts import draw
from evalua.reports.pages import fit_to_page
from evalua.reports.report import Block, Report, Row, Sheet
from evalua.reports.styles import FILLS, MARK_FILLS, SECOND, fill, head_name, register_styles

HEADING_ROW, LINE_ROW, NOTE_ROW, FIRST_BLOCK = 1, 2, 3, 5
_NOTE_CHARACTERS, _NOTE_LINE = 125, 14.5
_ROW_LINE, _ROW_SPACE, _BUTTON = 13.2, 3.0, 13.0
_FIT = 1.05
"""Characters of running text that one unit of column width holds, a little on the safe side."""
_GAP = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a block stands: its header row and its last row; columns begin at the first."""

    header: int
    last: int


def write_workbook(report: Report) -> bytes:
    """The workbook as bytes: a cover, then each sheet with its tables and native charts."""
    book = Workbook()
    register_styles(book, report.money_digits)
    book.properties.title = report.cover.title
    book.properties.creator = report.author
    write_cover(book.active, report)
    placed = {sheet.title: _write_sheet(book, report, sheet) for sheet in report.sheets}
    for sheet in report.sheets:
        below = placed[sheet.title][-1].last + 2
        for place, chart in enumerate(sheet.charts):
            source = next(s for s in report.sheets if s.title == chart.sheet)
            where = placed[chart.sheet][0]
            draw(book, sheet, chart, source, (where.header, where.last), (below, place))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_sheet(book: Workbook, report: Report, sheet: Sheet) -> list[Placed]:
    page = book.create_sheet(sheet.title)
    page.sheet_properties.tabColor = SECOND
    page.sheet_view.showGridLines = False
    _write_head(page, report, sheet)
    _set_widths(page, sheet)
    placed, row = [], FIRST_BLOCK
    for block in sheet.blocks:
        spot = _write_block(page, block, row, report.money_digits)
        placed.append(spot)
        row = spot.last + _GAP
    fit_to_page(page, report, sheet, placed[0].header)
    return placed


def _write_head(page: Worksheet, report: Report, sheet: Sheet) -> None:
    for row, text, style in (
        (HEADING_ROW, sheet.heading, "Evalúa heading"),
        (LINE_ROW, report.line, "Evalúa line"),
        (NOTE_ROW, sheet.note, "Evalúa note"),
    ):
        cell = page.cell(row, 1)
        cell.style = style
        if text:
            write_text(cell, text)
    page.row_dimensions[HEADING_ROW].height = 24
    # Wide sheets print on several pages: the note stays on the first one.
    within = [total for total in accumulate(_widths(sheet)) if total <= _NOTE_CHARACTERS]
    span = max(1, len(within))
    page.merge_cells(start_row=NOTE_ROW, end_row=NOTE_ROW, start_column=1, end_column=span)
    characters = within[-1] if within else _NOTE_CHARACTERS
    lines = sum(-(-max(1, len(line)) // int(characters)) for line in sheet.note.split("\n"))
    page.row_dimensions[NOTE_ROW].height = max(1, lines) * _NOTE_LINE


def _set_widths(page: Worksheet, sheet: Sheet) -> None:
    for place, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(place)].width = width


def _widths(sheet: Sheet) -> list[float]:
    """The width of each column, in characters: the widest of the blocks that share it."""
    by_block = [[column.width for column in block.columns] for block in sheet.blocks]
    return [max(widths) for widths in zip_longest(*by_block, fillvalue=0)]


def _write_block(page: Worksheet, block: Block, row: int, money_digits: int) -> Placed:
    if block.title:
        page.cell(row, 1).style = "Evalúa block"
        write_text(page.cell(row, 1), block.title)
        row += 1
    for place, column in enumerate(block.columns, 1):
        page.cell(row, place).style = head_name(column.kind)
        write_text(page.cell(row, place), column.title)
    page.row_dimensions[row].height = _header_height(block)
    if not block.rows:
        page.cell(row + 1, 1).style = "Evalúa line"
        write_text(page.cell(row + 1, 1), block.empty)
        return Placed(row, row + 1)
    columns = [(place, c, model_of(c, page)) for place, c in enumerate(block.columns, 1)]
    for number, values in enumerate(block.rows, row + 1):
        for place, column, model in columns:
            cell = page.cell(number, place)
            write_cell(cell, column, values.get(column.key), money_digits, model)
        page.row_dimensions[number].height = _row_height(block, values)
    spot = Placed(row, row + len(block.rows))
    _make_table(page, block, spot)
    _add_rules(page, block, spot)
    return spot


def _row_height(block: Block, values: Row) -> float:
    """As many lines as its longest wrapped text takes: files do not grow their rows by themselves."""
    texts = ((c.width, str(values.get(c.key) or "")) for c in block.columns if c.kind == "wrap")
    lines = [len(wrap(printable_text(text), int(width * _FIT))) for width, text in texts]
    return max(1, *lines, 0) * _ROW_LINE + _ROW_SPACE


def _header_height(block: Block) -> float:
    """The lines of its longest title, and room under them for the button of the filter."""
    lines = (len(wrap(column.title, int(column.width))) for column in block.columns)
    return max(lines) * _ROW_LINE + _BUTTON


def _make_table(page: Worksheet, block: Block, spot: Placed) -> None:
    last = get_column_letter(len(block.columns))
    page.add_table(Table(displayName=block.name, ref=f"A{spot.header}:{last}{spot.last}"))


def _add_rules(page: Worksheet, block: Block, spot: Placed) -> None:
    """A mark is coloured by its symbol, and follows it when the cell changes."""
    for place, column in enumerate(block.columns, 1):
        letter = get_column_letter(place)
        area = f"{letter}{spot.header + 1}:{letter}{spot.last}"
        if column.kind == "mark":
            for symbol, name in MARK_FILLS.items():
                background, ink = FILLS[name]
                formula = f'LEFT({letter}{spot.header + 1},1)="{symbol}"'
                rule = FormulaRule([formula], fill=fill(background), font=Font(color=ink))
                page.conditional_formatting.add(area, rule)
