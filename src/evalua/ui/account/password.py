"""Choosing another password. What is typed here is never kept as a draft."""

from __future__ import annotations

import streamlit as st

from evalua.accounts.own_password import change_own_password
from evalua.accounts.sessions import SignedIn
from evalua.domain.problems import Finding, Problem
from evalua.ui import context, identity, layout, state
from evalua.ui.forms import say

_FORM = "account.password"
_FIELDS = ("present", "password", "again")
_DIFFERENT = "Las dos contraseñas nuevas no son iguales. Escríbalas otra vez."


def password(who: SignedIn) -> None:
    """The present password and, twice, the new one."""
    layout.section("Cambiar la contraseña", "Al cambiarla se cierran sus demás sesiones.")
    # A form of Streamlit's: nothing reaches the server before the button, and Enter sends it.
    with st.form(_FORM, border=False):
        _field("present", "Contraseña actual", "current-password")
        _field("password", "Contraseña nueva", "new-password")
        _field("again", "La nueva, otra vez", "new-password")
        for found in state.findings(_FORM):
            if found.field not in _FIELDS:
                say(found.message)
        st.form_submit_button(
            "Cambiar la contraseña",
            type="primary",
            on_click=_change,
            args=(who,),
            key=f"{_FORM}.save",
        )


def _field(name: str, label: str, autocomplete: str) -> None:
    st.text_input(label, type="password", key=_key(name), autocomplete=autocomplete, max_chars=200)
    for found in state.findings(_FORM):
        if found.field == name:
            say(found.message)


def _key(name: str) -> str:
    return f"{_FORM}.{state.generation(_FORM)}.{name}"


def _change(who: SignedIn) -> None:
    present, new, again = (str(state.widget(_key(name)) or "") for name in _FIELDS)
    store, now = context.database(), context.now()
    try:
        if new != again:
            raise Problem([Finding("again", "V74", _DIFFERENT)])
        change_own_password(
            store,
            identity.still(store, who, now),
            present=present,
            new=new,
            now=now,
        )
    except Problem as problem:
        state.set_findings(_FORM, problem.findings)
        return
    state.set_findings(_FORM, ())
    state.next_generation(_FORM)
    state.flash("Contraseña cambiada. Sus demás sesiones se cerraron.")
