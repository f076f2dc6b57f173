"""Writing services, and what each municipality received of them in a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.membership import municipality_names
from evalua.registers.partners.tables import Agreement
from evalua.registers.reading import alive, one
from evalua.registers.services.cells import write_cells
from evalua.registers.services.tables import (
    CustomerRecord,
    Service,
    ServiceCost,
    ServiceFigure,
    ServiceRecord,
    ServiceSaving,
    ServiceStandard,
    ServiceTariff,
)
from evalua.storage.base import Registered
from evalua.storage.work import Work

Received = tuple[Number, Typed]
_SPEAK_OF_IT: tuple[type[Registered], ...] = (
    ServiceRecord,
    CustomerRecord,
    ServiceFigure,
    ServiceStandard,
    ServiceCost,
    ServiceTariff,
    ServiceSaving,
)


@dataclass(frozen=True, slots=True)
class ServiceInput:
    """A service as typed, with the unit it is counted in; without ``until`` it is still provided."""

    name: str
    kind: str
    unit: str
    since: date | None
    until: date | None = None
    agreement_id: int | None = None
    focus: bool = False
    hosted_for: str = ""


def add_service(work: Work, data: ServiceInput, *, catalog: Catalog) -> Service:
    """Write a service; a name already in the list is refused (V58)."""
    require(work.actor, "record")
    _check_service(work, data, catalog, None).stop_if_any()
    return work.add(Service(association_id=work.association_id, **_values(data)))


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
    work.change(service, **_values(data))
    return service


def remove_service(work: Work, service_id: int, reason: str) -> None:
    """Take a service back; refused while it has records, which would lose their meaning."""
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id))
    if any(
        alive(work.session, table, work.association_id, service_id=service_id)
        for table in _SPEAK_OF_IT
    ):
        entry.error(
            "",
            "V59",
            f"{service.name} ya tiene datos registrados. Escriba su fecha final en vez de eliminarlo.",
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
    check_month(work, entry, service, month)
    names = municipality_names(work.session, work.association_id)
    read = {key: _read(entry, key, typed, names) for key, typed in received.items()}
    day = min(month.last, work.today)
    check_facts(work, entry, day)
    entry.stop_if_any()
    rows = alive(
        work.session, ServiceRecord, work.association_id, service_id=service_id, month=str(month)
    )
    kept = write_cells(
        work,
        month,
        read,
        {row.municipality_id: row for row in rows},
        lambda key, values: ServiceRecord(
            association_id=work.association_id,
            service_id=service_id,
            municipality_id=key,
            month=str(month),
            **values,
        ),
        versions=versions,
        reason=why(confirmed),
    )
    note_facts(work, day)
    return kept


def _read(
    entry: Entry, municipality_id: int, typed: Received, names: Mapping[int, str]
) -> Mapping[str, Any] | None:
    """A cell of the grid as the columns of its row; None where nothing was typed."""
    if municipality_id not in names:
        entry.error(
            f"quantity.{municipality_id}", "V56", "Ese municipio ya no existe. Actualice la página."
        )
        return None
    field = f"quantity.{municipality_id}"
    paid = f"income.{municipality_id}"
    quantity, income = read_pair(entry, field, paid, typed, names[municipality_id])
    return None if quantity is None else {"quantity": quantity, "income": income}


def read_pair(
    entry: Entry, quantity_field: str, money_field: str, typed: Received, name: str
) -> tuple[float | None, int | None]:
    """A quantity and its money as typed; money needs its quantity, and neither is negative."""
    quantity = entry.number(quantity_field, typed[0], required=False, low=0)
    money = entry.money(money_field, typed[1], required=False)
    if money is not None and money < 0:
        entry.error(money_field, "V01", "El ingreso no puede ser negativo.")
    elif money is not None and _blank(typed[0]):
        entry.error(quantity_field, "V00", f"Escriba la cantidad que recibió {name}.")
    return quantity, money


def _blank(typed: Number) -> bool:
    return typed is None or (isinstance(typed, str) and not typed.strip())


def check_month(work: Work, entry: Entry, service: Service, month: Month) -> None:
    """Refuse a month that has not come, or in which the service was not provided."""
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
    existing(work, entry, "agreement_id", Agreement, [data.agreement_id])
    same = alive(work.session, Service, work.association_id, name_key=search_key(data.name))
    if data.name.strip() and any(other.id != service_id for other in same):
        entry.error(
            "name", "V58", f"{same[0].name} ya está en la lista de servicios. Use ese registro."
        )
    return entry


def _values(data: ServiceInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "unit": clean(data.unit),
        "since": data.since,
        "until": data.until,
        "agreement_id": data.agreement_id,
        "focus": data.focus,
        "hosted_for": clean(data.hosted_for),
    }


def _check_recorded(work: Work, entry: Entry, service_id: int, data: ServiceInput) -> None:
    """The dates of a service hold the months already recorded."""
    own = {"service_id": service_id}
    recorded = (
        {row.month for row in alive(work.session, ServiceRecord, work.association_id, **own)}
        | {row.month for row in alive(work.session, CustomerRecord, work.association_id, **own)}
        | {row.month for row in alive(work.session, ServiceFigure, work.association_id, **own)}
    )
    months = [Month.parse(month) for month in recorded]
    if months and data.since is not None and min(months).last < data.since:
        entry.error("since", "V25", f"Hay entregas registradas desde {min(months).label}.")
    if months and data.until is not None and data.until < max(months).first:
        entry.error("until", "V25", f"Hay entregas registradas hasta {max(months).label}.")
