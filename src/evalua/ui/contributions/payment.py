"""Registering a payment, and taking one back."""

from __future__ import annotations

import streamlit as st

from evalua.board.wording import plural
from evalua.measures.inputs import Inputs
from evalua.registers.contributions.commands import (
    PaymentInput,
    record_payment,
    remove_payment,
)
from evalua.storage.work import Work
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.contributions.reading import members
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money
from evalua.ui.forms import Entered, Form, remove


def payment_form(here: Here, *, primary: bool = True) -> None:
    """A payment: one line each, echoed in words before it is saved."""
    form = Form(here, "payment", defaults={"method": "transfer"})
    form.choice("municipality_id", "Municipio", members(here))
    form.day("paid_on", "Fecha del pago")
    form.money("amount", "Valor")
    form.text("reference", "Referencia o recibo")
    form.choice("method", "Medio", CATALOG.choices("payment_methods"))
    form.save("Registrar el pago", _record_payment, primary=primary)


def _record_payment(work: Work, entered: Entered) -> str:
    done = record_payment(
        work,
        PaymentInput(
            municipality_id=entered["municipality_id"],
            paid_on=entered["paid_on"],
            amount=entered.text("amount"),
            reference=entered.text("reference"),
            method=entered.text("method") or "transfer",
        ),
        confirmed=entered.confirmed,
    )
    return f"Pago registrado: cubre {plural(len(done.applied), 'cobro', 'cobros')}."


def take_back(here: Here, records: Inputs, town: int) -> None:
    paid = records.payments[records.payments["municipality_id"] == town]
    if paid.empty:
        return
    options = {
        int(
            row["id"]
        ): f"{written_day(row['paid_on'])} · {money(row['amount'], here.facts)} {row['reference']}"
        for row in paid.to_dict("records")[::-1]
    }
    with st.expander("Retirar un pago mal registrado"):
        chosen = st.selectbox(
            "Pago", list(options), format_func=options.__getitem__, key="contributions.payment"
        )
        remove(
            here,
            f"payment.{chosen}",
            lambda work, why: _removed(work, chosen, why),
            label="Retirar este pago",
        )


def _removed(work: Work, payment_id: int, why: str) -> str:
    remove_payment(work, payment_id, why)
    return "Pago retirado; lo que cubría vuelve a estar pendiente."
