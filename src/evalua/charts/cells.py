"""Grids of cells where each cell has one of a few states, told by colour, symbol and word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, wrap

_HEAD = 26
_LINE = 18
_ROW, _NARROW_ROW = 30, 36
_LEGEND = 84
"""Characters that fit under a grid beside a form on a projector; longer lines were cut."""


@dataclass(frozen=True, slots=True)
class State:
    """One state of a cell: its word in the legend, its symbol, and its colours."""

    symbol: str
    word: str
    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it is, its state's key, what is written in it and what it says on touch."""

    row: str
    column: str
    state: str
    text: str
    hover: str


def draw_cells(
    cells: Sequence[Cell],
    *,
    states: Mapping[str, State],
    rows: Sequence[str],
    columns: Sequence[str],
    ticks: Sequence[str],
    mode: Mode,
    text_size: int = 13,
    top: int = 0,
    caption: str = "",
    narrow: bool = False,
) -> go.Figure:
    """One heat map per state that occurs, so that the legend names each with its word.

    ``rows`` and ``columns`` fix the order; ``ticks`` are the columns' labels, already escaped;
    ``top`` pixels stay free above the column labels; ``caption`` follows the
    legend.
    """
    height = _NARROW_ROW if narrow else _ROW
    present = [key for key in states if any(cell.state == key for cell in cells)]
    legend = _legend_lines([states[key] for key in present], caption, narrow=narrow)
    foot = _LINE * len(legend) + 14
    return go.Figure(
        data=[
            _layer([c for c in cells if c.state == key], states[key], rows, columns, text_size)
            for key in present
        ],
        layout={
            "template": template(mode),
            "height": height * len(rows) + _HEAD + top + foot,
            "margin": {"t": _HEAD + top, "b": foot},
            "xaxis": _columns_axis(columns, ticks),
            "yaxis": _rows_axis(rows, mode, narrow=narrow),
            "showlegend": False,
            "annotations": [_legend(legend, mode)],
        },
    )


def _columns_axis(columns: Sequence[str], ticks: Sequence[str]) -> dict[str, object]:
    """Column labels above the grid."""
    return {
        "type": "category",
        "side": "top",
        "range": [-0.5, len(columns) - 0.5],
        "tickvals": list(range(len(columns))),
        "ticktext": list(ticks),
        "tickangle": 0,
        "ticks": "",
        "showgrid": False,
        "categoryarray": list(columns),
        "categoryorder": "array",
    }


def _rows_axis(rows: Sequence[str], mode: Mode, *, narrow: bool) -> dict[str, object]:
    """Row labels from top to bottom."""
    return {
        "type": "category",
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": [wrap(row, 16 if narrow else 32) for row in rows],
        "tickfont": {"size": 12 if narrow else 14, "color": PALETTE[mode].ink},
        "ticks": "",
        "ticklabelstandoff": 6,
        "showgrid": False,
        "categoryarray": list(rows),
        "categoryorder": "array",
    }


def _layer(
    cells: Sequence[Cell],
    state: State,
    rows: Sequence[str],
    columns: Sequence[str],
    text_size: int,
) -> go.Heatmap:
    """All cells of one state; the others stay empty in this layer."""
    at = {(cell.row, cell.column): cell for cell in cells}
    grid = [[at.get((row, column)) for column in columns] for row in rows]
    return go.Heatmap(
        x=list(columns),
        y=list(rows),
        z=[[None if cell is None else 1 for cell in line] for line in grid],
        text=[["" if cell is None else escape(cell.text) for cell in line] for line in grid],
        hovertext=[["" if cell is None else cell.hover for cell in line] for line in grid],
        texttemplate="%{text}",
        textfont={"color": state.ink, "size": text_size},
        colorscale=[[0, state.fill], [1, state.fill]],
        zmin=0,
        zmax=1,
        showscale=False,
        hoverongaps=False,
        hoverinfo="text",
        xgap=3,
        ygap=3,
        name=f"{state.symbol} {state.word}".strip(),
    )


def _legend_lines(states: Sequence[State], caption: str, *, narrow: bool) -> list[str]:
    """Swatch, symbol and word of each state that occurs; then the caption, line by line."""
    lines: list[list[State]] = []
    for state in states:
        full = 2 if narrow else len(states)
        if lines and len(lines[-1]) < full and _length([*lines[-1], state]) <= _LEGEND:
            lines[-1].append(state)
        else:
            lines.append([state])
    keys = ["   ".join(_key(state) for state in line) for line in lines]
    return keys + [escape(line) for line in caption.splitlines()]


def _length(line: Sequence[State]) -> int:
    """Characters of a line of the legend: swatch, symbol, word and the air between them."""
    return sum(len(state.word) + 7 for state in line) - 3


def _key(state: State) -> str:
    return f'<span style="color:{state.fill}">█</span> {state.symbol} {escape(state.word)}'


def _legend(lines: Sequence[str], mode: Mode) -> dict[str, object]:
    return {
        "text": "<br>".join(lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -8,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": PALETTE[mode].ink},
    }
