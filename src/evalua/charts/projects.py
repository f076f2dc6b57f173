"""Projects by stage."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.rows import Column, Row, draw_rows
from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import escape, number_in, plural, text_in


def funnel_projects(
    stages: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """How many projects stand at each stage, in the order given, and their money in words.

    Expects stage (its name) and count; optional money_text. A stage without projects has no bar.
    """
    if stages.empty:
        return blank(mode)
    rows = [_row(stage, mode) for stage in stages.to_dict("records")]
    longest = max(len(row.cells[1]) for row in rows)
    columns = (Column("Proyectos", 78), Column("Valor", max(60, 16 + 8 * longest)))
    full = max(1.0, *(row.value or 0.0 for row in rows))
    return draw_rows(rows, columns, mode=mode, narrow=narrow, full=full)


def _row(stage: Mapping[str, object], mode: Mode) -> Row:
    count, money = int(number_in(stage, "count") or 0), text_in(stage, "money_text")
    palette, name = PALETTE[mode], text_in(stage, "stage")
    said = plural(count, "proyecto", "proyectos")
    return Row(
        key=name,
        label=name,
        value=count or None,
        tick=None,
        fill=palette.primary,
        cells=(str(count), money),
        inks=(palette.ink if count else palette.quiet, palette.quiet),
        brief=" · ".join(part for part in (str(count), money) if part),
        brief_ink=palette.ink if count else palette.quiet,
        hover="<br>".join(part for part in (f"<b>{escape(name)}</b>", said, escape(money)) if part),
    )


def describe_funnel(stages: pd.DataFrame) -> str:
    """One sentence: projects in all and at each stage that has any."""
    rows = stages.to_dict("records")
    counts = [(text_in(r, "stage"), int(number_in(r, "count") or 0)) for r in rows]
    total = sum(count for _, count in counts)
    if not total:
        return f"{NOTHING_YET}."
    said = ", ".join(f"{name.lower()} {count}" for name, count in counts if count)
    return f"{plural(total, 'proyecto', 'proyectos')}: {said}."
