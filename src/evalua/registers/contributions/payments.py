"""Writing payments: applied oldest first, or as somebody says; and taking one back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.registers.association.facts import facts
from evalua.registers.contributions.applying import allocate, applied_to, settle
from evalua.registers.contributions.ledger import open_charges, pending
from evalua.registers.contributions.tables import Allocation, Charge, Payment, Refund
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

NEGATIVE = "El pago no puede ser negativo. Si es una devolución, use «Registrar devolución»."


@dataclass(frozen=True, slots=True)
class PaymentInput:
    """A payment as typed. ``parts`` says, by charge, what it covers; None: the oldest first."""

    municipality_id: int | None
    paid_on: date | None
    amount: Typed
    reference: str = ""
    method: str = "transfer"
    note: str = ""
    parts: Mapping[int, Typed] | None = None


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """What was written: the payment, how it was applied, and what is kept as credit."""

    payment: Payment
    applied: Mapping[int, int]
    credit: int


def record_payment(
    work: Work, data: PaymentInput, *, confirmed: Mapping[str, str] | None = None
) -> PaymentRecorded:
    """Write a payment and apply it, oldest charge first or by hand; the rest is credit.

    By hand, what was not given to any charge waits until somebody applies it or the next charges
    are generated.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    amount = _valid_payment(work, entry, data)
    parts = _valid_parts(work, entry, data, amount)
    entry.stop_if_any()
    assert data.municipality_id is not None and data.paid_on is not None and amount is not None
    payment = work.add(
        Payment(
            association_id=work.association_id,
            municipality_id=data.municipality_id,
            paid_on=data.paid_on,
            amount=amount,
            method=data.method,
            reference=data.reference.strip(),
            note=data.note.strip(),
        ),
        " · ".join((confirmed or {}).values()),
    )
    for charge_id, part in parts.items():
        allocate(work, payment.id, charge_id, part, by_hand=True)
    settle(work, data.municipality_id)
    applied = applied_to(work, payment.id)
    note_fact(work, data.paid_on)
    return PaymentRecorded(payment, applied, amount - sum(applied.values()))


def remove_payment(work: Work, payment_id: int, reason: str) -> None:
    """Take a payment back, with what it covered and what was returned of it; all stay in the log."""
    require(work.actor, "record")
    payment = one(work.session, Payment, work.association_id, payment_id)
    work.remove(payment, reason)
    for table in (Allocation, Refund):
        for row in alive(work.session, table, work.association_id, payment_id=payment_id):
            work.remove(row, reason)
    settle(work, payment.municipality_id)
    note_fact(work, payment.paid_on)


def _valid_payment(work: Work, entry: Entry, data: PaymentInput) -> int | None:
    amount = entry.money("amount", data.amount)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio que pagó.")
    dated = entry.day(
        "paid_on",
        data.paid_on,
        not_after=work.today,
        message=f"La fecha del pago ({long_date(data.paid_on) if data.paid_on else ''}) aún no llega. "
        "Revise el día o el año.",
    )
    if amount is not None and amount < 0:
        entry.error("amount", "V01", NEGATIVE)
    elif amount == 0:
        entry.error("amount", "V01", "Escriba cuánto pagó; un pago de cero no se registra.")
    elif amount is not None and data.municipality_id is not None:
        _unusual(work, entry, data, amount)
    if dated:
        check_fact(work, entry, data.paid_on)
    return amount


def _valid_parts(
    work: Work, entry: Entry, data: PaymentInput, amount: int | None
) -> dict[int, int]:
    """What each charge takes by hand: not more than it owes, nor all together than was paid."""
    if data.parts is None or data.municipality_id is None:
        return {}
    owed = {
        o.charge.id: o
        for o in open_charges(work.session, work.association_id, data.municipality_id)
    }
    parts: dict[int, int] = {}
    for charge_id, typed in data.parts.items():
        name = f"parts.{charge_id}"
        part = entry.money(name, typed, required=False)
        if part is None or part == 0:
            continue
        if charge_id not in owed:
            entry.error(
                name, "V56", "Ese cobro ya no está pendiente. Vuelva a elegir el municipio."
            )
        elif part < 0:
            entry.error(name, "V01", "Escriba cuánto cubre, o deje la casilla vacía.")
        elif part > owed[charge_id].left:
            month = Month.parse(owed[charge_id].charge.month).label
            left = entry.facts.money(owed[charge_id].left)
            entry.error(name, "V02", f"Del cobro de {month} solo faltan {left}.")
        else:
            parts[charge_id] = part
    if not any(str(typed or "").strip() for typed in data.parts.values()):
        entry.error("parts", "V00", "Escriba cuánto cubre de al menos un cobro.")
    total = sum(parts.values())
    if amount is not None and amount > 0 and total > amount:
        entry.error(
            "parts",
            "V02",
            f"Lo repartido suma {entry.facts.money(total)} y el pago es de "
            f"{entry.facts.money(amount)}. Quite {entry.facts.money(total - amount)}.",
        )
    return parts


def _unusual(work: Work, entry: Entry, data: PaymentInput, amount: int) -> None:
    """Ask before saving a repeated, a huge, or an exceeding payment (V04, V06, V02)."""
    assert data.municipality_id is not None
    municipality = one(work.session, Municipality, work.association_id, data.municipality_id)
    money = entry.facts.money
    earlier = alive(
        work.session, Payment, work.association_id, municipality_id=data.municipality_id
    )
    if any(
        (p.paid_on, p.amount, p.reference) == (data.paid_on, amount, data.reference.strip())
        for p in earlier
    ):
        when = long_date(data.paid_on) if data.paid_on else ""
        entry.confirm(
            "reference",
            "V04",
            f"Ya existe un pago igual de {municipality.name} por {money(amount)} el {when}. ¿Es otro pago?",
        )
    usual = _usual(work, data.municipality_id, earlier)
    if usual and amount >= 100 * usual:
        entry.confirm(
            "amount",
            "V06",
            f"{money(amount)} es mucho mayor que lo habitual ({money(usual)}). Confirme o corrija los ceros.",
        )
    owed = pending(work.session, work.association_id, data.municipality_id)
    if amount > owed:
        entry.confirm(
            "amount",
            "V02",
            f"El pago supera lo pendiente ({money(owed)}). ¿Desea dejar {money(amount - owed)} como "
            "saldo a favor?",
        )


def _usual(work: Work, municipality_id: int, earlier: Sequence[Payment]) -> int:
    """The middle of the payments so far, or of the charges where there are none."""
    amounts = [p.amount for p in earlier] or [
        c.amount
        for c in alive(work.session, Charge, work.association_id, municipality_id=municipality_id)
    ]
    return int(median(amounts)) if amounts else 0
