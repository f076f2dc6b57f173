"""The ten recommendation areas at one month."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.rows import Column, Row, draw_rows
from evalua.charts.template import PALETTE, Mode, band_look
from evalua.charts.text import (
    escape,
    number_in,
    percent,
    score_in,
    signed,
    text_in,
)
from evalua.domain.numbers import NumberFormat

INSUFFICIENT = "datos insuficientes"
_COLUMNS = (
    Column("Puntaje", 62),
    Column("Cambio", 66),
    Column("Estado", 116, "left"),
    Column("Con datos", 74),
)


def bars_areas(
    areas: pd.DataFrame,
    *,
    fmt: NumberFormat,
    mode: Mode = "light",
    narrow: bool = False,
    previous_label: str = "",
) -> go.Figure:
    """Ten bars in the order of the recommendations, each on a track to 100.

    Expects code, number, short, score and previous (0–100 or missing), change (points), coverage
    (0–1), band (green, amber, red or empty); optional note (what the track says where there is no
    score) and score_text (how the score is printed). ``previous_label`` names the month of the
    tick. A click carries the area's code in customdata.
    """
    if areas.empty:
        return blank(mode)
    rows = [_row(area, fmt, mode) for area in areas.sort_values("number").to_dict("records")]
    head = f"┃ {previous_label}" if previous_label else ""
    return draw_rows(rows, _COLUMNS, mode=mode, narrow=narrow, head=head)


def _row(area: Mapping[str, object], fmt: NumberFormat, mode: Mode) -> Row:
    score, change = number_in(area, "score"), number_in(area, "change")
    look = band_look(text_in(area, "band"), has_value=score is not None, mode=mode)
    palette = PALETTE[mode]
    note = "" if score is not None else text_in(area, "note") or INSUFFICIENT
    printed, moved = score_in(area, fmt) or "–", signed(change, fmt)
    word = look.label if score is not None else ""
    covered = percent(number_in(area, "coverage"), fmt)
    return Row(
        key=text_in(area, "code"),
        label=f"{int(number_in(area, 'number') or 0)}. {text_in(area, 'short')}",
        value=score,
        tick=number_in(area, "previous"),
        fill=look.fill,
        cells=(printed, moved, word, covered),
        inks=(palette.ink, palette.quiet if moved == "=" else palette.ink, look.ink, palette.quiet),
        brief=_brief("" if score is None else printed, word, covered),
        brief_ink=look.ink,
        note=note,
        hover=_hover(area, printed, moved, word or note, covered),
    )


def _brief(printed: str, word: str, covered: str) -> str:
    """The line for narrow screens: a score never goes without its coverage."""
    said = f"{printed} {word}".strip()
    return " · ".join(part for part in (said, f"con datos {covered}" if covered else "") if part)


def _hover(area: Mapping[str, object], printed: str, moved: str, state: str, covered: str) -> str:
    facts = [f"<b>{escape(text_in(area, 'short'))}</b>", f"{printed} · {escape(state)}"]
    if moved:
        facts.append(f"Cambio: {'sin cambio' if moved == '=' else moved}")
    if covered:
        facts.append(f"Con datos: {covered}")
    return "<br>".join(facts)


def describe_areas(areas: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence for those who do not see the bars (same columns as ``bars_areas``)."""
    if areas.empty:
        return f"{NOTHING_YET}."
    scored = areas[areas["score"].notna()].sort_values("score").to_dict("records")
    missing = len(areas) - len(scored)
    tail = f"; {missing} sin datos suficientes" if missing else ""
    if not scored:
        return f"{len(areas)} áreas, ninguna con datos suficientes."
    low, high = scored[0], scored[-1]
    return (
        f"{len(areas)} áreas: la más alta es {high['short']} con {score_in(high, fmt)}; "
        f"la más baja, {low['short']} con {score_in(low, fmt)}{tail}."
    )
