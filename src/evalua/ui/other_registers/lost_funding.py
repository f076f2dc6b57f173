"""Funding that was lost, on screen: what, how much and why."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.measures.inputs import Cut
from evalua.registers.finances.lost import LostInput, add_lost, change_lost, remove_lost
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, remove

NEW = 0
Row = dict[Any, Any]


def lost_funding(here: Here) -> None:
    """What was lost, newest first, beside the form."""
    rows = cache.inputs(here).lost_funding.sort_values("lost_on", ascending=False)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _list(here, rows)
    with right:
        layout.section("Anotar un recurso perdido")
        _form(here, rows)


def _list(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "No hay recursos perdidos anotados",
            "Aquí queda lo que la asociación contaba con recibir y no llegó, cuánto era y por qué: "
            "sirve para ver qué se repite. Anótelo en este mismo lugar.",
        )
        return
    cut = Cut.of(here.month, here.today)
    first, last = cut.window("12m")
    recent = rows[rows["lost_on"].between(first, last)]
    total = money(recent["amount"].sum(), here.facts)
    layout.section("Recursos perdidos")
    st.markdown(f"En doce meses se perdieron **{plain(total)}**.")
    layout.table(
        rows.assign(
            day=[written_day(d) for d in rows["lost_on"]],
            source=[name("income_sources", s) for s in rows["source"]],
            category=[name("lost_funding_reasons", c) for c in rows["category"]],
            amount=[money(a, here.facts) for a in rows["amount"]],
        ),
        {
            "day": "Fecha",
            "concept": "Para qué era",
            "source": "Fuente",
            "amount": "Valor",
            "category": "Por qué",
            "reason": "Qué pasó",
        },
        right=("Valor",),
        medium=("Para qué era", "Qué pasó"),
        key="lost.table",
        alt="Recursos que no llegaron, con su valor y su motivo.",
    )


def _form(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Recurso por anotar o corregir",
        [NEW, *known],
        format_func=lambda key: _label(known[key]) if key else "Uno nuevo",
        key=steady("lost.one", {k: _label(r) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "lost.funding",
        subject=str(chosen),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    form.day("lost_on", "Fecha", latest=here.today)
    form.choice("source", "De qué fuente venía", CATALOG.choices("income_sources"))
    form.text("concept", "Para qué era")
    form.money("amount", "Valor")
    form.choice("category", "Por qué se perdió", CATALOG.choices("lost_funding_reasons"))
    form.text("reason", "Qué pasó, en una frase", long=True)
    form.save("Guardar el recurso perdido", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"lost.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este registro",
        )


def _label(row: Row) -> str:
    return layout.facts_line((written_day(row["lost_on"]), str(row["concept"])))


def _as_shown(here: Here, row: Row) -> Row:
    if not row:
        return {}
    facts = here.facts
    amount = facts.currency.format(int(row["amount"]), facts.number_format, symbol=False)
    return row | {"lost_on": row["lost_on"].date(), "amount": amount}


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = LostInput(
        lost_on=entered["lost_on"],
        source=entered.text("source"),
        concept=entered.text("concept"),
        amount=entered.text("amount"),
        category=entered.text("category"),
        reason=entered.text("reason"),
    )
    if row:
        change_lost(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Registro corregido."
    add_lost(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Recurso perdido anotado."


def _removed(work: Work, lost_id: int, why: str) -> str:
    remove_lost(work, lost_id, why)
    return "Registro retirado."
