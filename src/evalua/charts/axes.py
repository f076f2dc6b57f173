"""Axes that several charts share: months, money, and the unit written once above them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import escape, month_ticks
from evalua.domain.money import Currency
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

FOOT = 76
"""Pixels under the plot for two lines of month labels and the legend."""
_SCALES = ((10**6, "millones"), (10**3, "miles"), (1, ""))


def month_axis(months: Sequence[Month], *, at_most: int = 13) -> dict[str, object]:
    """A category axis that holds every month and writes at most ``at_most`` of them.

    Where they do not fit, the months that begin a quarter, a half-year or a year are written.
    """
    step = month_step(len(months), at_most)
    written = [month for month in months if (month.month - 1) % step == 0]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [month.short for month in months],
        "range": [-0.5, len(months) - 0.5],
        "tickvals": [months.index(month) for month in written],
        "ticktext": month_ticks(written),
        "tickangle": 0,
        "showgrid": False,
    }


def month_step(count: int, at_most: int) -> int:
    """Every how many months one is written: all, or those that begin a quarter, a half or a year."""
    return next(step for step in (1, 3, 6, 12) if count / step <= at_most or step == 12)


def money_axis(
    largest: int, *, currency: Currency, fmt: NumberFormat
) -> tuple[dict[str, object], str]:
    """Axis settings from zero to ``largest`` (minor units), some four ticks, and the unit's name.

    The values drawn on the axis stay in minor units.
    """
    top = max(largest, currency.unit) / currency.unit
    step = _round_step(top / 4)
    scale, word = next((s, w) for s, w in _SCALES if step >= s or s == 1)
    places = 0 if step / scale >= 1 else 2
    ticks = [step * n for n in range(math.ceil(top / step) + 1)]
    return {
        "tickvals": [tick * currency.unit for tick in ticks],
        "ticktext": [fmt.write_short(tick / scale, places) for tick in ticks],
        "range": [0, ticks[-1] * currency.unit],
    }, f"{word} de {currency.many}" if word else currency.many


def _round_step(rough: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten that is not below ``rough``."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def unit_note(unit: str, mode: Mode) -> dict[str, object]:
    """The unit once, above the axis."""
    return {
        "text": escape(unit),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 6,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": PALETTE[mode].quiet},
    }
