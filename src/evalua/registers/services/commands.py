"""Writing services, and what each municipality received of them in a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.membership import municipality_names
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Service, ServiceRecord
from evalua.storage.work import Work

Received = tuple[Number, Typed]


@dataclass(frozen=True, slots=True)
class ServiceInput:
    """A service as typed, with the unit it is counted in; without ``until`` it is still provided."""

    name: str
    kind: str
    unit: str
    since: date | None
    until: date | None = None


def add_service(work: Work, data: ServiceInput, *, catalog: Catalog) -> Service:
    """Write a service; a name already in the list is refused (V58)."""
    require(work.actor, "record")
    _check_service(work, data, catalog, None).stop_if_any()
    assert data.since is not None
    return work.add(
        Service(
            association_id=work.association_id,
            name=clean(data.name),
            name_key=search_key(data.name),
            kind=data.kind,
            unit=clean(data.unit),
            since=data.since,
            until=data.until,
        )
    )


def change_service(
    work: Work, service_id: int, data: ServiceInput, *, catalog: Catalog, version: int | None
) -> Service:
    """Correct a service, or record its last day."""
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    work.expect(service, version)
    entry = _check_service(work, data, catalog, service_id)
    _check_recorded(work, entry, service_id, data)
    entry.stop_if_any()
    work.change(
        service,
        name=clean(data.name),
        name_key=search_key(data.name),
        kind=data.kind,
        unit=clean(data.unit),
        since=data.since,
        until=data.until,
    )
    return service


def remove_service(work: Work, service_id: int, reason: str) -> None:
    """Take a service back; refused while it has records, which would lose their meaning."""
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, ServiceRecord, work.association_id, service_id=service_id):
        entry.error(
            "",
            "V59",
            f"{service.name} tiene entregas registradas. Escriba su fecha final en vez de eliminarlo.",
        )
    entry.stop_if_any()
    work.remove(service, reason)


def record_service(
    work: Work,
    service_id: int,
    month: Month,
    received: Mapping[int, Received],
    *,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[ServiceRecord]:
    """Write a column of the grid: municipality → (quantity, income) as typed; returns what is kept.

    A blank pair means that nothing is known: no row is written, and an earlier one is taken back.
    Zero is a quantity. ``versions`` are those of the rows when the grid was opened, by municipality
    (0 where there was none); a row that would change and moved meanwhile raises Conflict.
    """
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_month(work, entry, service, month)
    names = municipality_names(work.session, work.association_id)
    read = {key: _read(entry, key, typed, names) for key, typed in received.items()}
    day = min(month.last, work.today)
    check_facts(work, entry, day)
    entry.stop_if_any()
    rows = alive(
        work.session,
        ServiceRecord,
        work.association_id,
        service_id=service_id,
        month=str(month),
    )
    earlier = {row.municipality_id: row for row in rows}
    for key, row in earlier.items():
        if versions is not None and read.get(key) not in (None, (row.quantity, row.income)):
            work.expect(row, versions.get(key, 0))
    kept = [
        _write(work, service, month, key, quantity, income, earlier.get(key), why(confirmed))
        for key, (quantity, income) in read.items()
    ]
    note_facts(work, day)
    return [row for row in kept if row is not None]


def _write(
    work: Work,
    service: Service,
    month: Month,
    municipality_id: int,
    quantity: float | None,
    income: int | None,
    earlier: ServiceRecord | None,
    reason: str,
) -> ServiceRecord | None:
    if quantity is None:
        if earlier is not None:
            work.remove(earlier, reason or f"casilla vaciada en {month.label}")
        return None
    if earlier is not None:
        work.change(earlier, reason, quantity=quantity, income=income)
        return earlier
    return work.add(
        ServiceRecord(
            association_id=work.association_id,
            service_id=service.id,
            municipality_id=municipality_id,
            month=str(month),
            quantity=quantity,
            income=income,
        ),
        reason,
    )


def _read(
    entry: Entry, municipality_id: int, typed: Received, names: Mapping[int, str]
) -> tuple[float | None, int | None]:
    """A cell of the grid as numbers."""
    if municipality_id not in names:
        entry.error(
            f"quantity.{municipality_id}", "V56", "Ese municipio ya no existe. Actualice la página."
        )
        return None, None
    field = f"quantity.{municipality_id}"
    quantity = entry.number(field, typed[0], required=False, low=0)
    income = entry.money(f"income.{municipality_id}", typed[1], required=False)
    if income is not None and income < 0:
        entry.error(f"income.{municipality_id}", "V01", "El ingreso no puede ser negativo.")
    elif income is not None and _blank(typed[0]):
        name = names[municipality_id]
        entry.error(field, "V00", f"Escriba la cantidad que recibió {name}.")
    return quantity, income


def _blank(typed: Number) -> bool:
    return typed is None or (isinstance(typed, str) and not typed.strip())


def _check_month(work: Work, entry: Entry, service: Service, month: Month) -> None:
    if month.first > work.today:
        entry.error("month", "V03", f"{month.label.capitalize()} aún no llega.")
    if month.last < service.since:
        entry.error(
            "month", "V25", f"{service.name} empezó a prestarse el {long_date(service.since)}."
        )
    if service.until is not None and service.until < month.first:
        entry.error(
            "month", "V25", f"{service.name} dejó de prestarse el {long_date(service.until)}."
        )


def _check_service(
    work: Work, data: ServiceInput, catalog: Catalog, service_id: int | None
) -> Entry:
    entry = Entry(facts(work.session, work.association_id))
    entry.require("name", data.name, "Escriba el nombre del servicio.")
    kinds = catalog.choices("service_types")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de servicio.")
    entry.require("unit", data.unit, "Escriba en qué se cuenta: toneladas, trámites, atenciones…")
    started = entry.day("since", data.since, not_after=work.today)
    if started and data.since and data.until is not None and data.until < data.since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")
    same = alive(work.session, Service, work.association_id, name_key=search_key(data.name))
    if data.name.strip() and any(other.id != service_id for other in same):
        entry.error(
            "name", "V58", f"{same[0].name} ya está en la lista de servicios. Use ese registro."
        )
    return entry


def _check_recorded(work: Work, entry: Entry, service_id: int, data: ServiceInput) -> None:
    """The dates of a service hold the months already recorded."""
    rows = alive(work.session, ServiceRecord, work.association_id, service_id=service_id)
    months = [Month.parse(row.month) for row in rows]
    if months and data.since is not None and min(months).last < data.since:
        entry.error("since", "V25", f"Hay entregas registradas desde {min(months).label}.")
    if months and data.until is not None and data.until < max(months).first:
        entry.error("until", "V25", f"Hay entregas registradas hasta {max(months).label}.")
