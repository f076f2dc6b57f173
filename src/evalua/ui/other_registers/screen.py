"""Otros registros on screen: what they hold, and the views of each one."""

from __future__ import annotations

import streamlit as st

from evalua.board.wording import listed, plural
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.locks import note_if_closed
from evalua.ui.other_registers import deliveries, organizations, partners, programmes, services
from evalua.ui.views import asked

VIEWS = {
    "Aliados": partners.partners,
    "Organizaciones": organizations.organizations,
    "Servicios": services.services,
    "Programas": programmes.programmes,
    "Entregas del informe": deliveries.deliveries,
}


def sentence(here: Here) -> str:
    """How much the small registers hold."""
    inputs = cache.inputs(here)
    counts = [
        plural(len(inputs.partners), "aliado", "aliados"),
        plural(len(inputs.organizations), "organización", "organizaciones"),
        plural(len(inputs.services), "servicio", "servicios"),
    ]
    if not any(len(f) for f in (inputs.partners, inputs.organizations, inputs.services)):
        return "Aquí quedan los aliados, las organizaciones y los servicios de la asociación."
    return f"La asociación tiene registrados {listed(counts)}."


def views(here: Here) -> None:
    """The small registers, one at a time."""
    note_if_closed(here)
    chosen = st.segmented_control(
        "Registro",
        list(VIEWS),
        default=asked(list(VIEWS)),
        key="other_registers.view",
        label_visibility="collapsed",
        required=True,
    )
    VIEWS[str(chosen)](here)
