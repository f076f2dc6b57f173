"""Commitments that are still owed: fulfilled, postponed, cancelled by act, or reopened."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.commitments import commitment_lines
from evalua.measures.inputs import Cut
from evalua.registers.meetings.commitments import (
    cancel_commitment,
    fulfil_commitment,
    postpone_commitment,
    remove_commitment,
    reopen_commitment,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, remove

OPEN = ("overdue", "open")
FULFIL, POSTPONE, CANCEL = "Cumplido", "Aplazar", "Cancelar por acta"
Row = dict[Any, Any]


def commitments(here: Here) -> None:
    """The open ones, oldest first, beside what can be done with one of them."""
    lines = commitment_lines(cache.inputs(here), Cut.of(here.month, here.today).day)
    if lines.empty:
        layout.empty(
            "Todavía no hay compromisos",
            "Aquí verá quién debe qué y desde cuándo. Se anotan con la sesión en que se acordaron, "
            "en «Registrar una sesión».",
        )
        return
    owed = lines[lines["state"].isin(OPEN)]
    left, right = st.columns([5, 2], gap="large")
    with left:
        _open_ones(owed)
        _ended(here, lines[~lines["state"].isin(OPEN)])
    with right:
        if len(owed):
            layout.section("¿Qué pasó con…?")
            _act(here, owed)


def _open_ones(owed: pd.DataFrame) -> None:
    layout.section("Abiertos")
    if owed.empty:
        st.markdown("No hay compromisos abiertos a esta fecha.")
        return
    layout.table(
        owed.assign(
            standing=[_standing(row) for row in owed.to_dict("records")],
            due_on=[written_day(d) for d in owed["due_on"]],
            held_on=[written_day(d) for d in owed["held_on"]],
        ),
        {
            "standing": "Estado",
            "text": "Compromiso",
            "responsible": "Responde",
            "due_on": "Fecha límite",
            "held_on": "Sesión",
        },
        key="meetings.open",
    )


def _standing(row: Row) -> str:
    late = int(row["overdue_days"])
    days = f" hace {late} {'día' if late == 1 else 'días'}" if late else ""
    moved = int(row["postponements"])
    times = "1 vez" if moved == 1 else f"{moved} veces"
    return f"{row['word']}{days}{f' · aplazado {times}' if moved else ''}"


def _act(here: Here, owed: pd.DataFrame) -> None:
    rows = {int(row["id"]): row for row in owed.to_dict("records")}
    chosen = st.selectbox(
        "Compromiso",
        list(rows),
        format_func=lambda key: str(rows[key]["text"]),
        key=steady("meetings.commitment", {k: str(r["text"]) for k, r in rows.items()}),
    )
    row = rows[chosen]
    said = layout.facts_line((str(row["responsible"]), f"límite {written_day(row['due_on'])}"))
    st.caption(plain(said))
    version = _version(here, chosen)
    what = st.segmented_control(
        "Qué pasó",
        (FULFIL, POSTPONE, CANCEL),
        default=FULFIL,
        key="meetings.outcome",
        label_visibility="collapsed",
        required=True,
    )
    {FULFIL: _fulfil, POSTPONE: _postpone, CANCEL: _cancel}[str(what)](here, chosen, version)
    remove(
        here,
        f"commitment.remove.{chosen}",
        lambda work, why: _removed(work, chosen, why),
        label="Se anotó por error",
    )


def _fulfil(here: Here, key: int, version: int) -> None:
    form = Form(here, "commitment.fulfil", subject=str(key), version=version)
    form.day("done_on", "Fecha en que se cumplió")
    form.text("evidence", "Soporte", placeholder="Acta, documento o dónde está")
    form.save("Marcar cumplido", lambda work, e: _fulfilled(work, key, e))


def _postpone(here: Here, key: int, version: int) -> None:
    form = Form(here, "commitment.postpone", subject=str(key), version=version)
    form.day("due_on", "Nueva fecha límite")
    form.text("reason", "Por qué se aplaza")
    st.caption("La fecha original se conserva: es la que cuenta para el indicador.")
    form.save("Aplazar", lambda work, e: _postponed(work, key, e))


def _cancel(here: Here, key: int, version: int) -> None:
    form = Form(here, "commitment.cancel", subject=str(key), version=version)
    form.day("cancelled_on", "Fecha en que se canceló")
    form.text("act", "Acta que lo cancela")
    form.save("Cancelar el compromiso", lambda work, e: _cancelled(work, key, e))


def _fulfilled(work: Work, key: int, entered: Entered) -> str:
    fulfil_commitment(
        work,
        key,
        entered["done_on"],
        entered.text("evidence"),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Compromiso cumplido."


def _postponed(work: Work, key: int, entered: Entered) -> str:
    postpone_commitment(
        work, key, entered["due_on"], entered.text("reason"), version=entered.version
    )
    return "Compromiso aplazado; la fecha original se conserva."


def _cancelled(work: Work, key: int, entered: Entered) -> str:
    cancel_commitment(
        work,
        key,
        entered["cancelled_on"],
        entered.text("act"),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Compromiso cancelado."


def _ended(here: Here, lines: pd.DataFrame) -> None:
    """Those done or cancelled, and the way to open one again."""
    if lines.empty:
        return
    with st.expander(f"Cumplidos y cancelados ({len(lines)})"):
        layout.table(
            lines.assign(
                ended=[
                    written_day(d if pd.notna(d) else c)
                    for d, c in zip(lines["done_on"], lines["cancelled_on"], strict=True)
                ],
                said=[
                    e or a for e, a in zip(lines["evidence"], lines["cancelled_act"], strict=True)
                ],
            ),
            {
                "word": "Estado",
                "ended": "Fecha",
                "text": "Compromiso",
                "responsible": "Responde",
                "said": "Soporte o acta",
            },
            key="meetings.ended",
        )
        _reopen(here, lines)


def _reopen(here: Here, lines: pd.DataFrame) -> None:
    texts = {int(row["id"]): str(row["text"]) for row in lines.to_dict("records")}
    chosen = st.selectbox(
        "Volver a abrir",
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        placeholder="Elija un compromiso…",
        key="meetings.reopen",
    )
    if chosen is None:
        return
    version = _version(here, int(chosen))
    form = Form(here, "commitment.reopen", subject=str(chosen), version=version)
    form.text("reason", "Por qué vuelve a quedar abierto")
    form.save("Volver a abrir", lambda work, e: _reopened(work, int(chosen), e), primary=False)


def _reopened(work: Work, key: int, entered: Entered) -> str:
    reopen_commitment(work, key, entered.text("reason"), version=entered.version)
    return "El compromiso quedó abierto."


def _removed(work: Work, key: int, why: str) -> str:
    remove_commitment(work, key, why)
    return "Compromiso retirado."


def _version(here: Here, key: int) -> int:
    rows = cache.inputs(here).commitments
    return int(rows.loc[rows["id"] == key, "version"].iloc[0])
