"""Who may use a form: the others read who does, in one sentence, instead of its fields."""

from __future__ import annotations

import streamlit as st

from evalua.accounts.permissions import Permission, may
from evalua.domain.actor import ROLE_NAMES, Actor, Role
from evalua.ui.context import Here

_VERBS: dict[Permission, str] = {
    "record": "Lo registra",
    "submit": "Lo envía",
    "approve": "Lo decide",
    "set_up": "Lo cambia",
}


def permitted(here: Here, needs: Permission) -> bool:
    """Whether who is here may use something. The command decides again when it is used."""
    return may(here.actor, needs)


def who_may(needs: Permission) -> str:
    """The roles that may, as a person reads them: «dirección ejecutiva o equipo técnico»."""
    roles: list[Role] = [role for role in ROLE_NAMES if may(Actor("", role), needs)]
    return " o ".join(ROLE_NAMES[role].lower() for role in roles)


def say_who_may(needs: Permission) -> None:
    """What is read in place of a form by somebody whose role does not use it."""
    st.caption(f"{_VERBS.get(needs, 'Lo hace')}: {who_may(needs)}.")
