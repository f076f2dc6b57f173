"""The same small chart for every municipality."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

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
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

_PANEL_HEIGHT, _TITLE_HEIGHT, _FOOT = 116, 44, 36
_ACROSS, _NARROW_ACROSS = 4, 2
_Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all panels share: their grid, their scale and how numbers are written."""

    across: int
    down: int
    months: Sequence[Month]
    top: float
    fmt: NumberFormat
    unit: str
    places: int
    mode: Mode

    @property
    def height(self) -> int:
        return self.down * _PANEL_HEIGHT + _FOOT

    def domains(self, place: int) -> tuple[list[float], list[float]]:
        """The panel's share of the width and of the height, title left free above it."""
        row, column = divmod(place, self.across)
        left = column / self.across
        top = 1 - row / self.down
        below = top - 1 / self.down
        title = _TITLE_HEIGHT / _PANEL_HEIGHT / self.down
        return [left, left + 0.88 / self.across], [below + 0.1 / self.down, top - title]

    def write(self, value: float) -> str:
        return f"{self.fmt.write(value, self.places)} {self.unit}".strip()


def small_multiples_municipalities(
    values: pd.DataFrame,
    *,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
    unit: str = "",
    places: int = 0,
) -> go.Figure:
    """One panel per municipality in alphabetical order, all on the same scale: nobody is ranked.

    Expects municipality, month and value (in ``unit``, or missing: a gap). The last value is
    written; a municipality without any says «sin dato».
    """
    if values.empty:
        return blank(mode)
    panels = _by_name(values)
    sheet = _sheet(values, len(panels), fmt, mode, narrow=narrow, unit=unit, places=places)
    layout = {
        "template": template(mode),
        "height": sheet.height,
        "showlegend": False,
        "margin": {"t": 0, "b": _FOOT, "l": 4, "r": 4},
        "annotations": [
            _caption(sheet),
            *(_title(name, rows, i, sheet) for i, (name, rows) in enumerate(panels)),
        ],
    }
    for place in range(len(panels)):
        layout |= _axes(place, sheet)
    return go.Figure(
        data=[_line(name, rows, i, sheet) for i, (name, rows) in enumerate(panels)], layout=layout
    )


def _by_name(values: pd.DataFrame) -> list[tuple[str, list[_Record]]]:
    records = sorted(values.to_dict("records"), key=month_in)
    return [
        (name, [row for row in records if text_in(row, "municipality") == name])
        for name in alphabetical(values["municipality"].astype(str))
    ]


def _sheet(
    values: pd.DataFrame,
    panels: int,
    fmt: NumberFormat,
    mode: Mode,
    *,
    narrow: bool,
    unit: str,
    places: int,
) -> _Sheet:
    across = _NARROW_ACROSS if narrow else _ACROSS
    known = values["value"].dropna()
    return _Sheet(
        across=across,
        down=math.ceil(panels / across),
        months=months_of(values),
        top=1.0 if known.empty else float(known.max()) or 1.0,
        fmt=fmt,
        unit=unit,
        places=places,
        mode=mode,
    )


def _last(rows: Sequence[_Record]) -> float | None:
    known = [value for row in rows if (value := number_in(row, "value")) is not None]
    return known[-1] if known else None


def _line(name: str, rows: Sequence[_Record], place: int, sheet: _Sheet) -> go.Scatter:
    palette = PALETTE[sheet.mode]
    return go.Scatter(
        x=[month_in(row).short for row in rows],
        y=[number_in(row, "value") for row in rows],
        name=name,
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"width": 2, "color": palette.primary},
        marker={"size": 4, "color": palette.primary},
        hovertext=[_hover(name, row, sheet) for row in rows],
        hoverinfo="text",
        xaxis=f"x{place + 1}",
        yaxis=f"y{place + 1}",
    )


def _hover(name: str, row: _Record, sheet: _Sheet) -> str:
    value = number_in(row, "value")
    said = "sin dato" if value is None else escape(sheet.write(value))
    return f"<b>{escape(name)}</b><br>{month_in(row).label}: {said}"


def _title(name: str, rows: Sequence[_Record], place: int, sheet: _Sheet) -> dict[str, object]:
    """Name, and under it the last value in words."""
    last = _last(rows)
    said = "sin dato" if last is None else sheet.write(last)
    across, upward = sheet.domains(place)
    quiet = PALETTE[sheet.mode].quiet
    narrow = sheet.across == _NARROW_ACROSS
    return {
        "text": f'{wrap(name, 27 if narrow else 32, 1)}<br><span style="color:{quiet}">{escape(said)}</span>',
        "xref": "paper",
        "yref": "paper",
        "x": across[0],
        "y": upward[1],
        "yshift": 2,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": 12 if narrow else 13},
    }


def _caption(sheet: _Sheet) -> dict[str, object]:
    """The months and the scale, once for all panels."""
    lines = (
        f"De {sheet.months[0].label} a {sheet.months[-1].label}",
        f"Todas las escalas van de 0 a {escape(sheet.write(sheet.top))}",
    )
    return {
        "text": ("<br>" if sheet.across == _NARROW_ACROSS else " · ").join(lines),
        "align": "left",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -4,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "color": PALETTE[sheet.mode].quiet},
    }


def _axes(place: int, sheet: _Sheet) -> dict[str, object]:
    number = "" if place == 0 else str(place + 1)
    across, upward = sheet.domains(place)
    return {
        f"xaxis{number}": {
            "type": "category",
            "domain": across,
            "anchor": f"y{number}",
            "categoryorder": "array",
            "categoryarray": [month.short for month in sheet.months],
            "range": [-0.2, len(sheet.months) - 0.8],
            "showticklabels": False,
            "showgrid": False,
            "showline": True,
        },
        f"yaxis{number}": {
            "domain": upward,
            "anchor": f"x{number}",
            "range": [0, sheet.top],
            "visible": False,
        },
    }


def describe_multiples(values: pd.DataFrame) -> str:
    """One sentence: how many municipalities, which months, how many without any value."""
    if values.empty:
        return f"{NOTHING_YET}."
    months, panels = months_of(values), _by_name(values)
    missing = sum(_last(rows) is None for _, rows in panels)
    tail = f"; {missing} sin dato" if missing else ""
    return (
        f"{plural(len(panels), 'municipio', 'municipios')} en orden alfabético, "
        f"de {months[0].label} a {months[-1].label}{tail}."
    )
