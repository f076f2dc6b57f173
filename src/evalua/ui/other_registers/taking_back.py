"""Taking back one row of a short list: which one, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from evalua.storage.work import Work
from evalua.ui.context import Here
from evalua.ui.forms import permitted, remove


def take_back(
    here: Here, key: str, rows: Mapping[int, str], action: Callable[[Work, int, str], str]
) -> None:
    """A list of rows (key → how each reads) from which one is chosen and removed with its reason."""
    if not rows or not permitted(here, "record"):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Retirar un renglón escrito por error",
            list(rows),
            index=None,
            format_func=lambda row: rows.get(row, str(row)),
            placeholder="Elija cuál…",
            key=f"{key}.which",
        )
        if chosen is not None:
            remove(here, f"{key}.{chosen}", lambda work, why: action(work, int(chosen), why))
