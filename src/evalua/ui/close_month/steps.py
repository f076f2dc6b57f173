"""The steps of the month: each register's own monthly view, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.ui import layout
from evalua.ui.activities import contacts, form
from evalua.ui.context import Here
from evalua.ui.contributions import charges, payment
from evalua.ui.goals import month
from evalua.ui.projects import follow_up
from evalua.ui.transitions import screen as transitions


def _contributions(here: Here) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        charges.charges(here)
        layout.door("contributions", "Ver cuentas y mora")
    with right:
        layout.section("Registrar un pago")
        payment.payment_form(here, primary=False)


def _goals(here: Here) -> None:
    month.monthly(here)
    layout.door("goals", "Abrir Metas")


def _projects(here: Here) -> None:
    follow_up.monthly(here)
    layout.door("projects", "Abrir Proyectos")


def _transitions(here: Here) -> None:
    transitions.monthly(here)
    layout.door("transitions", "Abrir Transiciones")


def _log(here: Here) -> None:
    contacts.contacts(here)
    form.record(here, primary=False)


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
