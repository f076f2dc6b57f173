"""The story of the association: each fact in a row of its own, where it falls in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.template import PALETTE, Mode, Palette, template
from evalua.charts.text import escape, plural, text_in, wrap

_ROW, _HEAD, _FOOT, _NARROW_FOOT = 44, 40, 44, 86
_LABEL, _NARROW_LABEL = 46, 19
_YEARS, _NARROW_YEARS = 12, 4
_ROOM = pd.Timedelta(days=150)
_MARKS = {"ahead": "▲", "back": "▼", "norm": "■"}


def story_line(
    story: pd.DataFrame, *, today: date, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """One row per fact in the order given: when it happened and, where it lasted, until when.

    Expects happened_on, ended_on, tone (ahead, back, norm), kind and title. What has not ended
    reaches ``today``; a norm that expired ends in ×, a setback that was resolved in ●.
    """
    if story.empty:
        return blank(mode)
    rows, palette = story.to_dict("records"), PALETTE[mode]
    foot = _NARROW_FOOT if narrow else _FOOT
    return go.Figure(
        data=[
            *(_lasting(rows, tone, today, palette) for tone in ("norm", "back")),
            *(_begun(rows, tone, palette) for tone in _MARKS),
            _ended(rows, palette),
        ],
        layout={
            "template": template(mode),
            "height": _ROW * len(rows) + _HEAD + foot,
            "margin": {"t": _HEAD, "b": foot},
            "showlegend": False,
            "xaxis": _years(rows, today, narrow=narrow),
            "yaxis": _titles(rows, palette, narrow=narrow),
            "annotations": [_legend(palette, narrow=narrow)],
        },
    )


def _color(tone: str, palette: Palette) -> str:
    return {"ahead": palette.primary, "back": palette.bands["red"].fill}.get(tone, palette.quiet)


def _lasting(
    rows: Sequence[Mapping[str, object]], tone: str, today: date, palette: Palette
) -> go.Scatter:
    """A line from the first day to the last one, or to today."""
    xs: list[object] = []
    ys: list[float | None] = []
    for place, row in enumerate(rows):
        if row["tone"] == tone:
            last = pd.Timestamp(today) if pd.isna(row["ended_on"]) else row["ended_on"]
            xs += [row["happened_on"], last, None]
            ys += [place, place, None]
    line = {"color": _color(tone, palette), "width": 3}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")


def _begun(rows: Sequence[Mapping[str, object]], tone: str, palette: Palette) -> go.Scatter:
    known = [(place, row) for place, row in enumerate(rows) if row["tone"] == tone]
    return go.Scatter(
        x=[row["happened_on"] for _, row in known],
        y=[place for place, _ in known],
        mode="text",
        text=[_MARKS[tone]] * len(known),
        textfont={"size": 17, "color": _color(tone, palette)},
        hovertext=[_said(row) for _, row in known],
        hoverinfo="text",
    )


def _ended(rows: Sequence[Mapping[str, object]], palette: Palette) -> go.Scatter:
    known = [(place, row) for place, row in enumerate(rows) if pd.notna(row["ended_on"])]
    return go.Scatter(
        x=[row["ended_on"] for _, row in known],
        y=[place for place, _ in known],
        mode="text",
        text=["×" if row["tone"] == "norm" else "●" for _, row in known],
        textfont={"size": 16, "color": palette.ink},
        hoverinfo="skip",
    )


def _said(row: Mapping[str, object]) -> str:
    days = f"{pd.Timestamp(str(row['happened_on'])):%d/%m/%Y}"
    if pd.notna(row["ended_on"]):
        days += f" a {pd.Timestamp(str(row['ended_on'])):%d/%m/%Y}"
    return f"<b>{escape(text_in(row, 'title'))}</b><br>{escape(text_in(row, 'kind'))}, {days}"


def _years(rows: Sequence[Mapping[str, object]], today: date, *, narrow: bool) -> dict[str, object]:
    """From the year of the first fact to today, with as many years written as fit."""
    firsts = [pd.Timestamp(str(row["happened_on"])) for row in rows]
    years = list(range(min(firsts).year, today.year + 1))
    step = -(-len(years) // (_NARROW_YEARS if narrow else _YEARS))
    written = years[::-step][::-1]
    return {
        "type": "date",
        "range": [
            (min(firsts) - _ROOM).isoformat(),
            (pd.Timestamp(today) + _ROOM).isoformat(),
        ],
        "tickvals": [f"{year}-01-01" for year in written],
        "ticktext": [str(year) for year in written],
        "tickangle": 0,
        "side": "top",
    }


def _titles(
    rows: Sequence[Mapping[str, object]], palette: Palette, *, narrow: bool
) -> dict[str, object]:
    width = _NARROW_LABEL if narrow else _LABEL
    return {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": [wrap(text_in(row, "title"), width) for row in rows],
        "tickfont": {"size": 12 if narrow else 13, "color": palette.ink},
        "ticklabelstandoff": 6,
        "showgrid": False,
    }


def _legend(palette: Palette, *, narrow: bool) -> dict[str, object]:
    keys = (
        (_color("ahead", palette), "▲", "avance"),
        (_color("back", palette), "▼", "retroceso"),
        (palette.ink, "●", "se resolvió"),
        (_color("norm", palette), "■━", "norma"),
        (palette.ink, "×", "venció"),
    )
    said = [f'<span style="color:{color}">{mark}</span> {word}' for color, mark, word in keys]
    lines = [said[:3], said[3:]] if narrow else [said]
    return {
        "text": "<br>".join("   ".join(line) for line in lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0 if not narrow else -0.4,
        "y": 0,
        "yshift": -10,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": palette.ink},
    }


def describe_story(story: pd.DataFrame) -> str:
    """One sentence: how many facts of each kind, from when."""
    if story.empty:
        return f"{NOTHING_YET}."
    tones = story["tone"].tolist()
    first = pd.Timestamp(story["happened_on"].min())
    said = plural(tones.count("ahead"), "avance", "avances")
    back = plural(tones.count("back"), "retroceso", "retrocesos")
    norms = plural(tones.count("norm"), "norma", "normas")
    return f"Desde {first.year}: {said}, {back} y {norms}."
