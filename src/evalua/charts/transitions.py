"""The route of a change of government, milestone by milestone."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.cells import Cell, State, draw_cells
from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import alphabetical, escape, plural, text_in, wrap

ASSOCIATION = "Asociación"
_WORDS = {
    "done": ("●", "Cumplido"),
    "late": ("◐", "Cumplido tarde"),
    "due_soon": ("▲", "Por vencer"),
    "overdue": ("◆", "Vencido"),
    "not_due": ("–", "Aún no toca"),
    "not_applicable": ("×", "No aplica"),
}


def matrix_milestones(
    milestones: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """Municipality × milestone: a symbol per state; the association's own row comes first.

    Expects municipality (empty for the association), milestone (T01…T16), name, status (done,
    late, due_soon, overdue, not_due, not_applicable); optional due_text for touch. Narrow
    leaves the T out of the codes.
    """
    if milestones.empty:
        return blank(mode)
    records = milestones.to_dict("records")
    names = alphabetical(_who(row) for row in records)
    columns = sorted({text_in(row, "milestone") for row in records})
    own = [ASSOCIATION] if ASSOCIATION in names else []
    return draw_cells(
        [_cell(row) for row in records],
        states=_states(mode),
        rows=own + [name for name in names if name != ASSOCIATION],
        columns=columns,
        ticks=[escape(code.removeprefix("T") if narrow else code) for code in columns],
        mode=mode,
        text_size=12 if narrow else 14,
        narrow=narrow,
    )


def _who(row: Mapping[str, object]) -> str:
    return text_in(row, "municipality") or ASSOCIATION


def _cell(row: Mapping[str, object]) -> Cell:
    symbol, word = _WORDS[text_in(row, "status")]
    lines = [
        f"<b>{escape(text_in(row, 'milestone'))}</b> {wrap(text_in(row, 'name'), 60, 3)}",
        escape(_who(row)),
        f"{symbol} {word}",
        escape(text_in(row, "due_text")),
    ]
    return Cell(
        row=_who(row),
        column=text_in(row, "milestone"),
        state=text_in(row, "status"),
        text=symbol,
        hover="<br>".join(line for line in lines if line),
    )


def _states(mode: Mode) -> dict[str, State]:
    palette = PALETTE[mode]
    bands = palette.bands
    looks = {
        "done": (bands["green"].cell, bands["green"].cell_ink),
        "late": (palette.plain.cell, palette.plain.cell_ink),
        "due_soon": (bands["amber"].cell, bands["amber"].cell_ink),
        "overdue": (bands["red"].cell, bands["red"].cell_ink),
        "not_due": (bands["none"].cell, bands["none"].cell_ink),
        "not_applicable": (palette.paper, palette.quiet),
    }
    return {key: State(*_WORDS[key], *look) for key, look in looks.items()}


def describe_milestones(milestones: pd.DataFrame) -> str:
    """One sentence: how many steps of the route are in each state."""
    if milestones.empty:
        return f"{NOTHING_YET}."
    states = [text_in(row, "status") for row in milestones.to_dict("records")]
    said = ", ".join(
        f"{word.lower()} {states.count(key)}" for key, (_, word) in _WORDS.items() if key in states
    )
    return f"{plural(len(states), 'paso de la ruta', 'pasos de la ruta')}: {said}."
