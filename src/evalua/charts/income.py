"""Where the income of each year came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, number_in, text_in
from evalua.domain.money import Currency
from evalua.domain.numbers import NumberFormat

_ROW = 46
_PALE = 0.5
_LEAST_WRITTEN = 0.07
"""A part narrower than this has no room for its figure; touching it still says it."""


def bars_income(
    mix: pd.DataFrame,
    *,
    fmt: NumberFormat,
    currency: Currency,
    limit: float,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """The part of each source in the income of a year, one bar a year, the last year on top.

    Expects year, name (of the source), amount (minor units) and share (0–1). A dashed line stands at
    ``limit``, from which one source alone is too much.
    """
    if mix.empty:
        return blank(mode)
    years = sorted({int(year) for year in mix["year"]})
    sources = list(dict.fromkeys(mix["name"]))
    rows = mix.to_dict("records")
    palette = PALETTE[mode]
    return go.Figure(
        data=[
            _source([r for r in rows if r["name"] == name], palette.series[place], currency, fmt)
            for place, name in enumerate(sources)
        ],
        layout={
            "template": template(mode),
            "height": _ROW * len(years) + (150 if narrow else 92),
            "barmode": "stack",
            "bargap": 0.35,
            "barcornerradius": 0,
            "margin": {"l": 8, "r": 12, "t": 24, "b": 110 if narrow else 56},
            "legend": {"font": {"size": 12 if narrow else 13}},
            "xaxis": {"range": [0, 1], "visible": False},
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [str(year) for year in years],
                "tickfont": {"size": 14, "color": palette.ink},
                "ticklabelstandoff": 8,
                "showgrid": False,
            },
            "shapes": [_limit_line(limit, mode)],
            "annotations": [_limit_word(limit, fmt, mode)],
        },
    )


def _source(
    rows: Sequence[Mapping[str, object]], color: str, currency: Currency, fmt: NumberFormat
) -> go.Bar:
    shares = [number_in(row, "share") or 0.0 for row in rows]
    name = text_in(rows[0], "name")
    return go.Bar(
        x=shares,
        y=[text_in(row, "year") for row in rows],
        orientation="h",
        name=name,
        marker={"color": color},
        text=[_percent(s, fmt) if s >= _LEAST_WRITTEN else "" for s in shares],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 13, "color": _ink_on(color)},
        hovertext=[
            f"<b>{escape(name)}</b> · {text_in(row, 'year')}<br>{_percent(share, fmt)} · "
            f"{escape(currency.format(int(number_in(row, 'amount') or 0), fmt))}"
            for row, share in zip(rows, shares, strict=True)
        ],
        hoverinfo="text",
    )


def _ink_on(color: str) -> str:
    """White on a dark colour, ink on a pale one: what is written on a bar is read in both modes."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    brightness = 0.299 * red + 0.587 * green + 0.114 * blue
    return PALETTE["light"].ink if brightness > _PALE else "#FFFFFF"


def _limit_line(limit: float, mode: Mode) -> dict[str, object]:
    return {
        "type": "line",
        "x0": limit,
        "x1": limit,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": PALETTE[mode].ink, "width": 1.5, "dash": "dot"},
    }


def _limit_word(limit: float, fmt: NumberFormat, mode: Mode) -> dict[str, object]:
    return {
        "text": f"una sola fuente: hasta {_percent(limit, fmt)}",
        "x": limit,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": PALETTE[mode].quiet},
    }


def _percent(share: float, fmt: NumberFormat) -> str:
    return f"{fmt.write(100 * share, 0)} %"


def describe_income(mix: pd.DataFrame, fmt: NumberFormat) -> str:
    """One sentence: where the income of the last year came from, the largest source first."""
    if mix.empty:
        return "Todavía no hay ingresos registrados."
    year = int(mix["year"].max())
    rows = mix[mix["year"] == year].sort_values("share", ascending=False)
    parts = [
        f"{text_in(row, 'name').lower()} {_percent(number_in(row, 'share') or 0.0, fmt)}"
        for row in rows.to_dict("records")
    ]
    return f"Ingresos de {year}: {', '.join(parts)}."
