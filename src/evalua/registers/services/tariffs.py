"""Writing what a unit of a service costs and what is charged for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Customer, Service, ServiceCost, ServiceTariff
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class TariffInput:
    """A tariff as typed; ``municipality_id`` or ``customer_id`` where it is for one of them."""

    payer: str
    since: date | None
    unit_price: Typed
    municipality_id: int | None = None
    customer_id: int | None = None
    act: str = ""


def set_cost(
    work: Work,
    service_id: int,
    since: date | None,
    unit_cost: Typed,
    basis: str,
    *,
    confirmed: Confirmed = None,
) -> ServiceCost:
    """Write what a unit costs from a day on and how that is known; the same day corrects it."""
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    cost = entry.money("unit_cost", unit_cost)
    if cost is not None and cost <= 0:
        entry.error("unit_cost", "V01", "El costo debe ser mayor que cero.")
    entry.require("basis", basis, "Escriba cómo se calculó: qué gastos y entre cuántas unidades.")
    _check_since(entry, service, since)
    check_facts(work, entry, _past(work, since))
    entry.stop_if_any()
    assert since is not None and cost is not None
    note_facts(work, _past(work, since))
    found = alive(
        work.session, ServiceCost, work.association_id, service_id=service_id, since=since
    )
    if found:
        work.change(found[0], why(confirmed), unit_cost=cost, basis=clean(basis))
        return found[0]
    row = ServiceCost(
        association_id=work.association_id,
        service_id=service_id,
        since=since,
        unit_cost=cost,
        basis=clean(basis),
    )
    return work.add(row, why(confirmed))


def remove_cost(work: Work, cost_id: int, reason: str) -> None:
    """Take a unit cost back."""
    require(work.actor, "record")
    row = one(work.session, ServiceCost, work.association_id, cost_id)
    work.remove(row, reason)
    note_facts(work, _past(work, row.since))


def set_tariff(
    work: Work,
    service_id: int,
    data: TariffInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> ServiceTariff:
    """Write what a payer is charged from a day on; the same payer and day corrects it. Zero: free."""
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    price = entry.money("unit_price", data.unit_price)
    if price is not None and price < 0:
        entry.error("unit_price", "V01", "El precio no puede ser negativo.")
    _check_payer(work, entry, data, catalog)
    _check_since(entry, service, data.since)
    check_facts(work, entry, _past(work, data.since))
    entry.stop_if_any()
    assert data.since is not None and price is not None
    note_facts(work, _past(work, data.since))
    key: dict[str, Any] = {
        "service_id": service_id,
        "payer": data.payer,
        "municipality_id": data.municipality_id if data.payer == "municipality" else None,
        "customer_id": data.customer_id if data.payer == "customer" else None,
        "since": data.since,
    }
    found = alive(work.session, ServiceTariff, work.association_id, **key)
    if found:
        work.change(found[0], why(confirmed), unit_price=price, act=clean(data.act))
        return found[0]
    row = ServiceTariff(
        association_id=work.association_id, unit_price=price, act=clean(data.act), **key
    )
    return work.add(row, why(confirmed))


def remove_tariff(work: Work, tariff_id: int, reason: str) -> None:
    """Take a tariff back."""
    require(work.actor, "record")
    row = one(work.session, ServiceTariff, work.association_id, tariff_id)
    work.remove(row, reason)
    note_facts(work, _past(work, row.since))


def _check_payer(work: Work, entry: Entry, data: TariffInput, catalog: Catalog) -> None:
    payers = catalog.choices("tariff_payers")
    chosen(entry, "payer", data.payer, payers, "Elija a quién se le cobra.")
    if data.payer == "municipality":
        entry.require("municipality_id", data.municipality_id, "Elija el miembro.")
        existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    if data.payer == "customer":
        entry.require("customer_id", data.customer_id, "Elija el cliente.")
        existing(work, entry, "customer_id", Customer, [data.customer_id])


def _check_since(entry: Entry, service: Service, since: date | None) -> None:
    if entry.day("since", since) and since is not None and since < service.since:
        entry.error(
            "since", "V25", f"{service.name} empezó a prestarse el {long_date(service.since)}."
        )


def _past(work: Work, day: date | None) -> date | None:
    """A tariff may be decided for a day to come; only one that began touches months already seen."""
    return day if day is not None and day <= work.today else None
