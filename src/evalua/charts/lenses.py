"""A mark per indicator, gathered by factor or by objective."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, Palette, template
from evalua.charts.text import escape, plural, text_in, wrap

_ROW, _TALL, _FOOT = 34, 54, 56
_LABEL = 34
_SYMBOLS = {
    "green": "circle",
    "amber": "triangle-up",
    "red": "diamond",
    "plain": "square",
    "none": "circle-open",
    "outside": "line-ew-open",
}
_NAMES = {
    "green": "Bien",
    "amber": "En camino",
    "red": "Atención",
    "plain": "Con cifra",
    "none": "Sin cifra",
    "outside": "Sin adoptar",
}


def marks_lenses(marks: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False) -> go.Figure:
    """One row per factor or objective, one mark per indicator; colour, shape and word say its band.

    Expects number, lens, code, name, look (green, amber, red, plain, none, outside), word and
    score_text, in the order in which they are drawn. The code of a mark is its custom data.
    """
    if marks.empty:
        return blank(mode)
    palette = PALETTE[mode]
    lenses = marks.drop_duplicates("number")
    labels = {
        int(row["number"]): f"{row['number']}. {text_in(row, 'lens')}"
        for row in lenses.to_dict("records")
    }
    placed = marks.assign(place=marks.groupby("number").cumcount() + 1)
    height = _TALL if narrow else _ROW
    return go.Figure(
        data=[_trace(placed[placed["look"] == look], look, palette) for look in _NAMES],
        layout={
            "template": template(mode),
            "height": height * len(labels) + _FOOT + 12,
            "margin": {"l": 8, "r": 8, "t": 12, "b": _FOOT},
            "showlegend": True,
            "xaxis": {
                "range": [0.4, float(placed["place"].max()) + 0.6],
                "showgrid": False,
                "showticklabels": False,
            },
            "yaxis": _rows(labels, narrow=narrow),
            "annotations": _titles(labels, palette) if narrow else [],
        },
    )


def _rows(labels: Mapping[int, str], *, narrow: bool) -> dict[str, object]:
    numbers = list(labels)
    return {
        "range": [numbers[-1] + 0.6, numbers[0] - (0.9 if narrow else 0.6)],
        "tickvals": numbers,
        "ticktext": [wrap(text, _LABEL) for text in labels.values()],
        "showticklabels": not narrow,
        "griddash": "dot",
        "tickfont": {"size": 14},
    }


def _titles(labels: Mapping[int, str], palette: Palette) -> list[dict[str, object]]:
    """On a phone the name stands above its marks."""
    return [
        {
            "x": 0,
            "xref": "paper",
            "y": number - 0.28,
            "yanchor": "bottom",
            "xanchor": "left",
            "showarrow": False,
            "text": escape(text),
            "font": {"size": 13, "color": palette.ink},
        }
        for number, text in labels.items()
    ]


def _trace(rows: pd.DataFrame, look: str, palette: Palette) -> go.Scatter:
    color = palette.quiet if look in ("none", "outside") else _fill(look, palette)
    records: list[dict[str, Any]] = rows.to_dict("records")
    return go.Scatter(
        x=[row["place"] for row in records],
        y=[row["number"] for row in records],
        mode="markers",
        name=_NAMES[look],
        marker={
            "symbol": _SYMBOLS[look],
            "size": 16,
            "color": color,
            "line": {"width": 2 if look in ("none", "outside") else 0, "color": color},
        },
        customdata=[row["code"] for row in records],
        hovertext=[_hover(row) for row in records],
        hoverinfo="text",
        showlegend=bool(records),
    )


def _fill(look: str, palette: Palette) -> str:
    return palette.plain.fill if look == "plain" else palette.bands[look].fill


def _hover(row: Mapping[str, Any]) -> str:
    score = f"{text_in(row, 'score_text')} " if text_in(row, "score_text") else ""
    return f"<b>{escape(text_in(row, 'name'))}</b><br>{escape(score + text_in(row, 'word'))}"


def describe_lenses(marks: pd.DataFrame) -> str:
    """One sentence: how many rows there are, and which have no figure at all."""
    if marks.empty:
        return f"{NOTHING_YET}."
    with_figure = marks[~marks["look"].isin(["none", "outside"])]
    every = marks.drop_duplicates("number")
    empty = every[~every["number"].isin(with_figure["number"])]
    total = plural(len(every), "grupo", "grupos")
    if empty.empty:
        return f"{total} de indicadores, todos con alguna cifra."
    names = "; ".join(str(name) for name in empty["lens"])
    return f"{total} de indicadores; sin ninguna cifra: {names}."
