"""The look of the sheets: paper, ink, one deep green-blue and one ochre, as in the charts."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook

from evalua.reports.report import Kind

PAPER, SECOND, INK, QUIET = "FBFAF7", "F1EFE8", "111B1D", "566263"
LINE, PRIMARY, ACCENT, ACCENT_INK = "E0DCD0", "0F5E63", "C9822B", "835500"
WHITE = "FFFFFF"
FONT = "Arial"
"""On every machine, or with a font of the same widths: columns fit wherever the file is opened."""

FILLS: Mapping[str, tuple[str, str]] = {
    "green": ("CFE3D5", INK),
    "amber": ("F0D08F", INK),
    "red": ("E7B7AE", INK),
    "plain": ("DCE5EA", INK),
    "none": ("ECE9E1", QUIET),
}
"""Fill and ink of a state; the word and the symbol in the cell say the same."""

MARK_FILLS = {"●": "green", "▲": "amber", "◆": "red", "◐": "plain", "◇": "plain", "○": "none"}
"""A mark begins with its symbol: its fill follows from it."""

DATE_FORMAT = "dd/mm/yyyy"
_FORMATS: Mapping[Kind, str] = {
    "int": "#,##0",
    "quantity": "#,##0.##",
    "score": "0.0",
    "points": '+0.0;−0.0;"="',
    "percent": "0.0",
    "share": "0%",
    "date": DATE_FORMAT,
}
_LEFT: tuple[Kind, ...] = ("text", "wrap", "mark")
_RULE = Border(bottom=Side(style="hair", color=LINE))


def money_format(digits: int) -> str:
    """``#,##0`` for a currency without cents, ``#,##0.00`` for one with two."""
    return "#,##0" + (f".{'0' * digits}" if digits else "")


def fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=color, end_color=color)


def style_name(kind: Kind) -> str:
    """The name under which the cells of a kind of column are styled."""
    return f"Evalúa {kind}"


def head_name(kind: Kind) -> str:
    """The name of the style of a column's title: it stands over its values."""
    return "Evalúa column" if kind in _LEFT else "Evalúa number column"


def register_styles(book: Workbook, money_digits: int) -> None:
    """Give the workbook its named styles, so that every cell only names one."""
    for kind in ("text", "wrap", "mark", "money", *_FORMATS):
        book.add_named_style(_cell_style(kind, money_digits))
    for style in (*_heads(), _column_head("text"), _column_head("int")):
        book.add_named_style(style)


def _cell_style(kind: Kind, money_digits: int) -> NamedStyle:
    style = NamedStyle(style_name(kind))
    style.font = Font(name=FONT, size=10, color=INK)
    style.border = _RULE
    style.alignment = _alignment(kind, "top", wrap=kind == "wrap")
    if kind == "money":
        style.number_format = money_format(money_digits)
    elif kind not in _LEFT:
        style.number_format = _FORMATS[kind]
    return style


def _heads() -> list[NamedStyle]:
    return [
        _head("Evalúa heading", Font(name=FONT, size=16, bold=True, color=INK)),
        _head("Evalúa title", Font(name=FONT, size=26, bold=True, color=PRIMARY)),
        _head("Evalúa block", Font(name=FONT, size=12, bold=True, color=PRIMARY)),
        _head("Evalúa line", Font(name=FONT, size=10, color=QUIET)),
        _head("Evalúa note", Font(name=FONT, size=10, color=INK), wrap=True),
        _head("Evalúa label", Font(name=FONT, size=11, color=QUIET)),
        _head("Evalúa fact", Font(name=FONT, size=11, color=INK), wrap=True),
        _head("Evalúa sentence", Font(name=FONT, size=13, color=INK), wrap=True),
        _head("Evalúa draft", Font(name=FONT, size=16, bold=True, color=ACCENT_INK), wrap=True),
        _head("Evalúa stamp", Font(name=FONT, size=13, bold=True, color=PRIMARY), wrap=True),
        _head("Evalúa link", Font(name=FONT, size=11, color=PRIMARY, underline="single")),
    ]


def _head(name: str, font: Font, *, wrap: bool = False) -> NamedStyle:
    style = NamedStyle(name)
    style.font = font
    style.alignment = Alignment(horizontal="left", vertical="top", wrap_text=wrap)
    return style


def _column_head(kind: Kind) -> NamedStyle:
    style = NamedStyle(head_name(kind))
    style.font = Font(name=FONT, size=10, bold=True, color=WHITE)
    style.fill = fill(PRIMARY)
    style.alignment = _alignment(kind, "top", wrap=True)
    return style


def _alignment(kind: Kind, vertical: str, *, wrap: bool) -> Alignment:
    """Words to the left and numbers to the right, never touching; titles above their filter."""
    side = "left" if kind in _LEFT else "right"
    return Alignment(horizontal=side, vertical=vertical, wrap_text=wrap, indent=side == "left")
