"""Registering a payment, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.registers.contributions.commands import (
    PaymentInput,
    record_payment,
    remove_payment,
)
from evalua.registers.contributions.ledger import open_charges
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.contributions.reading import members
from evalua.ui.evidence import proofs
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money
from evalua.ui.forms import Entered, Form, permitted, remove

_WAYS = {"oldest": "Primero lo más antiguo", "hand": "Lo que yo escriba, cobro por cobro"}


def payment_form(here: Here, *, primary: bool = True) -> None:
    """A payment: one line each, echoed in words before it is saved."""
    form = Form(here, "payment", defaults={"method": "transfer", "apply": "oldest"})
    town = form.choice("municipality_id", "Municipio", members(here))
    form.day("paid_on", "Fecha del pago")
    form.money("amount", "Valor")
    form.text("reference", "Referencia o recibo")
    form.choice("method", "Medio", CATALOG.choices("payment_methods"))
    if form.choice("apply", "Qué cubre", _WAYS) == "hand" and town is not None:
        _parts(here, form, int(town))
    form.save("Registrar el pago", lambda work, e: _record_payment(here, work, e), primary=primary)


def _parts(here: Here, form: Form, town: int) -> None:
    """One amount for each charge that is still owed."""
    with here.database.session() as session:
        owed = open_charges(session, here.facts.id, town)
    if not owed:
        st.caption("No debe nada: el pago queda como saldo a favor.")
    for item in owed:
        month = Month.parse(item.charge.month).label
        left = money(item.left, here.facts)
        form.money(f"parts.{item.charge.id}", f"De {month}, que debe {left}")
    form.answer("parts")
    st.caption("Lo que no reparta queda como saldo a favor hasta que lo aplique o cobre otro mes.")


def _typed_parts(entered: Entered) -> dict[int, str] | None:
    """What was typed for each charge; None where the payment covers the oldest first."""
    if entered["apply"] != "hand":
        return None
    return {
        int(name.removeprefix("parts.")): str(value or "")
        for name, value in entered.fields.items()
        if name.startswith("parts.")
    } or None


def _record_payment(here: Here, work: Work, entered: Entered) -> str:
    done = record_payment(
        work,
        PaymentInput(
            municipality_id=entered["municipality_id"],
            paid_on=entered["paid_on"],
            amount=entered.text("amount"),
            reference=entered.text("reference"),
            method=entered.text("method") or "transfer",
            parts=_typed_parts(entered),
        ),
        confirmed=entered.confirmed,
    )
    said = f"Pago registrado: cubre {plural(len(done.applied), 'cobro', 'cobros')}"
    return f"{said}; {money(done.credit, here.facts)} a favor." if done.credit else f"{said}."


def receipts(here: Here, records: Inputs, town: int) -> None:
    """The files that prove each payment of a municipality, the latest first."""
    paid = _paid(records, town)
    names = {("payment", str(row["uid"])): _name(here, row) for row in paid}
    proofs(here, names, title="Recibos de los pagos", key=f"contributions.proofs.{town}")


def take_back(here: Here, records: Inputs, town: int) -> None:
    """A payment written by mistake."""
    options = {int(row["id"]): _name(here, row) for row in _paid(records, town)}
    if not options or not permitted(here, "record"):
        return
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


def _paid(records: Inputs, town: int) -> list[dict[Any, Any]]:
    rows = records.payments[records.payments["municipality_id"] == town]
    return list(rows.to_dict("records"))[::-1]


def _name(here: Here, row: Mapping[Any, Any]) -> str:
    parts = (written_day(row["paid_on"]), money(row["amount"], here.facts), row["reference"])
    return layout.facts_line(parts)


def _removed(work: Work, payment_id: int, why: str) -> str:
    remove_payment(work, payment_id, why)
    return "Pago retirado; lo que cubría vuelve a estar pendiente."
