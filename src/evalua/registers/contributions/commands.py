"""Writing contributions: schemes, charges of a month, payments and their allocation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.registers.association.facts import facts
from evalua.registers.contributions.billing import Due, dues_of_month
from evalua.registers.contributions.ledger import credits, open_charges, pending
from evalua.registers.contributions.tables import Allocation, Charge, ContributionBase, Payment
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.periods.locks import check_fact, check_open, note_fact
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class PaymentInput:
    """A payment as typed. ``charges`` says, in order, which charges it covers first."""

    municipality_id: int | None
    paid_on: date | None
    amount: Typed
    reference: str = ""
    method: str = "transfer"
    note: str = ""
    charges: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """What was written: the payment, how it was applied, and what is kept as credit."""

    payment: Payment
    applied: Mapping[int, int]
    credit: int


def record_payment(
    work: Work, data: PaymentInput, *, confirmed: Mapping[str, str] | None = None
) -> PaymentRecorded:
    """Write a payment and apply it: chosen charges first, then the oldest; the rest is credit."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    amount = _valid_payment(work, entry, data)
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
    applied = _apply(work, payment, amount, data.charges)
    note_fact(work, data.paid_on)
    return PaymentRecorded(payment, applied, amount - sum(applied.values()))


def remove_payment(work: Work, payment_id: int, reason: str) -> None:
    """Take a payment back, with what it covered; both stay in the log with the reason."""
    require(work.actor, "record")
    payment = one(work.session, Payment, work.association_id, payment_id)
    work.remove(payment, reason)
    for allocation in alive(work.session, Allocation, work.association_id, payment_id=payment_id):
        work.remove(allocation, reason)
    note_fact(work, payment.paid_on)


def charge_month(work: Work, month: Month) -> list[Charge]:
    """Write the charges of a month that are missing, then use credits that were waiting.

    Raises Problem where a percentage scheme lacks a base (V08) or the month is closed (V43).
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    check_open(work, entry, month)
    dues = dues_of_month(work.session, work.association_id, month)
    for due in dues:
        if due.amount is None:
            entry.error("base", "V08", due.problem)
    entry.stop_if_any()
    charges = [_charge(work, due, month) for due in dues]
    for municipality_id in sorted({c.municipality_id for c in charges}):
        use_credit(work, municipality_id)
    return charges


def use_credit(work: Work, municipality_id: int) -> int:
    """Apply what earlier payments left over to open charges; returns how much was applied."""
    waiting = credits(work.session, work.association_id, municipality_id)
    return sum(sum(_apply(work, c.payment, c.left, ()).values()) for c in waiting)


def set_base(
    work: Work, municipality_id: int, month: Month, transfer: str, amount: Typed, source: str = ""
) -> ContributionBase:
    """Record (or correct) the transfer a municipality received, on which its share is charged."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    minor = entry.money("amount", amount)
    if minor is not None and minor < 0:
        entry.error("amount", "V01", "La base no puede ser negativa.")
    check_open(work, entry, month)
    entry.stop_if_any()
    assert minor is not None
    found = alive(
        work.session,
        ContributionBase,
        work.association_id,
        municipality_id=municipality_id,
        month=str(month),
        transfer=transfer,
    )
    if found:
        work.change(found[0], amount=minor, source=source)
        return found[0]
    return work.add(
        ContributionBase(
            association_id=work.association_id,
            municipality_id=municipality_id,
            month=str(month),
            transfer=transfer,
            amount=minor,
            source=source,
        )
    )


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
        entry.error(
            "amount",
            "V01",
            "El pago no puede ser negativo. Si es una devolución, anótela en la nota del pago.",
        )
    elif amount == 0:
        entry.error("amount", "V01", "Escriba cuánto pagó; un pago de cero no se registra.")
    elif amount is not None and data.municipality_id is not None:
        _unusual(work, entry, data, amount)
    if dated:
        check_fact(work, entry, data.paid_on)
    return amount


def _unusual(work: Work, entry: Entry, data: PaymentInput, amount: int) -> None:
    """Ask before saving a repeated, a huge, or an exceeding payment (V04, V06, V02)."""
    assert data.municipality_id is not None
    municipality = one(work.session, Municipality, work.association_id, data.municipality_id)
    money = entry.facts.money
    earlier = _payments(work, data.municipality_id)
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


def _apply(work: Work, payment: Payment, left: int, first: Sequence[int]) -> dict[int, int]:
    """Spread an amount over open charges: the chosen ones, then by original due date."""
    order = {charge_id: index for index, charge_id in enumerate(first)}
    pending = open_charges(work.session, work.association_id, payment.municipality_id)
    applied: dict[int, int] = {}
    for item in sorted(pending, key=lambda o: order.get(o.charge.id, len(order))):
        part = min(left, item.left)
        if part > 0:
            _allocate(work, payment, item.charge, part)
            applied[item.charge.id] = part
            left -= part
    return applied


def _allocate(work: Work, payment: Payment, charge: Charge, amount: int) -> None:
    work.add(
        Allocation(
            association_id=work.association_id,
            payment_id=payment.id,
            charge_id=charge.id,
            amount=amount,
        )
    )


def _charge(work: Work, due: Due, month: Month) -> Charge:
    assert due.amount is not None
    return work.add(
        Charge(
            association_id=work.association_id,
            municipality_id=due.municipality_id,
            scheme_id=due.scheme_id,
            month=str(month),
            amount=due.amount,
            issued_on=min(work.today, due.due_on),
            due_on=due.due_on,
            original_due_on=due.due_on,
        )
    )


def _payments(work: Work, municipality_id: int) -> list[Payment]:
    return alive(work.session, Payment, work.association_id, municipality_id=municipality_id)
