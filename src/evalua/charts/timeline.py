"""Projects along time: the first calendar, the one in force, what was done and today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.axes import month_step
from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, Palette, template
from evalua.charts.text import escape, month_ticks, number_in, percent, plural, text_in, wrap
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

_ROW, _HEAD, _FOOT, _NARROW_FOOT = 48, 44, 62, 100
_THIN, _THICK = 5, 15
_UNDER, _OVER = 0.28, -0.06
"""Where the first calendar and the one in force stand around the middle of their row."""

_LABEL, _NARROW_LABEL = 30, 16
_COLUMN = 120


def gantt_projects(
    projects: pd.DataFrame,
    *,
    fmt: NumberFormat,
    today: date,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """One row per project in the order given, with a line on ``today``.

    Expects code, name, starts_on, ends_on (first calendar), current_starts_on, current_ends_on,
    began_on, finished_on, physical and planned_physical (per cent), delayed. The strong part of a
    bar is the physical progress; ▶ and ■ are the days it began and finished.
    """
    if projects.empty:
        return blank(mode)
    rows, palette = projects.to_dict("records"), PALETTE[mode]
    foot = _NARROW_FOOT if narrow else _FOOT
    return go.Figure(
        data=[
            _bars(rows, ("current_starts_on", "current_ends_on"), palette.track, _THICK, _OVER),
            *_progress(rows, palette),
            _bars(rows, ("starts_on", "ends_on"), palette.quiet, _THIN, _UNDER),
            _marks(rows, "began_on", "▶", palette),
            _marks(rows, "finished_on", "■", palette),
            _touch(rows, fmt),
        ],
        layout={
            "template": template(mode),
            "height": _ROW * len(rows) + _HEAD + foot,
            "margin": {"t": _HEAD, "b": foot, "r": 8 if narrow else _COLUMN},
            "showlegend": False,
            "xaxis": _time_axis(rows, today, narrow=narrow),
            "yaxis": _row_axis(rows, mode, narrow=narrow),
            "shapes": [_today_line(today, palette)],
            "annotations": [
                _today_note(today, palette),
                _legend(palette, narrow=narrow),
                *([] if narrow else _figures(rows, fmt, palette)),
            ],
        },
    )


def _bars(
    rows: Sequence[Mapping[str, object]],
    span: tuple[str, str],
    color: str,
    width: int,
    shift: float,
) -> go.Scatter:
    """A line per row from one date to another, broken between rows."""
    xs: list[object] = []
    ys: list[float | None] = []
    for place, row in enumerate(rows):
        xs += [_day(row, span[0]), _day(row, span[1]), None]
        ys += [place + shift, place + shift, None]
    return _line(xs, ys, color, width)


def _progress(rows: Sequence[Mapping[str, object]], palette: Palette) -> list[go.Scatter]:
    """The part of each calendar that the physical progress covers, by whether it is late."""
    traces = []
    for late, color in ((False, palette.primary), (True, palette.bands["red"].fill)):
        xs: list[object] = []
        ys: list[float | None] = []
        for place, row in enumerate(rows):
            physical = number_in(row, "physical")
            if physical and bool(row["delayed"]) is late:
                first, last = _day(row, "current_starts_on"), _day(row, "current_ends_on")
                xs += [first, first + (last - first) * (min(physical, 100.0) / 100), None]
                ys += [place + _OVER, place + _OVER, None]
        traces.append(_line(xs, ys, color, _THICK))
    return traces


def _line(xs: list[object], ys: list[float | None], color: str, width: int) -> go.Scatter:
    return go.Scatter(
        x=xs, y=ys, mode="lines", line={"color": color, "width": width}, hoverinfo="skip"
    )


def _marks(
    rows: Sequence[Mapping[str, object]], column: str, symbol: str, palette: Palette
) -> go.Scatter:
    """A mark on the day something happened, where it did."""
    known = [(place, row[column]) for place, row in enumerate(rows) if pd.notna(row[column])]
    return go.Scatter(
        x=[day for _, day in known],
        y=[place + _OVER for place, _ in known],
        mode="text",
        text=[symbol] * len(known),
        textfont={"size": 14, "color": palette.ink},
        hoverinfo="skip",
    )


def _touch(rows: Sequence[Mapping[str, object]], fmt: NumberFormat) -> go.Scatter:
    """What each row says when it is touched."""
    return go.Scatter(
        x=[_day(row, "current_ends_on") for row in rows],
        y=[place + _OVER for place in range(len(rows))],
        mode="markers",
        marker={"size": 18, "opacity": 0},
        hovertext=[_said(row, fmt) for row in rows],
        hoverinfo="text",
    )


def _said(row: Mapping[str, object], fmt: NumberFormat) -> str:
    parts = [
        f"<b>{escape(text_in(row, 'code'))}</b> {escape(text_in(row, 'name'))}",
        f"primer cronograma: {_span(row, 'starts_on', 'ends_on')}",
        f"cronograma actual: {_span(row, 'current_starts_on', 'current_ends_on')}",
        *(
            f"{word} el {_day(row, column):%d/%m/%Y}"
            for word, column in (("empezó", "began_on"), ("terminó", "finished_on"))
            if pd.notna(row[column])
        ),
        _pace(row, fmt),
    ]
    return "<br>".join(parts)


def _pace(row: Mapping[str, object], fmt: NumberFormat) -> str:
    done, planned = number_in(row, "physical"), number_in(row, "planned_physical")
    said = "sin avance anotado" if done is None else f"físico {percent(done / 100, fmt)}"
    return said if planned is None else f"{said}, previsto {percent(planned / 100, fmt)}"


def _span(row: Mapping[str, object], first: str, last: str) -> str:
    return f"{_day(row, first):%d/%m/%Y} a {_day(row, last):%d/%m/%Y}"


def _day(row: Mapping[str, object], column: str) -> pd.Timestamp:
    return pd.Timestamp(str(row[column]))


def _time_axis(
    rows: Sequence[Mapping[str, object]], today: date, *, narrow: bool
) -> dict[str, object]:
    """From the first start to the last end, with months written where they fit."""
    firsts = [_day(row, name) for row in rows for name in ("starts_on", "current_starts_on")]
    lasts = [_day(row, name) for row in rows for name in ("ends_on", "current_ends_on")]
    ends = [_day(r, n) for r in rows for n in ("began_on", "finished_on") if pd.notna(r[n])]
    every = [*firsts, *lasts, *ends, pd.Timestamp(today)]
    months = list(Month.of(min(every).date()).to(Month.of(max(every).date())))
    step = month_step(len(months), 5 if narrow else 12)
    written = [month for month in months if (month.month - 1) % step == 0]
    return {
        "type": "date",
        "range": [months[0].first.isoformat(), months[-1].last.isoformat()],
        "tickvals": [month.first.isoformat() for month in written],
        "ticktext": month_ticks(written, year_first=True),
        "tickangle": 0,
        "side": "top",
    }


def _row_axis(
    rows: Sequence[Mapping[str, object]], mode: Mode, *, narrow: bool
) -> dict[str, object]:
    width = _NARROW_LABEL if narrow else _LABEL
    return {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": [wrap(f"{text_in(r, 'code')} {text_in(r, 'name')}", width) for r in rows],
        "tickfont": {"size": 12 if narrow else 13, "color": PALETTE[mode].ink},
        "ticklabelstandoff": 6,
        "showgrid": False,
    }


def _today_line(today: date, palette: Palette) -> dict[str, object]:
    return {
        "type": "line",
        "x0": today.isoformat(),
        "x1": today.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": palette.accent, "width": 2},
    }


def _today_note(today: date, palette: Palette) -> dict[str, object]:
    return {
        "text": f"corte {today:%d/%m/%Y}",
        "x": today.isoformat(),
        "y": 0,
        "yref": "paper",
        "yshift": -2,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13, "color": palette.ink},
    }


def _legend(palette: Palette, *, narrow: bool) -> dict[str, object]:
    keys = (
        (palette.quiet, "━", "primer cronograma"),
        (palette.track, "█", "cronograma actual"),
        (palette.primary, "█", "avance físico"),
        (palette.bands["red"].fill, "█", "avance, con atraso"),
        (palette.ink, "▶", "empezó"),
        (palette.ink, "■", "terminó"),
    )
    said = [f'<span style="color:{color}">{mark}</span> {word}' for color, mark, word in keys]
    lines = [said[at : at + 2] for at in range(0, 6, 2)] if narrow else [said]
    return {
        "text": "<br>".join("   ".join(line) for line in lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0 if not narrow else -0.4,
        "y": 0,
        "yshift": -26,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": palette.ink},
    }


def _figures(
    rows: Sequence[Mapping[str, object]], fmt: NumberFormat, palette: Palette
) -> list[dict[str, object]]:
    """Physical progress over what was planned, at the right of each row."""
    return [
        {
            "text": _pace(row, fmt).replace(", ", "<br>"),
            "xref": "paper",
            "x": 1,
            "xshift": 8,
            "y": place,
            "xanchor": "left",
            "align": "left",
            "showarrow": False,
            "font": {
                "size": 13,
                "color": palette.bands["red"].ink if row["delayed"] else palette.ink,
            },
        }
        for place, row in enumerate(rows)
    ]


def describe_gantt(projects: pd.DataFrame) -> str:
    """One sentence: how many have a calendar, how many moved their end and how many are late."""
    if projects.empty:
        return f"{NOTHING_YET}."
    late = projects[projects["delayed"].astype(bool)]
    moved = int((projects["current_ends_on"] > projects["ends_on"]).sum())
    said = plural(len(projects), "proyecto con cronograma", "proyectos con cronograma")
    behind = ", ".join(str(code) for code in late["code"]) or "ninguno"
    aims = plural(moved, "corrió su fecha final", "corrieron su fecha final")
    return f"{said}: {aims}; con atraso: {behind}."
