"""The mark beside a figure that somebody should confirm, with the door to its reasons."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from evalua.board.doubts import ANSWERED, MARKS, doubts_for, doubts_said, subjects_behind
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain

_SHOWN = 2


def mark(here: Here, *subjects: str) -> str:
    """The mark of the worst doubt about some subjects (``⚑ por confirmar``), "" without any."""
    return doubts_for(cache.doubts(here), subjects)


def note(here: Here, subjects: Collection[str]) -> None:
    """Under a figure: its mark, what is doubted of it, and the door to *Calidad del dato*."""
    found = cache.doubts(here)
    word = doubts_for(found, subjects)
    if not word or word == ANSWERED:
        return
    said = doubts_said(found, subjects)
    more = len(said) - _SHOWN
    rest = f" Y {plural(more, 'duda más', 'dudas más')}." if more > 0 else ""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        text = f"{' '.join(said[:_SHOWN])}{rest}"
        color = "red" if word == MARKS["error"] else "orange"
        st.markdown(f":{color}[**{plain(word)}**] · {plain(text)}", width="stretch")
        layout.door("quality", "Ver")


def behind(here: Here, code: str) -> set[str]:
    """The subjects of the rows behind an indicator of the month."""
    return subjects_behind(cache.evaluation(here), cache.inputs(here), code)


def goal_mark(here: Here, goal_id: int) -> str:
    """The mark of a goal by its key, "" without any."""
    goals = cache.inputs(here).goals
    return mark(here, *goals.loc[goals["id"] == goal_id, "uid"])
