"""Share contributed beside share of benefits under each rule, member by member."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import (
    alphabetical,
    escape,
    number_in,
    percent,
    plural,
    signed,
    text_in,
    wrap,
)
from evalua.domain.numbers import NumberFormat

SERIES = {
    "paid_share": ("Aporta", "line-ns-open"),
    "share_equal": ("Recibe, por igual", "circle"),
    "share_population": ("Recibe, por población", "triangle-up"),
    "share_people": ("Recibe, por personas beneficiarias", "square"),
}
_HEIGHTS = {
    "paid_share": 0.0,
    "share_equal": -0.25,
    "share_population": 0.0,
    "share_people": 0.25,
}
"""Where each series stands within its row, so that equal shares do not hide one another."""
_ROW, _HEAD = 44, 28
_SIZES = {"paid_share": 24}


def dots_equity(
    lines: pd.DataFrame, *, fmt: NumberFormat, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """A row per member in alphabetical order: a tick where it contributes, a mark where it receives.

    Expects municipality, paid_share and share_equal, share_population and share_people (0–1,
    missing where a rule says nothing). Each series has its own shape and its own height in the row.
    """
    if lines.empty:
        return blank(mode)
    by_name = {text_in(row, "municipality"): row for row in lines.to_dict("records")}
    names = alphabetical(by_name)
    rows = [by_name[name] for name in names]
    top = max([_round_up(value) for row in rows for value in _shares(row)] or [0.1])
    return go.Figure(
        data=[_dots(rows, key, color, fmt) for key, color in _colors(mode).items()],
        layout={
            "template": template(mode),
            "height": _ROW * len(rows) + _HEAD + (116 if narrow else 48),
            "margin": {"t": _HEAD, "b": 112 if narrow else 44},
            "xaxis": _axis(top, fmt),
            "yaxis": _members(names, mode, narrow=narrow),
        },
    )


def _colors(mode: Mode) -> dict[str, str]:
    palette = PALETTE[mode]
    shades = (palette.ink, palette.primary, palette.accent, palette.series[2])
    return dict(zip(SERIES, shades, strict=True))


def _shares(row: Mapping[str, object]) -> list[float]:
    values = (number_in(row, key) for key in SERIES)
    return [value for value in values if value is not None]


def _round_up(share: float) -> float:
    """The next tenth, so that the last mark is not cut."""
    return math.ceil(share * 10 + 0.2) / 10


def _dots(
    rows: Sequence[Mapping[str, object]], key: str, color: str, fmt: NumberFormat
) -> go.Scatter:
    name, symbol = SERIES[key]
    known = [(at, row) for at, row in enumerate(rows) if number_in(row, key) is not None]
    return go.Scatter(
        x=[number_in(row, key) for _, row in known],
        y=[place + _HEIGHTS[key] for place, _ in known],
        customdata=[text_in(row, "municipality") for _, row in known],
        mode="markers",
        name=name,
        marker={
            "symbol": symbol,
            "size": _SIZES.get(key, 11),
            "color": color,
            "line": {"width": 3 if key in _SIZES else 0, "color": color},
        },
        hovertext=[_hover(row, key, name, fmt) for _, row in known],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(row: Mapping[str, object], key: str, name: str, fmt: NumberFormat) -> str:
    said = f"<b>{escape(text_in(row, 'municipality'))}</b><br>{name}: {percent(number_in(row, key), fmt)}"
    gap = number_in(row, key.replace("share_", "gap_")) if key.startswith("share_") else None
    return said if gap is None else f"{said}<br>{signed(gap, fmt)} puntos frente a lo que aporta"


def _axis(top: float, fmt: NumberFormat) -> dict[str, object]:
    step = 0.1 if top <= 0.6 else 0.2
    ticks = [step * n for n in range(math.floor(top / step + 1e-9) + 1)]
    return {
        "range": [-0.005, top],
        "side": "top",
        "tickvals": ticks,
        "ticktext": [percent(tick, fmt) for tick in ticks],
    }


def _members(names: Sequence[str], mode: Mode, *, narrow: bool) -> dict[str, object]:
    return {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": [wrap(name, 16 if narrow else 28) for name in names],
        "tickfont": {"size": 12 if narrow else 14, "color": PALETTE[mode].ink},
        "ticklabelstandoff": 8,
        "showgrid": False,
    }


def describe_equity(lines: pd.DataFrame) -> str:
    """One sentence: how many members receive a larger share than they contribute under each rule."""
    rows = lines.to_dict("records")
    if not any(_shares(row) for row in rows):
        return f"{NOTHING_YET}."
    counts = [
        f"{name.removeprefix('Recibe, ')}, {_larger(rows, key)}"
        for key, (name, _) in SERIES.items()
        if key != "paid_share"
    ]
    return (
        f"{plural(len(rows), 'municipio', 'municipios')} en orden alfabético. Reciben una parte mayor "
        f"que la que aportan: {'; '.join(counts)}."
    )


def _larger(rows: Sequence[Mapping[str, object]], key: str) -> int:
    pairs = ((number_in(row, key), number_in(row, "paid_share")) for row in rows)
    return sum(got is not None and gave is not None and got > gave for got, gave in pairs)
