"""Which view of a page the address asks for (``vista=Compromisos``), so that a link opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from evalua.domain.text import search_key

PARAMETER = "vista"


def asked(views: Sequence[str], parameter: str = PARAMETER) -> str:
    """The view named in the address, accents and capitals aside; the first where none is."""
    wanted = search_key(st.query_params.get(parameter, ""))
    return next((view for view in views if search_key(view) == wanted), views[0])


def asked_group(groups: Mapping[str, Mapping[str, object]], parameter: str = PARAMETER) -> str:
    """The group of views the address asks for, by its own name or that of a view in it."""
    view = asked([*(name for group in groups.values() for name in group), *groups], parameter)
    return next(name for name, group in groups.items() if view in group or view == name)
