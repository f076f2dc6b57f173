"""The forms of an agreement's life: a step, what each contributor puts, and what each must give by a day."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.pacts import state_word
from evalua.registers.partners.course import (
    DueInput,
    StepInput,
    add_due,
    add_step,
    give_due,
    remove_due,
    remove_step,
    set_shares,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money
from evalua.ui.forms import Entered, Form
from evalua.ui.other_registers.taking_back import take_back

PARTIES = 4
"""Rows for parties on the form; those an agreement has already are always shown."""

Row = dict[Any, Any]


def step(here: Here, row: Row) -> None:
    """Write what became of an agreement, or take back a step."""
    key = int(row["id"])
    form = Form(here, "agreement.step", subject=str(key))
    st.caption(
        "Cada paso queda con su fecha y su documento; los anteriores no cambian. Para una prórroga, "
        "deje el mismo estado y escriba la nueva fecha final."
    )
    form.choice("state", "En qué quedó", CATALOG.choices("agreement_states"))
    left, right = st.columns(2)
    with left:
        form.day("reached_on", "Desde cuándo", latest=here.today)
    with right:
        form.day("ends_on", "Nueva fecha final", help="Solo si el paso la cambia.")
    form.text("document", "Documento", placeholder="Informe, acta, otrosí…")
    form.text("note", "Nota")
    form.save("Guardar el paso", lambda work, e: _step(work, key, e))
    steps = cache.inputs(here).agreement_steps
    mine = steps[steps["agreement_id"] == key].sort_values(["reached_on", "id"])
    names = {
        int(s["id"]): f"{written_day(s['reached_on'])} · {state_word(s['state'], CATALOG)}"
        for s in mine.to_dict("records")
    }
    take_back(here, f"agreement.step.remove.{key}", names, _step_removed)


def shares(here: Here, row: Row) -> None:
    """Write what each contributor of an agreement puts, in per cent."""
    key = int(row["id"])
    inputs = cache.inputs(here)
    known = inputs.agreement_shares[inputs.agreement_shares["agreement_id"] == key]
    partner = inputs.partners.loc[inputs.partners["id"] == row["partner_id"], "name"]
    rows: list[tuple[str, str]] = [
        (str(s["contributor"]), here.facts.number_format.write_short(s["percent"], 2))
        for s in known.to_dict("records")
    ] or [(here.facts.name, ""), (str(partner.iloc[0]) if len(partner) else "", "")]
    places = range(max(PARTIES, len(rows) + 1))
    rows += [("", "")] * (len(places) - len(rows))
    form = Form(
        here,
        "agreement.shares",
        subject=str(key),
        defaults={f"contributor.{n}": contributor for n, (contributor, _) in enumerate(rows)}
        | {f"percent.{n}": percent for n, (_, percent) in enumerate(rows)},
        version={str(s["contributor"]): int(s["version"]) for s in known.to_dict("records")},
    )
    st.caption("Los porcentajes suman 100. Deje vacías las filas que sobren.")
    for place in places:
        left, right = st.columns([3, 1])
        with left:
            form.text(f"contributor.{place}", f"Parte {place + 1}")
        with right:
            form.number(f"percent.{place}", "%")
    form.save("Guardar los porcentajes", lambda work, e: _shares(work, key, places, e))


def dues(here: Here, row: Row) -> None:
    """Write an amount that a contributor must give by a day, or that one was given."""
    key = int(row["id"])
    rows = cache.inputs(here).agreement_dues
    mine = rows[rows["agreement_id"] == key].sort_values(["due_on", "id"])
    known: dict[int, Row] = {int(d["id"]): d for d in mine.to_dict("records")}
    names = {n: _due_name(here, d) for n, d in known.items()}
    if names:
        layout.section("Anotar una entrega")
        _give(here, known, names)
        layout.section("Agregar otra")
    form = Form(here, "agreement.due", subject=str(key))
    form.text("contributor", "Quién entrega")
    form.text("concept", "Concepto", placeholder="Primer desembolso, sede, personal…")
    left, right = st.columns(2)
    with left:
        form.day("due_on", "Vence")
    with right:
        form.money("amount", "Valor")
    form.save("Agregar", lambda work, e: _due(work, key, e), primary=not names)
    take_back(here, f"agreement.due.remove.{key}", names, _due_removed)


def _give(here: Here, known: dict[int, Row], names: dict[int, str]) -> None:
    chosen = st.selectbox(
        "Cuál",
        list(names),
        format_func=lambda one: names.get(one, str(one)),
        key="partners.due",
    )
    due = known[chosen]
    given = None if pd.isna(due["given_on"]) else due["given_on"].date()
    form = Form(
        here,
        "agreement.give",
        subject=str(chosen),
        defaults={"given_on": given, "document": due["document"]},
        version=due["version"],
    )
    form.day("given_on", "Entregado el", help="Vacía si todavía no llega.", latest=here.today)
    form.text("document", "Documento")
    form.save("Guardar la entrega", lambda work, e: _given(work, int(chosen), e))


def _due_name(here: Here, due: Row) -> str:
    parts = (str(due["contributor"]), money(due["amount"], here.facts), written_day(due["due_on"]))
    return layout.facts_line(parts)


def _step(work: Work, key: int, entered: Entered) -> str:
    data = StepInput(
        state=entered.text("state"),
        reached_on=entered["reached_on"],
        document=entered.text("document"),
        ends_on=entered["ends_on"],
        note=entered.text("note"),
    )
    add_step(work, key, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Paso guardado."


def _shares(work: Work, key: int, places: range, entered: Entered) -> str:
    typed = [(entered.text(f"contributor.{n}"), entered.text(f"percent.{n}")) for n in places]
    blank = [(contributor if percent.strip() else "", percent) for contributor, percent in typed]
    kept = set_shares(work, key, blank, versions=entered.versions)
    return "Porcentajes guardados." if kept else "El acuerdo queda sin porcentajes."


def _due(work: Work, key: int, entered: Entered) -> str:
    data = DueInput(
        contributor=entered.text("contributor"),
        due_on=entered["due_on"],
        amount=entered.text("amount"),
        concept=entered.text("concept"),
    )
    add_due(work, key, data, confirmed=entered.confirmed)
    return "Entrega agregada."


def _given(work: Work, due_id: int, entered: Entered) -> str:
    give_due(
        work,
        due_id,
        entered["given_on"],
        entered.text("document"),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Entrega guardada."


def _step_removed(work: Work, step_id: int, why: str) -> str:
    remove_step(work, step_id, why)
    return "Paso retirado."


def _due_removed(work: Work, due_id: int, why: str) -> str:
    remove_due(work, due_id, why)
    return "Entrega retirada."
