"""Taking back one of several rows of a project, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from evalua.storage.work import Work
from evalua.ui.context import Here
from evalua.ui.forms import permitted, remove


def take_back(
    here: Here,
    key: str,
    label: str,
    rows: Mapping[int, str],
    action: Callable[[Work, int, str], str],
) -> None:
    """A quiet place to choose a row (id → how it reads) and say why it goes."""
    if not rows or not permitted(here, "record"):
        return
    with st.expander(label):
        chosen = st.selectbox(
            "Cuál", list(rows), format_func=rows.__getitem__, key=f"projects.{key}.row"
        )
        remove(
            here,
            f"{key}.remove.{chosen}",
            lambda work, why: action(work, chosen, why),
            label="Retirar",
        )
