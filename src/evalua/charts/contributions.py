"""Member by member and month by month: who has paid."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.cells import Cell, State, draw_cells
from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import (
    alphabetical,
    escape,
    month_in,
    month_ticks,
    months_of,
    plural,
    text_in,
)

_MONTHS = {(False, False): 24, (False, True): 8, (True, False): 6, (True, True): 3}
_WORDS = {
    "paid": ("●", "Pagado"),
    "partial": ("◐", "Pago parcial"),
    "overdue": ("◆", "En mora"),
    "agreement": ("◇", "Acuerdo de pago"),
    "not_due": ("–", "Aún no vence"),
    "none": ("·", "Sin cobro"),
}


def grid_contributions(
    statuses: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False, amounts: bool = False
) -> go.Figure:
    """Member × month: a symbol per state, members in alphabetical order.

    Expects municipality, month, status (paid, partial, overdue, agreement, not_due, none) and,
    for ``amounts`` and for touch, amount_text. Shows the last 24 months, or 8 with ``amounts``
    (6 and 3 where narrow).
    """
    if statuses.empty:
        return blank(mode)
    months = months_of(statuses)[-_MONTHS[narrow, amounts] :]
    return draw_cells(
        [
            _cell(row, amounts=amounts)
            for row in statuses.to_dict("records")
            if month_in(row) in months
        ],
        states=_states(mode),
        rows=alphabetical(statuses["municipality"].astype(str)),
        columns=[month.short for month in months],
        ticks=month_ticks(months, year_first=True),
        mode=mode,
        text_size=12 if amounts else 14,
        top=18,
        narrow=narrow,
    )


def _cell(row: Mapping[str, object], *, amounts: bool) -> Cell:
    symbol, word = _WORDS[text_in(row, "status")]
    name, amount = text_in(row, "municipality"), text_in(row, "amount_text")
    return Cell(
        row=name,
        column=month_in(row).short,
        state=text_in(row, "status"),
        text=f"{symbol} {amount}".strip() if amounts else symbol,
        hover=f"<b>{escape(name)}</b> · {month_in(row).label}"
        f"<br>{f'{symbol} {word}'.strip()}<br>{escape(amount)}".removesuffix("<br>"),
    )


def _states(mode: Mode) -> dict[str, State]:
    palette = PALETTE[mode]
    bands = palette.bands
    looks = {
        "paid": (bands["green"].cell, bands["green"].cell_ink),
        "partial": (bands["amber"].cell, bands["amber"].cell_ink),
        "overdue": (bands["red"].cell, bands["red"].cell_ink),
        "agreement": (palette.plain.cell, palette.plain.cell_ink),
        "not_due": (bands["none"].cell, bands["none"].cell_ink),
        "none": (palette.paper, palette.quiet),
    }
    return {key: State(*_WORDS[key], *look) for key, look in looks.items()}


def describe_contributions(statuses: pd.DataFrame) -> str:
    """One sentence: how members stand in the last month of ``grid_contributions`` with charges."""
    if statuses.empty:
        return f"{NOTHING_YET}."
    charged = statuses[statuses["status"] != "none"]
    last = months_of(statuses if charged.empty else charged)[-1]
    now = [text_in(r, "status") for r in statuses.to_dict("records") if month_in(r) == last]
    counts = [f"{word.lower()} {now.count(key)}" for key, (_, word) in _WORDS.items() if key in now]
    return f"{plural(len(now), 'municipio', 'municipios')} en {last.label}: {', '.join(counts)}."
