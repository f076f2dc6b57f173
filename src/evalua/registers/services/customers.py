"""Writing who is served without being a member, and what each received and was invoiced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import members_on
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.services.cells import write_cells
from evalua.registers.services.commands import Received, check_month, read_pair
from evalua.registers.services.tables import Customer, CustomerRecord, Service, ServiceTariff
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class CustomerInput:
    """A customer as typed."""

    name: str
    kind: str


def add_customer(
    work: Work, data: CustomerInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Customer:
    """Write a customer; a name already in the list, or that of a member, is refused (V58)."""
    require(work.actor, "record")
    _check(work, data, catalog, confirmed, None).stop_if_any()
    return work.add(Customer(association_id=work.association_id, **_values(data)), why(confirmed))


def change_customer(
    work: Work,
    customer_id: int,
    data: CustomerInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Customer:
    """Correct a customer."""
    require(work.actor, "record")
    row = one(work.session, Customer, work.association_id, customer_id)
    work.expect(row, version)
    _check(work, data, catalog, confirmed, customer_id).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    return row


def remove_customer(work: Work, customer_id: int, reason: str) -> None:
    """Take a customer back; refused while it has records or a tariff of its own."""
    require(work.actor, "record")
    row = one(work.session, Customer, work.association_id, customer_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in ((CustomerRecord, "entregas"), (ServiceTariff, "una tarifa")):
        if alive(work.session, table, work.association_id, customer_id=customer_id):
            entry.error("", "V59", f"{row.name} tiene {many} a su nombre. Conserve el cliente.")
    entry.stop_if_any()
    work.remove(row, reason)


def record_customers(
    work: Work,
    service_id: int,
    month: Month,
    typed: Mapping[int, Received],
    *,
    versions: Mapping[int, int] | None = None,
    confirmed: Confirmed = None,
) -> list[CustomerRecord]:
    """Write what each customer received in a month: customer → (quantity, invoiced) as typed.

    A blank pair means that nothing is known: no row is written, and an earlier one is taken back.
    """
    require(work.actor, "record")
    service = one(work.session, Service, work.association_id, service_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    check_month(work, entry, service, month)
    names = {row.id: row.name for row in alive(work.session, Customer, work.association_id)}
    read = {key: _read(entry, key, pair, names) for key, pair in typed.items()}
    day = min(month.last, work.today)
    check_facts(work, entry, day)
    entry.stop_if_any()
    rows = alive(
        work.session, CustomerRecord, work.association_id, service_id=service_id, month=str(month)
    )
    kept = write_cells(
        work,
        month,
        read,
        {row.customer_id: row for row in rows},
        lambda key, values: CustomerRecord(
            association_id=work.association_id,
            service_id=service_id,
            customer_id=key,
            month=str(month),
            **values,
        ),
        versions=versions,
        reason=why(confirmed),
    )
    note_facts(work, day)
    return kept


def _read(
    entry: Entry, customer_id: int, typed: Received, names: Mapping[int, str]
) -> Mapping[str, Any] | None:
    quantity_field, money_field = f"sold.{customer_id}", f"invoiced.{customer_id}"
    if customer_id not in names:
        entry.error(quantity_field, "V56", "Ese cliente ya no existe. Actualice la página.")
        return None
    quantity, invoiced = read_pair(entry, quantity_field, money_field, typed, names[customer_id])
    return None if quantity is None else {"quantity": quantity, "invoiced": invoiced}


def _values(data: CustomerInput) -> dict[str, Any]:
    return {"name": clean(data.name), "name_key": search_key(data.name), "kind": data.kind}


def _check(
    work: Work,
    data: CustomerInput,
    catalog: Catalog,
    confirmed: Confirmed,
    customer_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre del cliente.")
    check_neutral(entry, "name", data.name)
    kinds = catalog.choices("customer_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija qué clase de cliente es.")
    key = search_key(data.name)
    same = alive(work.session, Customer, work.association_id, name_key=key)
    if key and any(other.id != customer_id for other in same):
        entry.error("name", "V58", f"{same[0].name} ya está en la lista. Use ese registro.")
    members = members_on(work.session, work.association_id, work.today)
    towns = alive(work.session, Municipality, work.association_id, name_key=key)
    if data.kind == "municipality" and any(town.id in members for town in towns):
        entry.error(
            "name",
            "V58",
            f"{towns[0].name} es miembro: lo que recibe se anota en el mes del servicio.",
        )
    return entry
