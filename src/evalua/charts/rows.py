"""Labelled rows: a bar on a pale track, a tick on it, and fixed columns of text to its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, wrap

ROW, TWO_LINES, NARROW_ROW, STACKED_ROW = 36, 46, 54, 82
"""Heights in pixels: a row, one with a long label, and both when the label goes above the bar."""
_HEAD, _FOOT = 30, 44


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text to the right of the track, ``width`` pixels wide."""

    title: str
    width: int
    align: Literal["left", "right"] = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """One bar. ``value`` and ``tick`` share the unit of the track; None is missing, never zero.

    ``cells`` hold one text per column and ``inks`` their colours; ``brief`` replaces them on narrow
    screens; ``note`` is written on the track where there is no value. Texts are data: they are
    escaped here.
    """

    key: str
    label: str
    value: float | None
    tick: float | None
    fill: str
    cells: tuple[str, ...]
    inks: tuple[str, ...]
    brief: str = ""
    brief_ink: str = ""
    note: str = ""
    hover: str = ""


def draw_rows(
    rows: Sequence[Row],
    columns: Sequence[Column],
    *,
    mode: Mode,
    narrow: bool,
    full: float = 100.0,
    label_width: int = 26,
    head: str = "",
    foot: str = "",
) -> go.Figure:
    """Rows from top to bottom in the order given, on a track that ends at ``full``.

    ``head`` explains the tick above the track and ``foot`` the whole chart below it; a label of
    more than ``label_width`` characters makes every row taller.
    """
    stacked = narrow and any(len(row.label) > label_width for row in rows)
    height = _row_height(rows, label_width, narrow=narrow, stacked=stacked)
    bottom = _FOOT if foot else 8
    texts = _above(rows, label_width, stacked=stacked) if narrow else _beside(rows, columns)
    return go.Figure(
        data=[_track(rows, full, mode, height), _bars(rows, mode, height), _ticks(rows, mode)],
        layout={
            "template": template(mode),
            "height": height * len(rows) + _HEAD + bottom,
            "barmode": "overlay",
            "showlegend": False,
            "margin": {
                "l": 8,
                "r": 8 if narrow else sum(c.width for c in columns) + 12,
                "t": _HEAD,
                "b": bottom,
            },
            "xaxis": {"range": [0, full], "visible": False},
            "yaxis": _label_axis(rows, label_width, mode, narrow=narrow),
            "annotations": [
                *_heads(columns, head, foot, mode, narrow=narrow),
                *_notes(rows, full, mode, narrow=narrow),
                *texts,
            ],
        },
    )


def _row_height(rows: Sequence[Row], label_width: int, *, narrow: bool, stacked: bool) -> int:
    if narrow:
        return STACKED_ROW if stacked else NARROW_ROW
    return TWO_LINES if any(len(row.label) > label_width for row in rows) else ROW


def _label_axis(
    rows: Sequence[Row], label_width: int, mode: Mode, *, narrow: bool
) -> dict[str, object]:
    return {
        "type": "category",
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": [row.key for row in rows],
        "ticktext": [wrap(row.label, label_width) for row in rows],
        "tickfont": {"size": 14, "color": PALETTE[mode].ink},
        "ticklabelstandoff": 8,
        "showticklabels": not narrow,
        "showgrid": False,
        "categoryorder": "array",
        "categoryarray": [row.key for row in rows],
    }


def _track(rows: Sequence[Row], full: float, mode: Mode, height: int) -> go.Bar:
    return go.Bar(
        x=[full] * len(rows),
        name="",
        marker={"color": PALETTE[mode].track},
        **_common(rows, height),
    )


def _bars(rows: Sequence[Row], mode: Mode, height: int) -> go.Bar:
    return go.Bar(
        x=[row.value for row in rows],
        name="Valor",
        marker={"color": [row.fill for row in rows]},
        **_common(rows, height),
    )


