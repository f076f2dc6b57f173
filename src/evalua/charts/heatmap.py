"""The ten areas month by month."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.areas import INSUFFICIENT
from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.cells import Cell, State, draw_cells
from evalua.charts.template import PALETTE, Mode, Palette, band_look
from evalua.charts.text import (
    escape,
    month_in,
    month_ticks,
    months_of,
    number_in,
    plural,
    score_in,
    text_in,
)
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat

_WIDE, _NARROW = 24, 6
_DRAFT, _EVENT = "○", "▼"


def heatmap_areas(
    scores: pd.DataFrame,
    *,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
    shaded: Mapping[Month, str] | None = None,
) -> go.Figure:
    """Area × month, the last 24 months (6 where narrow), the score written in each cell.

    Expects number, short, month, score (0–100 or missing), band, state (approved, draft,
    submitted, reopened); optional note and score_text. ``shaded`` names the months of an election
    or a change of government; a month that is not approved carries a small ring.
    """
    if scores.empty:
        return blank(mode)
    months = months_of(scores)[-(_NARROW if narrow else _WIDE) :]
    records = [r for r in scores.to_dict("records") if month_in(r) in months]
    events = {month: name for month, name in (shaded or {}).items() if month in months}
    drafts = {month_in(record) for record in records if text_in(record, "state") != "approved"}
    figure = draw_cells(
        [_cell(record, fmt, mode) for record in records],
        states=_states(PALETTE[mode]),
        rows=[str(name) for name in scores.sort_values("number")["short"].drop_duplicates()],
        columns=[month.short for month in months],
        ticks=_ticks(months, drafts, events),
        mode=mode,
        top=36,
        caption=_caption(drafts, events, narrow=narrow),
        narrow=narrow,
    )
    figure.update_layout(shapes=[_shade(months.index(month), mode) for month in events])
    return figure


def _cell(record: Mapping[str, object], fmt: NumberFormat, mode: Mode) -> Cell:
    score, month = number_in(record, "score"), month_in(record)
    band = text_in(record, "band")
    look = band_look(band, has_value=score is not None, mode=mode)
    printed = score_in(record, fmt)
    said = f"{printed} {look.label}".strip() if printed else text_in(record, "note") or INSUFFICIENT
    draft = "" if text_in(record, "state") == "approved" else "<br>mes sin aprobar"
    name = text_in(record, "short")
    return Cell(
        row=name,
        column=month.short,
        state="none" if score is None else band or "plain",
        text=printed or "–",
        hover=f"<b>{escape(name)}</b> · {month.label}<br>{escape(said)}{draft}",
    )


def _states(palette: Palette) -> dict[str, State]:
    bands = {**palette.bands, "plain": palette.plain}
    return {
        key: State(band.symbol, band.word or "Sin clasificar", band.cell, band.cell_ink)
        for key, band in bands.items()
    }


def _ticks(
    months: Sequence[Month], drafts: Collection[Month], events: Mapping[Month, str]
) -> list[str]:
    """The month under its year, and above them the marks of an event and of a draft."""
    ticks = []
    for month, name in zip(months, month_ticks(months, year_first=True), strict=True):
        marks = (_EVENT if month in events else "") + (_DRAFT if month in drafts else "")
        ticks.append(f"{marks}<br>{name}" if marks else name)
    return ticks


def _caption(drafts: Collection[Month], events: Mapping[Month, str], *, narrow: bool) -> str:
    said = [f"{_EVENT} {name}: {month.short}" for month, name in sorted(events.items())]
    if drafts:
        said.append(f"{_DRAFT} mes sin aprobar")
    return ("\n" if narrow else "   ").join(said)


def _shade(column: int, mode: Mode) -> dict[str, object]:
    """A quiet strip behind one month, seen between the cells."""
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": column - 0.5,
        "x1": column + 0.5,
        "y0": 0,
        "y1": 1,
        "fillcolor": PALETTE[mode].quiet,
        "opacity": 0.55,
        "line": {"width": 0},
    }


def describe_heatmap(scores: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence: the span, and where attention was needed in the last month."""
    if scores.empty:
        return f"{NOTHING_YET}."
    months = months_of(scores)
    last = [r for r in scores.to_dict("records") if month_in(r) == months[-1]]
    low = [f"{r['short']} ({score_in(r, fmt)})" for r in last if text_in(r, "band") == "red"]
    said = f"necesitan atención {', '.join(low)}" if low else "ninguna área necesita atención"
    areas = plural(len({r["short"] for r in last}), "área", "áreas")
    return f"{areas} de {months[0].label} a {months[-1].label}; en el último mes, {said}."
