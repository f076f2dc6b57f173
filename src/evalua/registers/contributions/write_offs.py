"""Forgiving what is left of a charge, by an act of the board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.contributions.applying import settle
from evalua.registers.contributions.ledger import open_charges
from evalua.registers.contributions.tables import Charge, WriteOff
from evalua.registers.entry import Entry, Typed
from evalua.registers.periods.locks import check_fact, note_fact
from evalua.registers.reading import one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class WriteOffInput:
    """A write-off as typed: of which charge, how much, when and by what act."""

    charge_id: int | None
    amount: Typed
    decided_on: date | None
    act: str = ""


def write_off(
    work: Work, data: WriteOffInput, *, confirmed: Mapping[str, str] | None = None
) -> WriteOff:
    """Forgive part of a charge. Raises Problem V11 without act, V02 beyond what is left of it."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    amount = entry.money("amount", data.amount)
    entry.require("charge_id", data.charge_id, "Elija el cobro que se condona.")
    if not clean(data.act):
        entry.error("act", "V11", "Para condonar se necesita el número de acta de la junta.")
    if entry.day("decided_on", data.decided_on, not_after=work.today):
        check_fact(work, entry, data.decided_on)
    if data.charge_id is not None:
        charge = one(work.session, Charge, work.association_id, data.charge_id)
        _check(work, entry, charge, data.decided_on, amount)
    entry.stop_if_any()
    assert data.charge_id is not None and data.decided_on is not None and amount is not None
    row = work.add(
        WriteOff(
            association_id=work.association_id,
            charge_id=data.charge_id,
            amount=amount,
            decided_on=data.decided_on,
            act=clean(data.act),
        ),
        " · ".join((confirmed or {}).values()),
    )
    note_fact(work, data.decided_on)
    return row


def remove_write_off(work: Work, write_off_id: int, reason: str) -> None:
    """Take a write-off back: the charge is owed again, and credits that waited cover it."""
    require(work.actor, "record")
    row = one(work.session, WriteOff, work.association_id, write_off_id)
    charge = one(work.session, Charge, work.association_id, row.charge_id)
    work.remove(row, reason)
    settle(work, charge.municipality_id)
    note_fact(work, row.decided_on)


def _check(work: Work, entry: Entry, charge: Charge, day: date | None, amount: int | None) -> None:
    owed = open_charges(work.session, work.association_id, charge.municipality_id)
    left = next((o.left for o in owed if o.charge.id == charge.id), 0)
    month = Month.parse(charge.month)
    if day is not None and day < month.first:
        entry.error(
            "decided_on", "V25", f"La condonación no puede ser anterior al cobro de {month.label}."
        )
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "Escriba cuánto se condona, sin signo.")
    elif amount is not None and amount > left:
        entry.error(
            "amount", "V02", f"Del cobro de {month.label} solo se deben {entry.facts.money(left)}."
        )
