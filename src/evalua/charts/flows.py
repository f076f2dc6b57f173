"""Money that flows from its source, through a theme, to a municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, percent, plural
from evalua.domain.money import Currency
from evalua.domain.numbers import NumberFormat

HEADS = ("Fuente", "Tema", "Municipio")
_HEAD, _FOOT = 34, 14
_GAP = 22
"""Pixels between two bars, so that the label of a thin one does not touch the next."""

_BARS = 260
"""Pixels that all the bars of a column take together, whatever the money."""

_NODE_WIDTH = 14
_LABEL, _NARROW_LABEL = 34, 12
_FADED: Mapping[Mode, float] = {"light": 0.32, "dark": 0.42}
_SCALES = ((10**6, "millones"), (10**3, "miles"), (1, ""))


@dataclass(frozen=True, slots=True)
class _Node:
    """A name of a column, its money, and where the middle of its bar stands (0 top, 1 bottom)."""

    column: int
    name: str
    amount: int
    middle: float


def sankey_money(
    links: pd.DataFrame,
    *,
    currency: Currency,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """Source → theme → municipality, each band as thick as its money.

    Expects column (0 leaves the sources, 1 the themes), source, source_place, target, target_place
    and amount (minor units); both columns add up to the same money. Colours follow the source.
    """
    if links.empty:
        return blank(mode)
    sums = [_sums(links, column) for column in range(3)]
    height = _BARS + _GAP * max(map(len, sums))
    nodes = [node for column in range(3) for node in _nodes(column, sums[column], height)]
    scale, unit = _scale(int(sums[0].sum()), currency)
    return go.Figure(
        data=[_trace(nodes, links, currency, fmt, mode, scale=scale, narrow=narrow)],
        layout={
            "template": template(mode),
            "height": height + _HEAD + _FOOT,
            "margin": {"l": 8, "r": 8, "t": _HEAD, "b": _FOOT},
            "annotations": [
                _head(place, name if place or narrow else f"{name} · en {unit}", mode)
                for place, name in enumerate(HEADS)
            ],
        },
    )


def _trace(
    nodes: Sequence[_Node],
    links: pd.DataFrame,
    currency: Currency,
    fmt: NumberFormat,
    mode: Mode,
    *,
    scale: int,
    narrow: bool,
) -> go.Sankey:
    palette = PALETTE[mode]
    at = {(node.column, node.name): place for place, node in enumerate(nodes)}
    colors = _colors(nodes, mode)
    rows = links.to_dict("records")
    ends = [
        (at[row["column"], row["source"]], at[row["column"] + 1, row["target"]]) for row in rows
    ]
    return go.Sankey(
        arrangement="fixed",
        textfont={"size": 11 if narrow else 14, "color": palette.ink},
        node={
            "label": [_label(node, scale, fmt, narrow=narrow) for node in nodes],
            "x": [(0.001, 0.5, 0.999)[node.column] for node in nodes],
            "y": [node.middle for node in nodes],
            "color": colors,
            "pad": _GAP,
            "thickness": _NODE_WIDTH,
            "line": {"width": 0},
            "customdata": [f"<b>{escape(n.name)}</b><br>{_money(n, currency, fmt)}" for n in nodes],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": [first for first, _ in ends],
            "target": [second for _, second in ends],
            "value": [row["amount"] / currency.unit for row in rows],
            "color": [_faded(colors[first], mode) for first, _ in ends],
            "customdata": [_hover(row, currency, fmt) for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    )


def _sums(links: pd.DataFrame, column: int) -> pd.Series:
    """The money of each name of a column, from top to bottom."""
    side, rows = ("target", 1) if column == 2 else ("source", column)
    groups = links[links["column"] == rows].groupby([f"{side}_place", side])["amount"]
    return groups.sum().droplevel(0).astype("int64")


def _nodes(column: int, sums: pd.Series, height: int) -> list[_Node]:
    """The bars of a column spread over its height, each as tall as its money."""
    total, gap = int(sums.sum()), (height - _BARS) / len(sums)
    nodes, top = [], gap / 2
    for name, amount in sums.items():
        tall = _BARS * int(amount) / total
        nodes.append(_Node(column, str(name), int(amount), (top + tall / 2) / height))
        top += tall + gap
    return nodes


def _scale(total: int, currency: Currency) -> tuple[int, str]:
    """Minor units in one of what is written, and its name: millions where there are some."""
    major = total / currency.unit
    scale, word = next((s, w) for s, w in _SCALES if major >= 10 * s or s == 1)
    return scale * currency.unit, f"{word} de {currency.many}" if word else currency.many


def _colors(nodes: Sequence[_Node], mode: Mode) -> list[str]:
    """A colour for each source, a quiet one for the themes, the main one for the municipalities."""
    palette = PALETTE[mode]
    return [
        palette.series[place % len(palette.series)]
        if node.column == 0
        else palette.quiet
        if node.column == 1
        else palette.primary
        for place, node in enumerate(nodes)
    ]


def _faded(color: str, mode: Mode) -> str:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FADED[mode]})"


def _label(node: _Node, scale: int, fmt: NumberFormat, *, narrow: bool) -> str:
    """Name and money; on a narrow screen only the name, cut: the table under it has the figures."""
    longest = _NARROW_LABEL if narrow else _LABEL
    name = node.name if len(node.name) <= longest else f"{node.name[: longest - 1].rstrip()}…"
    if narrow:
        return escape(name)
    figure = node.amount / scale
    return f"{escape(name)} · {fmt.write(figure, 0 if figure >= 10 else 1)}"


def _money(node: _Node, currency: Currency, fmt: NumberFormat) -> str:
    return escape(currency.format(node.amount, fmt))


def _hover(row: Mapping[str, object], currency: Currency, fmt: NumberFormat) -> str:
    ends = f"{escape(str(row['source']))} → {escape(str(row['target']))}"
    return f"{ends}<br>{escape(currency.format(int(str(row['amount'])), fmt))}"


def _head(place: int, name: str, mode: Mode) -> dict[str, object]:
    """The name of a column, above it."""
    return {
        "text": name,
        "xref": "paper",
        "yref": "paper",
        "x": place / 2,
        "y": 1,
        "yshift": 8,
        "xanchor": ("left", "center", "right")[place],
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": PALETTE[mode].quiet},
    }


def describe_money(links: pd.DataFrame, *, currency: Currency, fmt: NumberFormat) -> str:
    """One sentence: the whole, and the largest source, theme and municipality with their share."""
    if links.empty:
        return f"{NOTHING_YET}."
    columns = [_sums(links, column) for column in range(3)]
    total = int(columns[0].sum())
    said = ", ".join(
        f"{head.lower()} {sums.idxmax()} ({percent(int(sums.max()) / total, fmt)})"
        for head, sums in zip(HEADS, columns, strict=True)
    )
    sources = plural(len(columns[0]), "fuente", "fuentes")
    towns = plural(len(columns[2]), "destino", "destinos")
    return f"{currency.format(total, fmt)} de {sources} a {towns}; lo mayor: {said}."
