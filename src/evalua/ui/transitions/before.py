"""Antes de la elección: candidates, local leaders and neutrality, one at a time."""

from __future__ import annotations

import streamlit as st

from evalua.ui.context import Here
from evalua.ui.transitions.audiences import audiences
from evalua.ui.transitions.candidates import candidates
from evalua.ui.transitions.neutral import neutral
from evalua.ui.transitions.reading import PART
from evalua.ui.views import asked

PARTS = {"Aspirantes": candidates, "Liderazgos": audiences, "Neutralidad": neutral}


def before(here: Here) -> None:
    """What the association does alike for everybody before an election."""
    chosen = st.segmented_control(
        "Parte",
        list(PARTS),
        default=asked(list(PARTS), PART),
        key="transitions.before",
        label_visibility="collapsed",
        required=True,
    )
    PARTS[str(chosen)](here)
