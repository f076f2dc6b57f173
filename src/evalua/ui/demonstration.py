"""Loading and removing the demonstration associations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from evalua.demo.loading import load_demo
from evalua.demo.removal import remove_demo
from evalua.domain.problems import Problem
from evalua.registers.association.facts import by_code, every
from evalua.ui import context, identity, state
from evalua.ui.catalogue import CATALOG, COUNTRIES
from evalua.ui.context import Here, database, not_set_up
from evalua.ui.forms import say
from evalua.ui.navigation import go

_PREPARING = "Preparando dos asociaciones con veinticuatro meses cada una…"
LOAD, REMOVE, SURE = "demo.load", "demo.remove", "demo.remove.sure"


def load_button() -> None:
    """The button that loads both demonstrations and opens the first one in Inicio."""
    if not st.button("Ver la demostración", key=LOAD):
        return
    try:
        identity.founder(database(), context.visitor(), context.now())
        shown = st.progress(0.0, text=_PREPARING)
        first = _load(lambda done: shown.progress(done, text=_PREPARING))
    except Problem as problem:
        say(str(problem))
        return
    go("home", asociacion=first)


def remove_button(here: Here) -> None:
    """The button that removes every demonstration, behind a question; nothing where there is none."""
    with here.database.session() as session:
        names = [item.name for item in every(session) if item.is_demo]
    if not names:
        return
    with st.popover("Quitar la demostración", key=f"{REMOVE}.open"):
        st.markdown(f"Se borran {' y '.join(names)}, con todo lo que haya anotado en ellas.")
        st.caption("Los datos de su asociación no se tocan.")
        st.button("Sí, quitar", key=SURE, on_click=_remove, args=(here,))
    for found in state.findings(REMOVE):
        say(found.message)


def _load(told: Callable[[float], object]) -> str:
    """Load what is missing and choose the first demonstration; returns its code."""
    store = database()
    # The last month must be over wherever the demonstrations are.
    today = min(not_set_up(pack).today for pack in COUNTRIES.values())
    codes = load_demo(store, now=context.now(), today=today, catalog=CATALOG, told=told)
    with store.session() as session:
        state.set_association(by_code(session, codes[0]).id)
    return codes[0]


def _remove(here: Here) -> None:
    try:
        # The demonstrations are nobody's: who administers one place takes them all away.
        actor = replace(here.acting(), association_id=None)
        remove_demo(here.database, actor=actor, now=context.now(), today=here.today)
    except Problem as problem:
        state.set_findings(REMOVE, problem.findings)
        return
    state.set_findings(REMOVE, ())
    if here.facts.is_demo:
        state.leave_association()
    state.flash("Se quitó la demostración.")
