"""What changes an account besides charges and payments, and what is given in kind."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.ui.context import Here
from evalua.ui.contributions.agreements import agreements
from evalua.ui.contributions.credit import credit
from evalua.ui.contributions.in_kind import in_kind
from evalua.ui.contributions.write_offs import write_offs
from evalua.ui.views import asked

_PARTS: dict[str, Callable[[Here], None]] = {
    "Acuerdos de pago": agreements,
    "Saldos a favor": credit,
    "Condonaciones": write_offs,
    "En especie": in_kind,
}


def adjustments(here: Here) -> None:
    """One of them at a time; ``parte=Condonaciones`` in the address opens that one."""
    chosen = st.segmented_control(
        "Ajuste",
        tuple(_PARTS),
        default=asked(tuple(_PARTS), "parte"),
        key="contributions.adjustment",
        label_visibility="collapsed",
        required=True,
    )
    _PARTS[str(chosen)](here)
