"""A value month by month against what was planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.axes import FOOT, month_axis, unit_note
from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import escape, month_in, months_of, number_in, text_in
from evalua.domain.numbers import NumberFormat

_HEIGHT = 300
_APPROVED, _OPEN, _MISSING = "Mes aprobado", "Mes sin aprobar", "sin dato"
_PROJECTION = "Proyección"


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which columns are compared, how they are called, and how their numbers are written."""

    value: str
    due: str
    value_name: str
    due_name: str
    unit: str
    places: int
    fmt: NumberFormat
    ahead: str = ""

    def write(self, value: float | None) -> str:
        if value is None:
            return _MISSING
        return f"{self.fmt.write(value, self.places)} {self.unit}".strip()


def trend_indicator(
    series: pd.DataFrame,
    *,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
    unit: str = "",
    places: int = 1,
) -> go.Figure:
    """The indicator's value by month and the target that was due (dashed).

    Expects month, value and target (in ``unit``, or missing) and state (approved, draft…), one row
    a month; a month without value is a gap with a cross at its foot. Months that are not approved
    carry a hollow mark.
    """
    plan = _Plan("value", "target", "Valor", "Meta", unit, places, fmt)
    return _trend(series, plan, mode, narrow=narrow)


def trend_goal(
    series: pd.DataFrame,
    *,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
    unit: str = "",
    places: int = 1,
) -> go.Figure:
    """A goal's progress to date by month, what was programmed (dashed) and, dotted, the projection.

    Expects month, actual and planned (in ``unit``, or missing) and state, one row a month; a month
    that has not come has no state. ``projected`` is optional: from the last report to the end.
    """
    plan = _Plan("actual", "planned", "Realizado", "Programado", unit, places, fmt, "projected")
    return _trend(series, plan, mode, narrow=narrow)


def _trend(series: pd.DataFrame, plan: _Plan, mode: Mode, *, narrow: bool) -> go.Figure:
    if series.empty:
        return blank(mode)
    rows = sorted(series.to_dict("records"), key=month_in)
    months = months_of(series)
    palette, x = PALETTE[mode], [month_in(row).short for row in rows]
    due = [number_in(row, plan.due) for row in rows]
    values = [number_in(row, plan.value) for row in rows]
    ahead = [number_in(row, plan.ahead) for row in rows]
    return go.Figure(
        data=[
            _ahead(x, ahead, mode),
            _line(x, due, plan.due_name, {"dash": "dash", "width": 2, "color": palette.accent}),
            _line(x, values, plan.value_name, {"width": 2.5, "color": palette.primary}),
            _marks(rows, plan, mode, approved=True),
            _marks(rows, plan, mode, approved=False),
            _gaps(rows, plan, mode),
        ],
        layout={
            "template": template(mode),
            "height": _HEIGHT,
            "separators": plan.fmt.plotly,
            "margin": {"t": 32, "r": 16, "b": FOOT},
            "xaxis": month_axis(months, at_most=6 if narrow else 13),
            "yaxis": {"rangemode": "tozero", "tickformat": ",~f", "nticks": 6},
            "yaxis2": {"overlaying": "y", "range": [0, 1], "visible": False},
            "annotations": [unit_note(plan.unit, mode)],
        },
    )


def _line(
    x: Sequence[str], y: Sequence[float | None], name: str, line: Mapping[str, object]
) -> go.Scatter:
    return go.Scatter(
        x=x, y=y, name=name, mode="lines", line=line, connectgaps=False, hoverinfo="skip"
    )


def _ahead(x: Sequence[str], y: Sequence[float | None], mode: Mode) -> go.Scatter:
    """The projection, named only where there is one."""
    there = any(value is not None for value in y)
    dotted = {"dash": "dot", "width": 2.5, "color": PALETTE[mode].primary}
    return _line(x, y, _PROJECTION, dotted).update(showlegend=there)


def _marks(
    rows: Sequence[Mapping[str, object]], plan: _Plan, mode: Mode, *, approved: bool
) -> go.Scatter:
    """Full marks where the month is approved, hollow ones where it can still change."""
    palette = PALETTE[mode]
    chosen = [
        row
        for row in rows
        if (text_in(row, "state") == "approved") == approved
        and number_in(row, plan.value) is not None
    ]
    return go.Scatter(
        x=[month_in(row).short for row in chosen],
        y=[number_in(row, plan.value) for row in chosen],
        name=_APPROVED if approved else _OPEN,
        showlegend=bool(chosen),
        mode="markers",
        customdata=[str(month_in(row)) for row in chosen],
        hovertext=[_hover(row, plan) for row in chosen],
        hoverinfo="text",
        cliponaxis=False,
        marker={
            "size": 8,
            "color": palette.primary if approved else palette.paper,
            "line": {"width": 2, "color": palette.primary},
        },
    )


def _hover(row: Mapping[str, object], plan: _Plan) -> str:
    return (
        f"<b>{month_in(row).label}</b>"
        f"<br>{plan.value_name}: {escape(plan.write(number_in(row, plan.value)))}"
        f"<br>{plan.due_name}: {escape(plan.write(number_in(row, plan.due)))}"
    )


def _gaps(rows: Sequence[Mapping[str, object]], plan: _Plan, mode: Mode) -> go.Scatter:
    """A cross on the foot of the plot, off the scale, where a month that has come has no value."""
    missing = [
        month_in(row)
        for row in rows
        if text_in(row, "state") and number_in(row, plan.value) is None
    ]
    return go.Scatter(
        x=[month.short for month in missing],
        y=[0.04] * len(missing),
        yaxis="y2",
        name="Sin dato",
        showlegend=bool(missing),
        mode="markers",
        hovertext=[f"<b>{month.label}</b><br>{_MISSING}" for month in missing],
        hoverinfo="text",
        marker={
            "symbol": "x-thin",
            "size": 8,
            "line": {"width": 2, "color": PALETTE[mode].quiet},
        },
    )


def describe_trend(
    series: pd.DataFrame, *, fmt: NumberFormat, unit: str = "", places: int = 1
) -> str:
    """One sentence: first and last value with their months (columns of ``trend_indicator``)."""
    return _describe(series, _Plan("value", "target", "Valor", "Meta", unit, places, fmt))


def describe_goal_trend(
    series: pd.DataFrame, *, fmt: NumberFormat, unit: str = "", places: int = 1
) -> str:
    """One sentence: first and last progress, and where it would close (as ``trend_goal``)."""
    plan = _Plan("actual", "planned", "Realizado", "Programado", unit, places, fmt, "projected")
    ahead = [row for row in series.to_dict("records") if number_in(row, "projected") is not None]
    if not ahead:
        return _describe(series, plan)
    last = max(ahead, key=month_in)
    close = plan.write(number_in(last, "projected"))
    return f"{_describe(series, plan)} Proyección a {month_in(last).label}: {close}."


def _describe(series: pd.DataFrame, plan: _Plan) -> str:
    rows = sorted(series.to_dict("records"), key=month_in)
    known = [row for row in rows if number_in(row, plan.value) is not None]
    if not known:
        return f"{NOTHING_YET}."
    first, last = known[0], known[-1]
    said = (
        f"De {plan.write(number_in(first, plan.value))} en {month_in(first).label} "
        f"a {plan.write(number_in(last, plan.value))} en {month_in(last).label}"
    )
    due = number_in(last, plan.due)
    tail = "" if due is None else f"; {plan.due_name.lower()}: {plan.write(due)}"
    return f"{said}{tail}."
