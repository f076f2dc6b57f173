"""Women and men behind what the association records."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.rows import Column, Row, draw_rows
from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import escape, number_in, percent, text_in
from evalua.domain.numbers import NumberFormat

_COLUMNS = (
    Column("Mujeres", 80),
    Column("Hombres", 80),
    Column("Sin informar", 96),
    Column("% mujeres", 84),
)
_FOOT = "La barra es la parte de mujeres entre las personas de sexo conocido; ┃ marca la mitad."


def shares_people(
    people: pd.DataFrame, *, fmt: NumberFormat, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """The part of women in each register that counts people, with its counts beside it.

    Expects source, what, women, men, unstated and share (0–1, or missing where there is nobody).
    """
    if people.empty:
        return blank(mode)
    rows = [_row(item, fmt, mode) for item in people.to_dict("records")]
    return draw_rows(rows, _COLUMNS, mode=mode, narrow=narrow, label_width=30, foot=_FOOT)


def _row(item: dict[str, object], fmt: NumberFormat, mode: Mode) -> Row:
    palette, share = PALETTE[mode], number_in(item, "share")
    counts = [fmt.write(number_in(item, name) or 0, 0) for name in ("women", "men", "unstated")]
    label = f"{text_in(item, 'source')}: {text_in(item, 'what')}"
    printed = percent(share, fmt) or "–"
    return Row(
        key=text_in(item, "source"),
        label=label,
        value=None if share is None else share * 100,
        tick=50.0,
        fill=palette.series[0],
        cells=(*counts, printed),
        inks=(palette.ink, palette.ink, palette.quiet, palette.ink),
        brief=f"{counts[0]} mujeres · {counts[1]} hombres · {counts[2]} sin informar",
        brief_ink=palette.ink,
        note="" if share is not None else "nadie registrado",
        hover=f"<b>{escape(label)}</b><br>{counts[0]} mujeres, {counts[1]} hombres, "
        f"{counts[2]} sin informar",
    )


def describe_people(people: pd.DataFrame, *, fmt: NumberFormat) -> str:
    """One sentence with the part of women in each register (columns of ``shares_people``)."""
    if people.empty:
        return f"{NOTHING_YET}."
    known = [row for row in people.to_dict("records") if number_in(row, "share") is not None]
    if not known:
        return "Ningún registro tiene personas con sexo conocido todavía."
    said = (f"{row['source']} {percent(number_in(row, 'share'), fmt)}" for row in known)
    return f"Parte de mujeres: {'; '.join(said)}."
