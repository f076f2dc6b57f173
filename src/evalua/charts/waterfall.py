"""What moved an area between two months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, number_in, score_in, signed, text_in, wrap
from evalua.domain.numbers import NumberFormat

_ROW = 40
_MOVES = ("step", "context")
_FIGURES = 76
_NO_COMPARISON = "No hay dos puntajes que comparar"


def waterfall_area(
    steps: pd.DataFrame, *, fmt: NumberFormat, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """From the previous score to this one, one floating bar per indicator that moved it.

    Expects, in reading order, kind (start, step, context, end), label, and value: the score for
    start and end, signed points for a step, which is coloured, and for context (what was measured
    or decided otherwise), which is neutral. The axis need not begin at zero: start and end are marks, not
    bars. A missing score leaves nothing to compare. Optional value_text prints a score.
    """
    if steps.empty:
        return blank(mode)
    if steps["value"].isna().any():
        return blank(mode, _NO_COMPARISON)
    rows = steps.to_dict("records")
    levels = _levels(rows)
    label_width = 20 if narrow else 40
    return go.Figure(
        data=[_bars(rows, levels, fmt, mode), _marks(rows, levels, fmt, mode)],
        layout={
            "template": template(mode),
            "height": _ROW * len(rows) + 48,
            "separators": fmt.plotly,
            "showlegend": False,
            "margin": {"t": 8, "r": _FIGURES, "b": 32},
            "xaxis": {"range": _window(rows, levels), "tickformat": ",~f", "nticks": 6},
            "annotations": _figures(rows, fmt, mode),
            "yaxis": {
                "type": "linear",
                "range": [len(rows) - 0.5, -0.5],
                "tickvals": list(range(len(rows))),
                "ticktext": [wrap(text_in(row, "label"), label_width) for row in rows],
                "tickfont": {"color": PALETTE[mode].ink, "size": 14},
                "ticks": "",
                "ticklabelstandoff": 8,
                "showgrid": False,
            },
        },
    )


def _points(row: Mapping[str, object]) -> float:
    return number_in(row, "value") or 0.0


def _moves(row: Mapping[str, object]) -> bool:
    return text_in(row, "kind") in _MOVES


def _levels(rows: Sequence[Mapping[str, object]]) -> list[float]:
    """Where each row begins: a step on the sum of what went before, a score on itself."""
    running = accumulate(
        rows,
        lambda level, row: level + _points(row) if _moves(row) else _points(row),
        initial=0.0,
    )
    before = list(running)
    return [
        level if _moves(row) else _points(row) for level, row in zip(before, rows, strict=False)
    ]


def _window(rows: Sequence[Mapping[str, object]], levels: Sequence[float]) -> list[float]:
    ends = [
        level + (_points(row) if _moves(row) else 0)
        for level, row in zip(levels, rows, strict=True)
    ]
    low, high = min(*levels, *ends), max(*levels, *ends)
    room = max((high - low) * 0.15, 1.0)
    return [low - room, high + room]


def _bars(
    rows: Sequence[Mapping[str, object]], levels: Sequence[float], fmt: NumberFormat, mode: Mode
) -> go.Bar:
    steps = [(i, row) for i, row in enumerate(rows) if _moves(row)]
    return go.Bar(
        y=[i for i, _ in steps],
        x=[_points(row) for _, row in steps],
        base=[levels[i] for i, _ in steps],
        orientation="h",
        width=0.5,
        name="Cambio",
        marker={"color": [_fill(row, mode) for _, row in steps]},
        hovertext=[
            f"<b>{escape(text_in(row, 'label'))}</b><br>{_moved(row, fmt)} puntos"
            for _, row in steps
        ],
        hoverinfo="text",
    )


def _fill(row: Mapping[str, object], mode: Mode) -> str:
    """Only performance is good or bad; context is drawn plainly."""
    palette = PALETTE[mode]
    if text_in(row, "kind") == "context":
        return palette.plain.fill
    return palette.bands["green" if _points(row) >= 0 else "red"].fill


def _moved(row: Mapping[str, object], fmt: NumberFormat) -> str:
    points = _points(row)
    text = signed(points, fmt)
    if text == "=" or text_in(row, "kind") == "context":
        return text
    return f"{'▲' if points > 0 else '▼'} {text}"


def _figures(
    rows: Sequence[Mapping[str, object]], fmt: NumberFormat, mode: Mode
) -> list[dict[str, object]]:
    """One column of figures to the right: beside the bars they ran into the labels."""
    return [
        {
            "text": _moved(row, fmt) if _moves(row) else f"<b>{score_in(row, fmt, 'value')}</b>",
            "xref": "paper",
            "x": 1,
            "xanchor": "right",
            "xshift": _FIGURES - 8,
            "y": place,
            "showarrow": False,
            "font": {"size": 14, "color": PALETTE[mode].ink},
        }
        for place, row in enumerate(rows)
    ]


def _marks(
    rows: Sequence[Mapping[str, object]], levels: Sequence[float], fmt: NumberFormat, mode: Mode
) -> go.Scatter:
    scores = [i for i, row in enumerate(rows) if not _moves(row)]
    printed = [score_in(rows[i], fmt, "value") for i in scores]
    return go.Scatter(
        x=[levels[i] for i in scores],
        y=scores,
        mode="markers",
        name="Puntaje",
        cliponaxis=False,
        hovertext=[
            f"{escape(text_in(rows[i], 'label'))}: {text}"
            for i, text in zip(scores, printed, strict=True)
        ],
        hoverinfo="text",
        marker={"symbol": "diamond", "size": 13, "color": PALETTE[mode].ink},
    )


def describe_waterfall(steps: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence: from, to, and the step that weighed most (columns of ``waterfall_area``)."""
    if steps.empty:
        return f"{NOTHING_YET}."
    if steps["value"].isna().any():
        return f"{_NO_COMPARISON}."
    rows = steps.to_dict("records")
    moves = [row for row in rows if _moves(row)]
    said = f"De {score_in(rows[0], fmt, 'value')} a {score_in(rows[-1], fmt, 'value')}"
    if not moves:
        return f"{said}; ningún indicador cambió."
    largest = max(moves, key=lambda row: abs(_points(row)))
    return f"{said}; lo que más pesó fue {largest['label']} ({signed(_points(largest), fmt)})."
