"""What the board forgave, by act, and forgiving part of a charge."""

from __future__ import annotations

from functools import partial

import streamlit as st

from evalua.domain.month import Month
from evalua.registers.contributions.ledger import open_charges, owing
from evalua.registers.contributions.write_offs import WriteOffInput, remove_write_off, write_off
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import recorded, town_choice, town_names
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money
from evalua.ui.forms import Entered, Form, permitted, remove


def write_offs(here: Here) -> None:
    """The write-offs so far, beside the form of another."""
    left, right = layout.main_and_side()
    with left:
        layout.section("Condonaciones", "Lo condonado se ve siempre, con su acta.")
        _list(here)
    with right:
        layout.section("Condonar un cobro")
        _form(here)


def _list(here: Here) -> None:
    records = recorded(here)
    rows = records.write_offs.merge(
        records.charges[["id", "municipality_id", "month"]].rename(columns={"id": "charge_id"}),
        on="charge_id",
        validate="m:1",
    )
    if rows.empty:
        layout.empty("No se ha condonado nada", "Cada condonación necesita un acta de la junta.")
        return
    names = town_names(here)
    shown = rows.assign(
        municipality=rows["municipality_id"].map(names),
        month=[Month.parse(month).label for month in rows["month"]],
        decided_on=[written_day(v) for v in rows["decided_on"]],
        amount=[money(v, here.facts) for v in rows["amount"]],
    )
    layout.table(
        shown,
        {
            "municipality": "Municipio",
            "month": "Cobro",
            "amount": "Valor",
            "decided_on": "Fecha",
            "act": "Acta",
        },
        right=("Valor",),
        key="contributions.write_offs",
    )
    options = {
        int(row["id"]): layout.facts_line((row["municipality"], row["month"], row["amount"]))
        for row in shown.to_dict("records")
    }
    if not permitted(here, "record"):
        return
    with st.expander("Retirar una condonación mal registrada"):
        chosen = st.selectbox(
            "Condonación",
            list(options),
            format_func=options.__getitem__,
            key="contributions.write_off",
        )
        remove(
            here, f"write_off.{chosen}", partial(_removed, chosen), label="Retirar esta condonación"
        )


def _removed(row_id: int, work: Work, why: str) -> str:
    remove_write_off(work, row_id, why)
    return "Condonación retirada; ese cobro vuelve a estar pendiente."


def _form(here: Here) -> None:
    with here.database.session() as session:
        debts = owing(session, here.facts.id)
    town = town_choice(
        here,
        debts,
        "contributions.write_off.town",
        label="Municipio que debe",
        nobody="Nadie debe nada: no hay qué condonar.",
    )
    if town is None:
        return
    with here.database.session() as session:
        owed = open_charges(session, here.facts.id, town)
    names = {
        o.charge.id: f"{Month.parse(o.charge.month).label} · debe {money(o.left, here.facts)}"
        for o in owed
    }
    form = Form(here, "write_off", subject=str(town))
    form.choice("charge_id", "Cobro", names)
    form.money("amount", "Valor condonado")
    form.day("decided_on", "Fecha de la decisión")
    form.text("act", "Número del acta")
    form.save("Condonar", _write_off)


def _write_off(work: Work, entered: Entered) -> str:
    write_off(
        work,
        WriteOffInput(
            charge_id=entered["charge_id"],
            amount=entered.text("amount"),
            decided_on=entered["decided_on"],
            act=entered.text("act"),
        ),
        confirmed=entered.confirmed,
    )
    return "Condonación registrada."
