"""Otros registros on screen: what they hold, and the views of each one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.board.wording import listed, plural
from evalua.ui import cache
from evalua.ui.context import Here
from evalua.ui.locks import note_if_closed
from evalua.ui.other_registers import (
    affinities,
    agreements,
    audits,
    context,
    deliveries,
    directory,
    donors,
    expiries,
    instruments,
    links,
    lost_funding,
    month_finances,
    organizations,
    partners,
    peace,
    processes,
    programmes,
    services,
    standards,
    tags,
    tariffs,
    units,
)
from evalua.ui.views import asked, asked_group

GROUPS: dict[str, dict[str, Callable[[Here], None]]] = {
    "Aliados": {
        "Aliados": partners.partners,
        "Convenios": agreements.agreements,
        "Cooperantes": donors.donors,
    },
    "Organizaciones": {
        "Organizaciones": organizations.organizations,
        "Unidades productivas": units.units,
    },
    "Servicios": {
        "Servicios": services.services,
        "Estándares": standards.standards,
        "Tarifas y ahorros": tariffs.tariffs,
        "Programas": programmes.programmes,
        "Procesos": processes.processes,
    },
    "Finanzas": {
        "Finanzas del mes": month_finances.month_finances,
        "Recursos perdidos": lost_funding.lost_funding,
        "Auditorías": audits.audits,
    },
    "Territorio": {
        "Instrumentos": instruments.instruments,
        "Afinidades": affinities.affinities,
        "Vínculos": links.links,
        "Programas nacionales": tags.tags,
        "Directorio": directory.directory,
        "Contexto": context.context,
        "Iniciativas de paz": peace.initiatives,
    },
    "Informe del mes": {
        "Entregas del informe": deliveries.deliveries,
        "Vencimientos": expiries.expiries,
    },
}
"""Group → its registers, each with the function that draws it."""


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
    """The small registers, one at a time: first the group, then the register where it holds several."""
    note_if_closed(here)
    groups = {name: registers for name, registers in GROUPS.items() if registers}
    group = st.segmented_control(
        "Grupo de registros",
        list(groups),
        default=asked_group(groups),
        key="other_registers.group",
        label_visibility="collapsed",
        required=True,
    )
    registers = groups[str(group)]
    registers[_chosen(str(group), list(registers))](here)


def _chosen(group: str, registers: list[str]) -> str:
    """The register chosen in a group; nothing to choose where it holds one."""
    if len(registers) == 1:
        return registers[0]
    chosen = st.segmented_control(
        f"Registro de {group}",
        registers,
        default=asked(registers),
        key=f"other_registers.view.{group}",
        label_visibility="collapsed",
        required=True,
    )
    return str(chosen)
