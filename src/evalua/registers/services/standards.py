"""Writing what the board decided that each service must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry, Number
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Service, ServiceStandard
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class StandardInput:
    """A standard as typed: what is looked at, how much of it, and the act that says so."""

    measure: str
    direction: str
    threshold: Number
    approved_on: date | None
    act: str


def approve_standard(
    work: Work,
    service_id: int,
    data: StandardInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> ServiceStandard:
    """Write a standard, which replaces the earlier one from its date on; the earlier stays.

    One that is easier than the one it replaces, or about something else, asks why (V120).
    """
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    threshold = _check(work, entry, service, data, catalog)
    check_facts(work, entry, data.approved_on)
    entry.stop_if_any()
    assert data.approved_on is not None and threshold is not None
    row = ServiceStandard(
        association_id=work.association_id,
        service_id=service_id,
        measure=data.measure,
        direction=data.direction,
        threshold=threshold,
        approved_on=data.approved_on,
        act=clean(data.act),
    )
    note_facts(work, data.approved_on)
    return work.add(row, why(confirmed))


def remove_standard(work: Work, standard_id: int, reason: str) -> None:
    """Take back a standard that was written by mistake."""
    require(work.actor, "record")
    row = one(work.session, ServiceStandard, work.association_id, standard_id)
    work.remove(row, reason)
    note_facts(work, row.approved_on)


def _easier(data: StandardInput, threshold: float, than: ServiceStandard) -> bool:
    """Whether a standard asks less than another, or something that cannot be compared with it."""
    if (data.measure, data.direction) != (than.measure, than.direction):
        return True
    if data.direction == "at_least":
        return threshold < than.threshold
    return threshold > than.threshold


def _check(
    work: Work, entry: Entry, service: Service, data: StandardInput, catalog: Catalog
) -> float | None:
    offered = {m.key: m for m in catalog.standards_for(service.kind)}
    chosen(entry, "measure", data.measure, offered, "Elija qué se mira de este servicio.")
    directions = catalog.choices("standard_directions")
    chosen(entry, "direction", data.direction, directions, "Elija si es un mínimo o un máximo.")
    measure = offered.get(data.measure)
    high = 100 if measure is not None and measure.is_percentage else None
    threshold = entry.number("threshold", data.threshold, low=0, high=high)
    entry.require("act", data.act, "Escriba el acta con que la junta lo aprobó.")
    if entry.day("approved_on", data.approved_on, not_after=work.today):
        _check_replaced(work, entry, service, data, threshold)
    return threshold


def _check_replaced(
    work: Work, entry: Entry, service: Service, data: StandardInput, threshold: float | None
) -> None:
    assert data.approved_on is not None
    others = alive(work.session, ServiceStandard, work.association_id, service_id=service.id)
    if any(other.approved_on == data.approved_on for other in others):
        entry.error(
            "approved_on",
            "V58",
            f"{service.name} ya tiene un estándar aprobado el {long_date(data.approved_on)}.",
        )
        return
    before = [other for other in others if other.approved_on < data.approved_on]
    last = max(before, key=lambda other: other.approved_on, default=None)
    if last is not None and threshold is not None and _easier(data, threshold, last):
        entry.confirm(
            "threshold",
            "V120",
            "El estándar nuevo pide menos que el anterior, o pide otra cosa. Cuenta desde el trimestre "
            "siguiente; escriba por qué lo cambió la junta.",
        )
