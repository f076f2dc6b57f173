"""Entrega: sessions between teams, who accompanies whom, and the association's own hand-over."""

from __future__ import annotations

import streamlit as st

from evalua.ui.context import Here
from evalua.ui.transitions.internal import internal
from evalua.ui.transitions.newcomers import welcome
from evalua.ui.transitions.reading import PART
from evalua.ui.transitions.sessions import sessions
from evalua.ui.views import asked

PARTS = {"Sesiones": sessions, "Inducción y acompañamiento": welcome, "Entrega interna": internal}


def hand_over(here: Here) -> None:
    """The hand-over between governments, one part at a time."""
    chosen = st.segmented_control(
        "Parte",
        list(PARTS),
        default=asked(list(PARTS), PART),
        key="transitions.hand_over",
        label_visibility="collapsed",
        required=True,
    )
    PARTS[str(chosen)](here)
