"""Which themes reach each member."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from evalua.charts.blank import NOTHING_YET, blank
from evalua.charts.cells import Cell, State, draw_cells
from evalua.charts.template import PALETTE, Mode
from evalua.charts.text import alphabetical, escape, number_in, plural, text_in

_WIDTH, _NARROW_WIDTH, _LINE = 13, 9, 17
_LONGEST = 11
_WORDS = {
    "running": ("●", "con recursos o en obra"),
    "managing": ("◐", "en gestión"),
    "finished": ("✓", "terminado"),
    "none": ("–", "ninguno"),
}


def matrix_coverage(
    cells: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False
) -> go.Figure:
    """Member × theme, members in alphabetical order and themes in the order given.

    Expects municipality, theme, projects and state (running, managing, finished, none); each cell
    says its state with a symbol and how many projects there are.
    """
    if cells.empty:
        return blank(mode)
    themes = list(dict.fromkeys(cells["theme"]))
    heads = [_wrapped(theme, _NARROW_WIDTH if narrow else _WIDTH) for theme in themes]
    return draw_cells(
        [_cell(row) for row in cells.to_dict("records")],
        states=_states(mode),
        rows=alphabetical(cells["municipality"]),
        columns=themes,
        ticks=["<br>".join(map(escape, head)) for head in heads],
        mode=mode,
        top=_LINE * (max(map(len, heads)) - 1),
        caption="La cifra dice cuántos proyectos son.",
        narrow=narrow,
    )


def _wrapped(theme: str, width: int) -> list[str]:
    """The lines of a heading; on a narrow screen a long word is cut, as «Electrific.»."""
    if width == _NARROW_WIDTH:
        words = (word if len(word) <= _LONGEST else f"{word[:9]}." for word in theme.split())
        theme = " ".join(words)
    return textwrap.wrap(theme, width, max_lines=4, placeholder="…", break_long_words=False)


def _states(mode: Mode) -> dict[str, State]:
    palette = PALETTE[mode]
    running, finished, none = palette.bands["green"], palette.plain, palette.bands["none"]
    looks = {
        "running": (running.cell, running.cell_ink),
        "managing": (palette.shades[0], palette.ink),
        "finished": (finished.cell, finished.cell_ink),
        "none": (none.cell, none.cell_ink),
    }
    return {key: State(*_WORDS[key], *look) for key, look in looks.items()}


def _cell(row: Mapping[str, object]) -> Cell:
    state, count = text_in(row, "state"), int(number_in(row, "projects") or 0)
    symbol, word = _WORDS[state]
    name, theme = text_in(row, "municipality"), text_in(row, "theme")
    said = f"{word}: {plural(count, 'proyecto', 'proyectos')}" if count else "ningún proyecto"
    return Cell(
        row=name,
        column=theme,
        state=state,
        text=f"{symbol} {count}" if count else symbol,
        hover=f"<b>{escape(name)}</b> · {escape(theme)}<br>{said}",
    )


def describe_coverage(cells: pd.DataFrame) -> str:
    """One sentence: members, themes, and the members that no project reaches."""
    if cells.empty:
        return f"{NOTHING_YET}."
    sums = cells.groupby("municipality")["projects"].sum()
    bare = alphabetical(sums.index[sums == 0])
    members = plural(len(sums), "municipio", "municipios")
    themes = plural(cells["theme"].nunique(), "tema", "temas")
    last = f"sin proyectos: {', '.join(bare)}" if bare else "todos tienen algún proyecto"
    return f"{members} y {themes}; {last}."
