"""What members owe and have paid, in money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.axes import FOOT, money_axis, month_axis, unit_note
from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, template
from evalua.charts.text import (
    alphabetical,
    escape,
    month_in,
    months_of,
    number_in,
    plural,
    text_in,
    wrap,
)
from evalua.domain.money import Currency
from evalua.domain.numbers import NumberFormat

BUCKETS = {
    "days_0_30": "Hasta 30 días",
    "days_31_60": "31 a 60 días",
    "days_61_90": "61 a 90 días",
    "days_over_90": "Más de 90 días",
}
_ROW = 34
_ROW = 34


def bars_ageing(
    arrears: pd.DataFrame,
    *,
    fmt: NumberFormat,
    currency: Currency,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """What each member owes by how long it is overdue, stacked, members in alphabetical order.

    Expects municipality and days_0_30, days_31_60, days_61_90, days_over_90 in minor units. The
    total is written at the end of the bar; a member who owes nothing says «al día».
    """
    if arrears.empty:
        return blank(mode)
    names = alphabetical(arrears["municipality"].astype(str))
    by_name = {text_in(row, "municipality"): row for row in arrears.to_dict("records")}
    rows = [by_name[name] for name in names]
    palette = PALETTE[mode]
    return go.Figure(
        data=[
            _bucket(rows, key, palette.shades[place], currency, fmt)
            for place, key in enumerate(BUCKETS)
        ],
        layout={
            "template": template(mode),
            "height": _ROW * len(rows) + (108 if narrow else 52),
            "barmode": "stack",
            "bargap": 0.4,
            "barcornerradius": 0,
            "margin": {"r": 96 if narrow else 120, "b": 100 if narrow else 44},
            "legend": {"font": {"size": 12 if narrow else 13}},
            "xaxis": {"visible": False, "rangemode": "tozero"},
            "yaxis": _members_axis(names, mode, narrow=narrow),
            "annotations": [_total(row, currency, fmt, mode) for row in rows],
        },
    )


def _members_axis(names: Sequence[str], mode: Mode, *, narrow: bool) -> dict[str, object]:
    return {
        "type": "category",
        "range": [len(names) - 0.5, -0.5],
        "categoryorder": "array",
        "categoryarray": list(names),
        "tickvals": list(range(len(names))),
        "ticktext": [wrap(name, 18 if narrow else 32) for name in names],
        "tickfont": {"size": 12 if narrow else 14, "color": PALETTE[mode].ink},
        "ticklabelstandoff": 8,
        "showgrid": False,
    }


def _bucket(
    rows: Sequence[Mapping[str, object]],
    key: str,
    color: str,
    currency: Currency,
    fmt: NumberFormat,
) -> go.Bar:
    amounts = [_minor(row, key) for row in rows]
    return go.Bar(
        x=[amount or None for amount in amounts],
        y=[text_in(row, "municipality") for row in rows],
        orientation="h",
        name=BUCKETS[key],
        marker={"color": color},
        hovertext=[
            f"<b>{escape(text_in(row, 'municipality'))}</b><br>{BUCKETS[key]}: "
            f"{escape(currency.format(amount, fmt))}"
            for row, amount in zip(rows, amounts, strict=True)
        ],
        hoverinfo="text",
    )


def _minor(row: Mapping[str, object], key: str) -> int:
    return int(number_in(row, key) or 0)


def _total(
    row: Mapping[str, object], currency: Currency, fmt: NumberFormat, mode: Mode
) -> dict[str, object]:
    total = sum(_minor(row, key) for key in BUCKETS)
    palette = PALETTE[mode]
    return {
        "text": escape(currency.format(total, fmt)) if total else "al día",
        "xref": "x",
        "x": total,
        "y": text_in(row, "municipality"),
        "xanchor": "left",
        "xshift": 6,
        "showarrow": False,
        "font": {"size": 13, "color": palette.ink if total else palette.quiet},
    }


def describe_ageing(arrears: pd.DataFrame, *, fmt: NumberFormat, currency: Currency) -> str:
    """One sentence: how many members owe, how much in all, and how much for over 90 days."""
    if arrears.empty:
        return f"{NOTHING_YET}."
    rows = arrears.to_dict("records")
    totals = [sum(_minor(row, key) for key in BUCKETS) for row in rows]
    oldest = sum(_minor(row, "days_over_90") for row in rows)
    if not any(totals):
        return f"{plural(len(rows), 'municipio', 'municipios')}, todos al día."
    return (
        f"{sum(1 for total in totals if total)} de {plural(len(rows), 'municipio', 'municipios')} "
        f"con saldo vencido: {currency.format(sum(totals), fmt)} en total, "
        f"{currency.format(oldest, fmt)} con más de 90 días."
    )


def trend_collection(
    months: pd.DataFrame,
    *,
    fmt: NumberFormat,
    currency: Currency,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """Due and paid since January, month by month, with last year's paid as a thin line.

    Expects month, due, paid and previous_paid: cumulative, in minor units, missing where the month
    has not come.
    """
    if months.empty:
        return blank(mode)
    rows = sorted(months.to_dict("records"), key=month_in)
    palette = PALETTE[mode]
    lines = (
        ("previous_paid", "Pagado el año anterior", {"width": 1.5, "color": palette.quiet}),
        ("due", "Exigible", {"width": 2, "dash": "dash", "color": palette.accent}),
        ("paid", "Pagado", {"width": 3, "color": palette.primary}),
    )
    largest = max(_minor(row, key) for row in rows for key, _, _ in lines)
    axis, unit = money_axis(largest, currency=currency, fmt=fmt)
    return go.Figure(
        data=[_cumulative(rows, key, name, line, currency, fmt) for key, name, line in lines],
        layout={
            "template": template(mode),
            "height": 320,
            "margin": {"t": 32, "r": 16, "b": 112 if narrow else FOOT},
            "hovermode": "x unified",
            "xaxis": month_axis(months_of(months), at_most=6 if narrow else 13),
            "yaxis": axis,
            "annotations": [unit_note(unit, mode)],
        },
    )


def _cumulative(
    rows: Sequence[Mapping[str, object]],
    key: str,
    name: str,
    line: Mapping[str, object],
    currency: Currency,
    fmt: NumberFormat,
) -> go.Scatter:
    amounts = [number_in(row, key) for row in rows]
    return go.Scatter(
        x=[month_in(row).short for row in rows],
        y=amounts,
        name=name,
        mode="lines+markers" if key == "paid" else "lines",
        line=line,
        marker={"size": 7},
        connectgaps=False,
        hovertext=[
            "" if amount is None else f"{name}: {escape(currency.format(int(amount), fmt))}"
            for amount in amounts
        ],
        hoverinfo="text",
    )


def describe_collection(months: pd.DataFrame, *, fmt: NumberFormat, currency: Currency) -> str:
    """One sentence: paid against due in the last month with data, and paid a year before."""
    rows = sorted(months.to_dict("records"), key=month_in)
    known = [row for row in rows if number_in(row, "paid") is not None]
    if not known:
        return f"{NOTHING_YET}."
    last = known[-1]
    before = number_in(last, "previous_paid")
    past = f"; hace un año, {currency.format(int(before), fmt)}" if before else ""
    return (
        f"Hasta {month_in(last).label}: pagado {currency.format(_minor(last, 'paid'), fmt)} "
        f"de {currency.format(_minor(last, 'due'), fmt)} exigible{past}."
    )
