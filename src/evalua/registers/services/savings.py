"""Writing what was saved by buying or working together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, whole, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.registers.services.tables import Service, ServiceSaving
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class SavingInput:
    """A shared purchase as typed: ``basis`` says how the price of buying alone is known."""

    saved_on: date | None
    concept: str
    municipalities: Number
    amount_alone: Typed
    amount_together: Typed
    basis: str


def add_saving(
    work: Work, service_id: int, data: SavingInput, *, confirmed: Confirmed = None
) -> ServiceSaving:
    """Write a purchase or a machine shared; one that saved nothing asks for confirmation (V127)."""
    require(work.actor, "record")
    one(work.session, Service, work.association_id, service_id)
    values = _valid(work, data, confirmed)
    row = ServiceSaving(association_id=work.association_id, service_id=service_id, **values)
    note_facts(work, row.saved_on)
    return work.add(row, why(confirmed))


def change_saving(
    work: Work,
    saving_id: int,
    data: SavingInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> ServiceSaving:
    """Correct a purchase."""
    require(work.actor, "record")
    row = one(work.session, ServiceSaving, work.association_id, saving_id)
    work.expect(row, version)
    before = row.saved_on
    work.change(row, why(confirmed), **_valid(work, data, confirmed, before))
    note_facts(work, before, row.saved_on)
    return row


def remove_saving(work: Work, saving_id: int, reason: str) -> None:
    """Take a purchase back."""
    require(work.actor, "record")
    row = one(work.session, ServiceSaving, work.association_id, saving_id)
    work.remove(row, reason)
    note_facts(work, row.saved_on)


def _valid(
    work: Work, data: SavingInput, confirmed: Confirmed, *days: date | None
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("concept", data.concept, "Escriba qué se compró o se usó en conjunto.")
    check_neutral(entry, "concept", data.concept)
    entry.require("basis", data.basis, "Escriba cómo se sabe lo que habría costado por separado.")
    entry.day("saved_on", data.saved_on, not_after=work.today)
    sharing = whole(entry, "municipalities", data.municipalities)
    if sharing is None or sharing < 2:
        entry.error("municipalities", "V23", "Escriba cuántos municipios participaron: dos o más.")
    alone = _amount(entry, "amount_alone", data.amount_alone)
    together = _amount(entry, "amount_together", data.amount_together)
    if alone is not None and together is not None and together >= alone:
        entry.confirm(
            "amount_together",
            "V127",
            "En conjunto no costó menos que por separado. Si así fue, escriba por qué.",
        )
    check_facts(work, entry, *days, data.saved_on)
    entry.stop_if_any()
    return {
        "saved_on": data.saved_on,
        "concept": clean(data.concept),
        "municipalities": sharing,
        "amount_alone": alone,
        "amount_together": together,
        "basis": clean(data.basis),
    }


def _amount(entry: Entry, field: str, typed: Typed) -> int | None:
    value = entry.money(field, typed)
    if value is not None and value <= 0:
        entry.error(field, "V01", "El valor debe ser mayor que cero.")
    return value
