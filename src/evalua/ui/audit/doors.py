"""From a record to its history, for those who read it."""

from __future__ import annotations

from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.forms import permitted


def history_door(here: Here, row_uid: str) -> None:
    """A link to everything that happened to a record."""
    if permitted(here, "audit"):
        layout.door("audit", "Ver su historia", fila=row_uid)
