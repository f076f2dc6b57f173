"""Values against what was due: indicators and goals as bullet bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.rows import Column, Row, draw_rows
from evalua.charts.template import PALETTE, Mode, band_look
from evalua.charts.text import escape, number_in, plural, score_in, text_in
from evalua.domain.numbers import NumberFormat

_LABEL = 38
_INDICATOR, _GOAL = ("Valor", "Meta"), ("Llevamos", "Programado")


def bullets_indicators(
    indicators: pd.DataFrame, *, fmt: NumberFormat, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """How far each indicator is on the way to the target that is due, in the order given.

    Expects code, name, achievement (0–100 or missing), band, value_text and target_text (with
    their units); optional note (said on the track where there is no achievement) and
    achievement_text.
    """
    if indicators.empty:
        return blank(mode)
    rows = [
        _row(item, fmt, mode, ("value_text", "target_text"), number_in(item, "achievement"), None)
        for item in indicators.to_dict("records")
    ]
    return draw_rows(rows, _columns(rows, _INDICATOR), mode=mode, narrow=narrow, label_width=_LABEL)


def progress_goals(
    goals: pd.DataFrame, *, fmt: NumberFormat, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """The share of the year's target done (bar) and programmed to date (tick), goal by goal.

    Expects code, name, actual and planned (fractions of the year's target, or missing),
    achievement (0–100, against what was programmed), band, actual_text and planned_text (with
    their units); optional note and achievement_text.
    """
    if goals.empty:
        return blank(mode)
    rows = [
        _row(
            goal,
            fmt,
            mode,
            ("actual_text", "planned_text"),
            _share(goal, "actual"),
            _share(goal, "planned"),
        )
        for goal in goals.to_dict("records")
    ]
    foot = "La pista completa es la meta del año; ┃ es lo programado a la fecha."
    return draw_rows(
        rows, _columns(rows, _GOAL), mode=mode, narrow=narrow, label_width=_LABEL, foot=foot
    )


def _columns(rows: Sequence[Row], titles: tuple[str, str]) -> tuple[Column, ...]:
    """The two columns of amounts are as wide as their longest text."""
    amounts = [
        Column(title, max(80, 16 + 8 * max(len(row.cells[place]) for row in rows)))
        for place, title in enumerate(titles)
    ]
    return (*amounts, Column("Avance", 66), Column("Estado", 116, "left"))


def _share(goal: Mapping[str, object], column: str) -> float | None:
    fraction = number_in(goal, column)
    return None if fraction is None else min(max(fraction, 0.0), 1.0) * 100


def _row(
    item: Mapping[str, object],
    fmt: NumberFormat,
    mode: Mode,
    texts: tuple[str, str],
    value: float | None,
    tick: float | None,
) -> Row:
    look = band_look(text_in(item, "band"), has_value=value is not None, mode=mode)
    palette = PALETTE[mode]
    reached, due = (text_in(item, column) or "–" for column in texts)
    printed = score_in(item, fmt, "achievement") or "–"
    word = look.label if value is not None else ""
    note = "" if value is not None else text_in(item, "note") or "sin dato"
    return Row(
        key=text_in(item, "code"),
        label=text_in(item, "name"),
        value=value,
        tick=tick,
        fill=look.fill,
        cells=(reached, due, printed, word),
        inks=(palette.ink, palette.quiet, palette.ink, look.ink),
        brief=f"{reached} de {due} · {printed} {word}" if word else f"Meta: {due}",
        brief_ink=look.ink,
        note=note,
        hover=f"<b>{escape(text_in(item, 'name'))}</b><br>"
        f"{escape(reached)} de {escape(due)}<br>Avance: {printed} {escape(word or note)}",
    )


def describe_indicators(indicators: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence with the strongest and the weakest (columns of ``bullets_indicators``)."""
    return _describe(indicators, ("indicador", "indicadores"), fmt)


def describe_goals(goals: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence with the goals furthest ahead and behind (columns of ``progress_goals``)."""
    return _describe(goals, ("meta", "metas"), fmt)


def _describe(items: pd.DataFrame, nouns: tuple[str, str], fmt: NumberFormat) -> str:
    if items.empty:
        return f"{NOTHING_YET}."
    known = items[items["achievement"].notna()].sort_values("achievement").to_dict("records")
    total, missing = plural(len(items), *nouns), len(items) - len(known)
    tail = f"; {missing} sin dato" if missing else ""
    if not known:
        return f"{total}, sin avance calculable todavía."
    low, high = known[0], known[-1]
    return (
        f"{total}: el mayor avance es {score_in(high, fmt, 'achievement')} "
        f"({high['name']}) y el menor {score_in(low, fmt, 'achievement')} ({low['name']}){tail}."
    )
