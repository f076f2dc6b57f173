"""Charts that Excel draws itself from the cells of the workbook."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.workbook import Workbook

from evalua.reports.report import Chart, Sheet
from evalua.reports.styles import ACCENT, INK, LINE, PRIMARY, QUIET

SERIES = (PRIMARY, ACCENT, "5B7F95", "8A6E9E", "6E8B3D")
_ROWS = 19
_GAP = 180_000
_SLACK = 6.0
# openpyxl ships no types, so a union of its charts cannot be checked.
AnyChart = Any


def draw(
    book: Workbook,
    sheet: Sheet,
    chart: Chart,
    source: Sheet,
    rows: tuple[int, int],
    spot: tuple[int, int],
) -> None:
    """Add to a sheet a chart of another's first block (``rows``: its header and last row).

    ``spot``: the row where it begins, and its place from left to right.
    """
    drawn = _bars() if chart.kind == "bars" else _lines()
    keys = [column.key for column in source.blocks[0].columns]
    cells = book[source.title]
    header, last = rows
    for value in chart.values:
        place = keys.index(value) + 1
        data = Reference(cells, min_col=place, min_row=header, max_row=last)
        drawn.add_data(data, titles_from_data=True)
    place = keys.index(chart.category) + 1
    drawn.set_categories(Reference(cells, min_col=place, min_row=header + 1, max_row=last))
    _dress(drawn, chart)
    row, number = spot
    drawn.anchor = _anchor(sheet, row, number)
    book[sheet.title].add_chart(drawn)


def _anchor(sheet: Sheet, row: int, number: int) -> TwoCellAnchor:
    """Over the share of the columns that belongs to its place: it follows their widths."""
    columns = sheet.blocks[0].columns
    half = sum(column.width for column in columns) / len(sheet.charts)
    ends = list(accumulate(column.width for column in columns))
    first = next(n for n, end in enumerate([0.0, *ends]) if end >= number * half - _SLACK)
    last = next(n for n, end in enumerate(ends, 1) if end >= (number + 1) * half - _SLACK)
    return TwoCellAnchor(
        _from=AnchorMarker(col=first, row=row, colOff=_GAP if number else 0),
        to=AnchorMarker(col=last, row=row + _ROWS),
    )


def _bars() -> BarChart:
    drawn = BarChart()
    drawn.type = "bar"
    drawn.gapWidth = 45
    drawn.x_axis.scaling.orientation = "maxMin"
    # With the categories turned over, the scale would climb to the top.
    drawn.y_axis.crosses = "max"
    return drawn


def _lines() -> LineChart:
    drawn = LineChart()
    drawn.y_axis.crosses = "min"
    return drawn


def _dress(drawn: AnyChart, chart: Chart) -> None:
    drawn.title = chart.title
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1200, INK, bold=True))
    for run in drawn.title.tx.rich.p[0].r or ():
        run.rPr = _letters(1200, INK, bold=True)
    drawn.title.overlay = False
    drawn.dispBlanksAs = "gap"
    drawn.y_axis.scaling.min, drawn.y_axis.scaling.max = 0, 100
    drawn.y_axis.majorUnit = 25
    drawn.y_axis.number_format = "0"
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = RichText(
            p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(900, QUIET)), endParaRPr=None)]
        )
        axis.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    if len(chart.values) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
    _paint(drawn)


def _letters(size: int, color: str, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=color)


def _paint(drawn: AnyChart) -> None:
    for place, series in enumerate(drawn.series):
        color = SERIES[place % len(SERIES)]
        if isinstance(drawn, BarChart):
            series.graphicalProperties = GraphicalProperties(solidFill=color)
            series.invertIfNegative = False
            continue
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=color, w=28575)
        )
        series.smooth = False
        series.marker.symbol = "circle"
        series.marker.size = 6
        series.marker.graphicalProperties = GraphicalProperties(solidFill=color)
        series.marker.graphicalProperties.line.solidFill = color
