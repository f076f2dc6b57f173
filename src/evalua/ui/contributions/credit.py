"""What municipalities have in their favour: using it on what they owe, or giving it back."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.registers.contributions.commands import use_credit
from evalua.registers.contributions.ledger import credit_use, credits, in_favour
from evalua.registers.contributions.refunds import RefundInput, record_refund, remove_refund
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.contributions.reading import recorded, town_choice, town_names
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, button, permitted, remove


def credit(here: Here) -> None:
    """The credit of one municipality, what it would cover, and the form of a refund."""
    with here.database.session() as session:
        amounts = in_favour(session, here.facts.id)
    left, right = layout.main_and_side()
    with left:
        layout.section("Saldos a favor", "Lo que se pagó y todavía no cubre ningún cobro.")
        town = town_choice(
            here,
            amounts,
            "contributions.credit.town",
            label="Municipio con saldo a favor",
            nobody="Nadie tiene saldo a favor.",
        )
        if town is not None:
            _use(here, town)
        _returned(here)
    if town is not None:
        with right:
            layout.section("Registrar devolución", "Solo se devuelve lo que no cubre ningún cobro.")
            _refund_form(here, town)


def _use(here: Here, town: int) -> None:
    """What the credit would cover, before it is applied."""
    with here.database.session() as session:
        uses = credit_use(session, here.facts.id, town)
    layout.section("Aplicar saldo a favor")
    if not uses:
        st.markdown(
            "No hay cobros pendientes. El saldo se usará solo cuando se generen los próximos."
        )
        return
    frame = pd.DataFrame(
        [
            (
                Month.parse(use.charge.month).label.capitalize(),
                written_day(use.payment.paid_on),
                money(use.amount, here.facts),
            )
            for use in uses
        ],
        columns=["charge", "payment", "amount"],
    )
    layout.table(
        frame,
        {"charge": "Cobro que cubre", "payment": "Con el pago del", "amount": "Valor"},
        right=("Valor",),
        key="contributions.credit.preview",
    )
    amount = sum(use.amount for use in uses)
    button(
        here,
        "contributions.credit.use",
        f"Aplicar {plain(money(amount, here.facts))}",
        lambda work: _applied(here, work, town),
        primary=True,
    )


def _applied(here: Here, work: Work, town: int) -> str:
    return f"Se aplicaron {money(use_credit(work, town), here.facts)} de saldo a favor."


def _refund_form(here: Here, town: int) -> None:
    with here.database.session() as session:
        left_over = credits(session, here.facts.id, town)
    names = {
        c.payment.id: f"{written_day(c.payment.paid_on)} · {money(c.left, here.facts)} por aplicar"
        for c in left_over
    }
    form = Form(here, "refund", subject=str(town))
    form.choice("payment_id", "Pago del que se devuelve", names)
    form.day("refunded_on", "Fecha de la devolución")
    form.money("amount", "Valor devuelto")
    form.text("reason", "Por qué se devuelve")
    form.text("reference", "Comprobante")
    form.save("Registrar devolución", _refund, primary=False)


def _refund(work: Work, entered: Entered) -> str:
    record_refund(
        work,
        RefundInput(
            payment_id=entered["payment_id"],
            refunded_on=entered["refunded_on"],
            amount=entered.text("amount"),
            reason=entered.text("reason"),
            reference=entered.text("reference"),
        ),
        confirmed=entered.confirmed,
    )
    return "Devolución registrada."


def _returned(here: Here) -> None:
    """What was given back already, and taking one of them back."""
    records = recorded(here)
    payers = dict(zip(records.payments["id"], records.payments["municipality_id"], strict=True))
    if records.refunds.empty:
        return
    layout.section("Devoluciones")
    names = town_names(here)
    options = {
        int(row["id"]): layout.facts_line(
            (
                written_day(row["refunded_on"]),
                names[payers[row["payment_id"]]],
                money(row["amount"], here.facts),
                row["reason"],
            )
        )
        for row in records.refunds.to_dict("records")[::-1]
    }
    for said in options.values():
        st.markdown(plain(said))
    if not permitted(here, "record"):
        return
    with st.expander("Retirar una devolución mal registrada"):
        chosen = st.selectbox(
            "Devolución", list(options), format_func=options.__getitem__, key="contributions.refund"
        )
        remove(
            here,
            f"refund.back.{chosen}",
            partial(_taken_back, chosen),
            label="Retirar esta devolución",
        )


def _taken_back(refund_id: int, work: Work, why: str) -> str:
    remove_refund(work, refund_id, why)
    return "Devolución retirada: ese saldo vuelve a favor del municipio."
