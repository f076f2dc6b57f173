"""Choosing what a page is about: one area, one indicator, one municipality, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from evalua.ui import state


def chosen(kind: str, options: Mapping[str, str], first: str = "") -> str:
    """The key the address asks for, else the one looked at last, else ``first``.

    ``kind`` is the word of the address (``area=A03``); ``options`` maps keys to names, and their
    first stands in where ``first`` is not given. Whatever is shown is written back to the address, so that a copied link shows the same.
    """
    wanted = (st.query_params.get(kind, ""), state.looked_at(kind), first)
    key = next((k for k in wanted if k in options), next(iter(options)))
    state.set_looked_at(kind, key)
    if st.query_params.get(kind) != key:
        st.query_params[kind] = key
    return key


def selector(kind: str, label: str, options: Mapping[str, str], current: str) -> None:
    """The list from which another one is chosen."""
    keys, key = list(options), f"{kind}.select.{current}"
    st.selectbox(
        label,
        keys,
        index=keys.index(current),
        format_func=lambda option: options.get(option, str(option)),
        key=key,
        on_change=_take,
        args=(kind, key),
        width=520,
        label_visibility="collapsed",
    )


def _take(kind: str, key: str) -> None:
    value = state.widget(key)
    if isinstance(value, str):
        st.query_params[kind] = value


def steady(key: str, names: Mapping[Any, str]) -> str:
    """Keep what a list has chosen when somebody renames its options; returns the list's key.

    The browser sends back the name of the option it shows: without this, a record whose name was
    corrected by another person would be left, with the form that was being filled in.
    """
    before, chosen = state.options(key), state.widget(key)
    if before is not None and before != names and chosen in names:
        state.set_widget(key, chosen)
    state.set_options(key, names)
    return key
