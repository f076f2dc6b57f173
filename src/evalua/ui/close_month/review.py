"""Revisión: what is missing to send the month, each with its way out, and the button that sends it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.places import REGISTER_PAGES
from evalua.domain.month import long_date
from evalua.months import life
from evalua.months.checklist import (
    REASON_KINDS,
    Missing,
    give_reason,
    missing_in,
    reasons_of,
    standstill_sentence,
    unexplained_goals,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.close_month import note, services
from evalua.ui.close_month.doubts import doubts
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, button
from evalua.ui.transitions import neutral


def review(here: Here) -> None:
    """What is missing, each with its way out, and the button that sends the month."""
    evaluation = cache.evaluation(here, live=True)
    lacking = missing_in(evaluation, cache.catalog(here))
    with here.database.session() as session:
        explained = reasons_of(session, here.facts.id, here.month)
    open_ones = [item for item in lacking if item.code not in explained]
    layout.section("Lo que falta" if open_ones else "No falta ningún dato núcleo")
    for item in open_ones:
        _missing(here, item)
    _stood_still(here)
    neutral.note(here)
    _explained(here, explained)
    stopped = doubts(here)
    _without_target(here, evaluation.scores.indicators)
    services.ask(here)
    note.form(here)
    if here.today <= here.month.last:
        st.caption(
            f"El mes sigue en curso: se podrá enviar desde el {long_date(here.month.next.first)}."
        )
        return
    button(
        here,
        "close.submit",
        f"Enviar {here.month.label} a la junta",
        lambda work: _sent(work, here),
        primary=not open_ones and not stopped,
        needs="submit",
    )


def _stood_still(here: Here) -> None:
    """The goals that did not move and do not say what stood in the way."""
    with here.database.session() as session:
        codes = unexplained_goals(session, association_id=here.facts.id, month=here.month)
    if codes:
        st.markdown(f":orange[▲ {plain(standstill_sentence(codes, here.month))}]")
        layout.door("goals", "Ir a Metas")


def _missing(here: Here, item: Missing) -> None:
    with st.expander(f"○ {plain(item.name)}"):
        if item.reason:
            st.caption(plain(item.reason))
        layout.door(REGISTER_PAGES.get(item.register, "close_month"), "Ir a registrarlo")
        form = Form(here, "reason", subject=f"{here.month}.{item.code}", version=0)
        left, right = st.columns([1, 2])
        with left:
            form.choice("kind", "O diga por qué no está", REASON_KINDS)
        with right:
            form.text("reason", "Motivo, en una frase")
        form.save("Guardar el motivo", lambda work, e: _reason(work, here, item, e), primary=False)


def _reason(work: Work, here: Here, item: Missing, entered: Entered) -> str:
    give_reason(
        work,
        here.month,
        item.code,
        entered.text("kind"),
        entered.text("reason"),
        version=entered.version,
    )
    return f"Motivo guardado para {item.name}."


def _explained(here: Here, explained: dict[str, tuple[str, str]]) -> None:
    if not explained:
        return
    layout.section("Sin dato, con motivo")
    frame = pd.DataFrame(
        [
            (cache.catalog(here).indicator(c).name, REASON_KINDS[k], text)
            for c, (k, text) in explained.items()
        ],
        columns=["name", "kind", "reason"],
    )
    layout.table(
        frame,
        {"name": "Indicador", "kind": "Situación", "reason": "Motivo"},
        wide=("Indicador", "Motivo"),
        key="close.explained",
    )


def _without_target(here: Here, indicators: pd.DataFrame) -> None:
    lacking = indicators[indicators["state"] == "no_target"]["indicator"]
    if lacking.empty:
        return
    names = ", ".join(cache.catalog(here).indicator(code).name for code in lacking)
    st.markdown(f"Sin meta del año (se muestran sin semáforo): {plain(names)}.")
    layout.door("targets", "Fijar las metas del año")


def _sent(work: Work, here: Here) -> str:
    life.submit(work, here.month, catalog=CATALOG)
    return f"{here.month.label.capitalize()} quedó enviado {here.facts.to_the_board}."
