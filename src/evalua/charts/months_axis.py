"""The axis of months that every chart over time shares."""

from __future__ import annotations

from collections.abc import Sequence

from evalua.charts.text import month_ticks
from evalua.domain.month import Month

FOOT = 76
"""Pixels under the plot for two lines of month labels and the legend."""


def month_axis(months: Sequence[Month], *, at_most: int = 13) -> dict[str, object]:
    """A category axis that holds every month and writes at most ``at_most`` of them.

    Where they do not fit, the months that begin a quarter, a half-year or a year are written.
    """
    step = next(s for s in (1, 3, 6, 12) if len(months) / s <= at_most or s == 12)
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
