"""Cierre del mes on screen: whose turn it is, the steps of an open month, and its history."""

from __future__ import annotations

import streamlit as st

from evalua.board.month_life import standing
from evalua.registers.periods.queries import month_row
from evalua.ui import cache, state
from evalua.ui.close_month import steps as close_steps
from evalua.ui.close_month.decided import approved, submitted
from evalua.ui.close_month.history import history, last_words
from evalua.ui.close_month.review import review
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.forms import permitted


def sentence(here: Here) -> str:
    """What is left to do with this month, and until when."""
    evaluation = cache.evaluation(here, live=True)
    core = evaluation.scores.indicators.query("core and applicable")
    ready = int(core["has_data"].sum())
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    whose_turn = standing(here.facts, here.month, row, here.today)
    return plain(f"{ready} de {len(core)} datos núcleo exigibles están listos. {whose_turn}")


def life_of(here: Here) -> None:
    """The steps of an open month, or what can be done with one that was sent."""
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    if row is not None and row.state == "submitted":
        submitted(here, row)
    elif row is not None and row.state == "approved":
        approved(here, row)
    else:
        last_words(here)
        (_steps if permitted(here, "record") else review)(here)
    history(here)


def _steps(here: Here) -> None:
    names = [*close_steps.STEPS, "Revisión"]
    number = min(state.step("close"), len(names) - 1)
    key = f"close.step.{number}"
    st.segmented_control(
        "Paso",
        range(len(names)),
        default=number,
        format_func=lambda n: f"{n + 1}. {names[n]}",
        required=True,
        key=key,
        on_change=_take_step,
        args=(key,),
        label_visibility="collapsed",
    )
    if number < len(close_steps.STEPS):
        close_steps.draw(here, number)
        st.button(
            f"Seguir con {names[number + 1]}",
            key=f"close.next.{number}",
            on_click=state.set_step,
            args=("close", number + 1),
        )
    else:
        review(here)


def _take_step(key: str) -> None:
    """Taken before the page is drawn: the steps begin anew in each, and would lose the next one."""
    chosen = state.widget(key)
    if isinstance(chosen, int):
        state.set_step("close", chosen)
