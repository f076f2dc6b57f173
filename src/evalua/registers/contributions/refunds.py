"""Giving back what a payment left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.contributions.ledger import credits
from evalua.registers.contributions.tables import Payment, Refund
from evalua.registers.entry import Entry, Typed
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class RefundInput:
    """A refund as typed: of which payment, when, how much and why."""

    payment_id: int | None
    refunded_on: date | None
    amount: Typed
    reason: str = ""
    reference: str = ""


def record_refund(
    work: Work, data: RefundInput, *, confirmed: Mapping[str, str] | None = None
) -> Refund:
    """Give back part of what a payment left over. Raises Problem V02 beyond that part."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    amount = entry.money("amount", data.amount)
    entry.require("payment_id", data.payment_id, "Elija el pago del que se devuelve.")
    entry.require("reason", data.reason, "Escriba por qué se devuelve.")
    if entry.day("refunded_on", data.refunded_on, not_after=work.today):
        check_fact(work, entry, data.refunded_on)
    if data.payment_id is not None:
        payment = one(work.session, Payment, work.association_id, data.payment_id)
        _check(work, entry, payment, data.refunded_on, amount)
    entry.stop_if_any()
    assert data.payment_id is not None and data.refunded_on is not None and amount is not None
    refund = work.add(
        Refund(
            association_id=work.association_id,
            payment_id=data.payment_id,
            refunded_on=data.refunded_on,
            amount=amount,
            reference=clean(data.reference),
            reason=clean(data.reason),
        ),
        " · ".join((confirmed or {}).values()),
    )
    note_fact(work, data.refunded_on)
    return refund


def remove_refund(work: Work, refund_id: int, reason: str) -> None:
    """Take a refund back: the payment has that credit again."""
    require(work.actor, "record")
    refund = one(work.session, Refund, work.association_id, refund_id)
    work.remove(refund, reason)
    note_fact(work, refund.refunded_on)


def _check(
    work: Work, entry: Entry, payment: Payment, day: date | None, amount: int | None
) -> None:
    waiting = credits(work.session, work.association_id, payment.municipality_id)
    left = next((c.left for c in waiting if c.payment.id == payment.id), 0)
    if day is not None and day < payment.paid_on:
        entry.error(
            "refunded_on",
            "V25",
            f"La devolución no puede ser anterior al pago, que es del {long_date(payment.paid_on)}.",
        )
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "Escriba cuánto se devuelve, sin signo.")
    elif amount is not None and amount > left:
        entry.error(
            "amount",
            "V02",
            f"De ese pago solo se pueden devolver {entry.facts.money(left)}: lo demás ya cubre cobros.",
        )
