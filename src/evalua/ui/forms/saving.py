"""Running a use case from a screen, and saying beside it what has to be fixed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from evalua.domain.problems import Conflict, Problem
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.context import Here
from evalua.ui.formats import plain


def run(here: Here, form: str, action: Callable[[Work], str]) -> bool:
    """Run one use case; returns whether it was saved. What is wrong waits for its form."""
    try:
        with here.work() as work:
            message = action(work)
    except Problem as problem:
        state.set_findings(form, problem.findings)
        state.set_conflict(form, problem.versions if isinstance(problem, Conflict) else None)
        return False
    state.set_findings(form, ())
    state.set_conflict(form, None)
    state.flash(message)
    return True


def say(message: str, *, mark: str = "◆", color: str = "red") -> None:
    """What to fix, next to where it happened."""
    st.markdown(f":{color}[{mark} {plain(message)}]")
