"""The steps of the month: each register's own monthly view, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable

from evalua.ui import contributions, layout
from evalua.ui.context import Here


def _contributions(here: Here) -> None:
    contributions.charges(here)
    layout.section("Registrar un pago")
    contributions.payment_form(here)


STEPS: dict[str, Callable[[Here], None]] = {
    "Aportes": _contributions,
}


def draw(here: Here, number: int) -> None:
    """Draw one step."""
    list(STEPS.values())[number](here)
