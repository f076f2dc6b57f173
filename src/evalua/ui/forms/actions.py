"""Buttons that run a use case, and removals that ask why."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.accounts.permissions import Permission
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.forms.permitted import permitted, say_who_may
from evalua.ui.forms.removal import Removal
from evalua.ui.forms.saving import run, say


def button(
    here: Here,
    key: str,
    label: str,
    action: Callable[[Work], str],
    *,
    primary: bool = False,
    icon: str = "",
    needs: Permission = "record",
) -> None:
    """A button that runs a use case without fields; what is wrong is said under it."""
    if not permitted(here, needs):
        say_who_may(needs)
        return
    st.button(
        label,
        key=key,
        type="primary" if primary else "secondary",
        icon=icon or None,
        on_click=_run_button,
        args=(here, key, action),
    )
    for found in state.findings(key):
        say(found.message)


def _run_button(here: Here, key: str, action: Callable[[Work], str]) -> None:
    run(here, key, action)


def remove(
    here: Here,
    key: str,
    action: Callable[[Work, str], str],
    *,
    label: str = "Eliminar",
    needs: Permission = "record",
) -> None:
    """A removal behind a popover that asks for its reason; nothing for whose role does not remove.

    Where somebody changed the record meanwhile, it says who and what, and asks again.
    """
    if not permitted(here, needs):
        return
    with st.popover(label, key=f"{key}.open"):
        form = Removal(here, key, needs=needs)
        form.text("reason", "¿Por qué se elimina?")
        form.save("Eliminar", lambda work, e: action(work, e.text("reason")), primary=False)
