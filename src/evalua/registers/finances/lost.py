"""Writing the funding the association counted on and did not receive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.finances.tables import LostFunding
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class LostInput:
    """A lost funding as typed: of which source, what it was for, how much and why."""

    lost_on: date | None
    source: str
    concept: str
    amount: Typed
    category: str
    reason: str


def add_lost(
    work: Work, data: LostInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> LostFunding:
    """Write a funding that was lost."""
    require(work.actor, "record")
    values = _valid(work, data, catalog, confirmed)
    note_facts(work, data.lost_on)
    return work.add(LostFunding(association_id=work.association_id, **values), why(confirmed))


def change_lost(
    work: Work,
    lost_id: int,
    data: LostInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> LostFunding:
    """Correct a funding that was lost."""
    require(work.actor, "record")
    row = one(work.session, LostFunding, work.association_id, lost_id)
    work.expect(row, version)
    before = row.lost_on
    work.change(row, why(confirmed), **_valid(work, data, catalog, confirmed, before))
    note_facts(work, before, row.lost_on)
    return row


def remove_lost(work: Work, lost_id: int, reason: str) -> None:
    """Take back a funding that was not lost after all."""
    require(work.actor, "record")
    row = one(work.session, LostFunding, work.association_id, lost_id)
    work.remove(row, reason)
    note_facts(work, row.lost_on)


def _valid(
    work: Work, data: LostInput, catalog: Catalog, confirmed: Confirmed, *days: date | None
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.day("lost_on", data.lost_on, not_after=work.today)
    sources, reasons = catalog.choices("income_sources"), catalog.choices("lost_funding_reasons")
    chosen(entry, "source", data.source, sources, "Elija de qué fuente venía.")
    chosen(entry, "category", data.category, reasons, "Elija por qué se perdió.")
    entry.require("concept", data.concept, "Escriba para qué era el recurso.")
    entry.require("reason", data.reason, "Escriba en una frase qué pasó.")
    check_neutral(entry, "concept", data.concept)
    check_neutral(entry, "reason", data.reason)
    amount = entry.money("amount", data.amount)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "El valor debe ser mayor que cero.")
    check_facts(work, entry, *days, data.lost_on)
    entry.stop_if_any()
    return {
        "lost_on": data.lost_on,
        "source": data.source,
        "concept": clean(data.concept),
        "amount": amount,
        "category": data.category,
        "reason": clean(data.reason),
    }
