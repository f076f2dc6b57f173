"""Por revisar: money without progress, progress without money, and the page that fixes each."""

from __future__ import annotations

import streamlit as st

from evalua.board.portfolio.incoherences import FOLLOW_UP, KINDS, RULE, incoherences
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.projects.reading import cut, nothing_yet, show_view, standing


def to_review(here: Here) -> None:
    """Each project that does not add up, with its figures and the way to correct it."""
    if standing(here).empty:
        nothing_yet("Aquí verá los proyectos cuyo dinero y cuyo avance no cuentan lo mismo.")
        return
    rows = incoherences(cache.inputs(here), cut(here), here.facts).to_dict("records")
    st.markdown(_sentence(len(rows)))
    st.caption(RULE)
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(row['code'])}** · {plain(row['name'])}")
            st.markdown(f":red[{KINDS[row['kind']]}.] {plain(row['said'])}")
            _way(row["code"], row["fix"])


def _sentence(count: int) -> str:
    if not count:
        return "El dinero y el avance de todos los proyectos cuentan lo mismo."
    return plural(count, "proyecto para revisar.", "proyectos para revisar.")


def _way(code: str, fix: str) -> None:
    """The way to correct it: the project itself, or the month's follow-up, which is a view."""
    label = f"Revisar en «{fix}»"
    if fix == FOLLOW_UP:
        st.button(label, key=f"projects.review.{code}", on_click=show_view, args=(fix,))
    else:
        layout.door("projects", label, proyecto=code, parte=fix)