def _common(rows: Sequence[Row], height: int) -> dict[str, object]:
    return {
        "y": [row.key for row in rows],
        "orientation": "h",
        "width": 18 / height,
        "customdata": [row.key for row in rows],
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }


def _ticks(rows: Sequence[Row], mode: Mode) -> go.Scatter:
    marked = [row for row in rows if row.tick is not None]
    return go.Scatter(
        x=[row.tick for row in marked],
        y=[row.key for row in marked],
        mode="markers",
        name="Referencia",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": 13,
            "line": {"width": 2.5, "color": PALETTE[mode].ink},
        },
    )


def _text(text: str, **place: object) -> dict[str, object]:
    return {"text": text, "showarrow": False, "yref": "y", "xref": "paper", **place}


def _heads(
    columns: Sequence[Column], head: str, foot: str, mode: Mode, *, narrow: bool
) -> list[dict[str, object]]:
    quiet = {"size": 12, "color": PALETTE[mode].quiet}
    above = {"yref": "paper", "y": 1, "yanchor": "bottom", "font": quiet}
    below = {"yref": "paper", "y": 0, "yanchor": "top", "font": quiet, "align": "left"}
    titles = [] if narrow else _shifts(columns)
    return [
        *([_text(escape(head), x=0, xanchor="left", **above)] if head else []),
        *([_text(wrap(foot, 52), x=0, xanchor="left", **below)] if foot else []),
        *(
            _text(column.title, x=1, xanchor=column.align, xshift=shift, **above)
            for column, shift in titles
        ),
    ]


def _shifts(columns: Sequence[Column]) -> list[tuple[Column, int]]:
    """Where each column's text is anchored, in pixels to the right of the track."""
    shifts, left = [], 0
    for column in columns:
        left += column.width
        anchor = left if column.align == "right" else left - column.width + 16
        shifts.append((column, anchor))
    return shifts


def _notes(
    rows: Sequence[Row], full: float, mode: Mode, *, narrow: bool
) -> list[dict[str, object]]:
    font = {"size": 12 if narrow else 13, "color": PALETTE[mode].quiet}
    return [
        _text(escape(row.note), y=row.key, font=font, **_clear_of_tick(row, full))
        for row in rows
        if row.value is None and row.note
    ]


def _clear_of_tick(row: Row, full: float) -> dict[str, object]:
    """The end of the track where the note does not run into the tick."""
    if row.tick is not None and row.tick < full / 2:
        return {"x": 1, "xanchor": "right", "xshift": -6}
    return {"x": 0, "xanchor": "left", "xshift": 6}


def _beside(rows: Sequence[Row], columns: Sequence[Column]) -> list[dict[str, object]]:
    """The columns to the right of the track."""
    return [
        _text(
            escape(cell),
            x=1,
            y=row.key,
            xanchor=column.align,
            xshift=shift,
            font={"size": 14, "color": ink},
        )
        for row in rows
        for (column, shift), cell, ink in zip(_shifts(columns), row.cells, row.inks, strict=True)
    ]


def _above(rows: Sequence[Row], label_width: int, *, stacked: bool) -> list[dict[str, object]]:
    """Narrow: the label over the bar, and the brief beside it or, where labels are long, below."""
    width, anchor, label_up = (46, "bottom", 9) if stacked else (label_width, "middle", 19)
    x, side, brief_up = (0, "left", -19) if stacked else (1, "right", 19)
    labels = [
        _text(
            wrap(row.label, width),
            x=0,
            y=row.key,
            xanchor="left",
            yanchor=anchor,
            yshift=label_up,
            align="left",
            font={"size": 14},
        )
        for row in rows
    ]
    briefs = [
        _text(
            escape(row.brief),
            x=x,
            y=row.key,
            xanchor=side,
            yshift=brief_up,
            font={"size": 13, "color": row.brief_ink},
        )
        for row in rows
    ]
    return labels + briefs
