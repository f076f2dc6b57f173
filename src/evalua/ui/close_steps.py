"""The steps of the month: each register's own monthly view, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable

from evalua.ui import (
    activities_contacts,
    activities_form,
    contributions,
    goals_month,
    layout,
    projects_follow_up,
    transitions,
)
from evalua.ui.context import Here


def _contributions(here: Here) -> None:
    contributions.charges(here)
    layout.section("Registrar un pago")
    contributions.payment_form(here, primary=False)
    layout.door("contributions", "Ver cuentas y mora")


def _transitions(here: Here) -> None:
    layout.door("transitions", "Abrir Transiciones")
    transitions.monthly(here)


def _log(here: Here) -> None:
    activities_contacts.contacts(here)
    activities_form.record(here, primary=False)


STEPS: dict[str, Callable[[Here], None]] = {
    "Metas": goals_month.monthly,
    "Aportes": _contributions,
    "Proyectos": projects_follow_up.monthly,
    "Transiciones": _transitions,
    "Bitácora": _log,
}


def draw(here: Here, number: int) -> None:
    """Draw one step."""
    list(STEPS.values())[number](here)
