"""How a sheet prints: as wide as a page, its header on every page, whose it is at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from evalua.reports.cells import printable_text
from evalua.reports.report import Report, Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.header_footer import HeaderFooterItem

DRAFT = "BORRADOR"
_A4 = 9
_MARGIN, _FOOT = 0.5, 0.7
_LONGEST_FOOT = 100
_WIDEST = 235


def fit_to_page(page: Worksheet, report: Report, sheet: Sheet, header: int) -> None:
    """Freeze and repeat the header row; a sheet too wide to read on one page takes two."""
    set_page(page, report, portrait=sheet.portrait)
    if sum(column.width for column in sheet.blocks[0].columns) > _WIDEST:
        page.page_setup.fitToWidth = 2
        page.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
    if sheet.charts:
        page.page_setup.fitToHeight = 1
    if len(sheet.blocks) == 1:
        column = get_column_letter(sheet.frozen_columns + 1)
        page.freeze_panes = f"{column}{header + 1}"
        page.print_title_rows = f"{header}:{header}"
    else:
        page.freeze_panes = "A3"


def set_page(page: Worksheet, report: Report, *, portrait: bool) -> None:
    """Paper, orientation, margins, header and footer; a draft says so on every page."""
    page.page_setup.orientation = "portrait" if portrait else "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = _MARGIN
    page.page_margins.top = page.page_margins.bottom = _FOOT
    if report.cover.is_draft:
        page.oddHeader.right.text = DRAFT
    _foot(page.oddFooter.left, report.line)
    _foot(page.oddFooter.right, "Página &P de &N", codes=True)


def _foot(item: HeaderFooterItem, text: str, *, codes: bool = False) -> None:
    """A foot; an ampersand that somebody typed is not a code."""
    kept = printable_text(text)[:_LONGEST_FOOT]
    item.text = kept if codes else kept.replace("&", "&&")
    item.size = 8
