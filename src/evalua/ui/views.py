"""Which view of a page the address asks for (``vista=Compromisos``), so that a link opens it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from evalua.domain.text import search_key

PARAMETER = "vista"


def asked(views: Sequence[str], parameter: str = PARAMETER) -> str:
    """The view named in the address, accents and capitals aside; the first where none is."""
    wanted = search_key(st.query_params.get(parameter, ""))
    return next((view for view in views if search_key(view) == wanted), views[0])
