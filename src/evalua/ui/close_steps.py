"""The steps of the month: each register's own monthly view, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.ui import (
    activities_contacts,
    activities_form,
    contributions_charges,
    contributions_payment,
    goals_month,
    layout,
    projects_follow_up,
    transitions,
)
from evalua.ui.context import Here


def _contributions(here: Here) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        contributions_charges.charges(here)
        layout.door("contributions", "Ver cuentas y mora")
    with right:
        layout.section("Registrar un pago")
        contributions_payment.payment_form(here, primary=False)


def _goals(here: Here) -> None:
    goals_month.monthly(here)
    layout.door("goals", "Abrir Metas")


def _projects(here: Here) -> None:
    projects_follow_up.monthly(here)
    layout.door("projects", "Abrir Proyectos")


def _transitions(here: Here) -> None:
    transitions.monthly(here)
    layout.door("transitions", "Abrir Transiciones")


def _log(here: Here) -> None:
    activities_contacts.contacts(here)
    activities_form.record(here, primary=False)


STEPS: dict[str, Callable[[Here], None]] = {
    "Metas": _goals,
    "Aportes": _contributions,
    "Proyectos": _projects,
    "Transiciones": _transitions,
    "Bitácora": _log,
}


def draw(here: Here, number: int) -> None:
    """Draw one step."""
    list(STEPS.values())[number](here)
