"""What organizations obtained: grants, credits, sales contracts and goods."""

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
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Organization, OrganizationResource
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class ResourceInput:
    """A resource as typed; the amount may not be known, its document is what makes it count."""

    kind: str
    obtained_on: date | None
    given_by: str
    amount: Typed = None
    document: str = ""


def add_resource(
    work: Work,
    organization_id: int,
    data: ResourceInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> OrganizationResource:
    """Write what an organization obtained; without a document it asks (V116), for it does not count."""
    require(work.actor, "record")
    organization = one(work.session, Organization, work.association_id, organization_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _read(work, entry, data, catalog)
    _check_repeated(work, entry, organization, data)
    check_facts(work, entry, data.obtained_on)
    entry.stop_if_any()
    row = OrganizationResource(
        association_id=work.association_id, organization_id=organization.id, **values
    )
    note_facts(work, data.obtained_on)
    return work.add(row, why(confirmed))


def change_resource(
    work: Work,
    resource_id: int,
    data: ResourceInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> OrganizationResource:
    """Correct a resource, or complete its amount or its document."""
    require(work.actor, "record")
    row = one(work.session, OrganizationResource, work.association_id, resource_id)
    work.expect(row, version)
    before = row.obtained_on
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _read(work, entry, data, catalog)
    check_facts(work, entry, before, data.obtained_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), **values)
    note_facts(work, before, data.obtained_on)
    return row


def remove_resource(work: Work, resource_id: int, reason: str) -> None:
    """Take back a resource written by mistake."""
    require(work.actor, "record")
    row = one(work.session, OrganizationResource, work.association_id, resource_id)
    work.remove(row, reason)
    note_facts(work, row.obtained_on)


def _read(work: Work, entry: Entry, data: ResourceInput, catalog: Catalog) -> dict[str, Any]:
    kinds = catalog.choices("resource_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija qué obtuvo la organización.")
    entry.require("given_by", data.given_by, "Escriba quién lo dio, lo prestó o lo compró.")
    check_neutral(entry, "given_by", data.given_by)
    entry.day("obtained_on", data.obtained_on, not_after=work.today)
    amount = entry.money("amount", data.amount, required=False)
    if amount is not None and amount <= 0:
        entry.error(
            "amount", "V01", "El valor debe ser mayor que cero; si no se sabe, déjelo vacío."
        )
    if not data.document.strip():
        entry.confirm(
            "document",
            "V116",
            "Sin la resolución, el desembolso o el contrato este recurso no cuenta en el indicador. "
            "Escriba el documento, o diga por qué no lo hay.",
        )
    return {
        "kind": data.kind,
        "obtained_on": data.obtained_on,
        "amount": amount,
        "given_by": clean(data.given_by),
        "document": clean(data.document),
    }


def _check_repeated(
    work: Work, entry: Entry, organization: Organization, data: ResourceInput
) -> None:
    same = alive(
        work.session,
        OrganizationResource,
        work.association_id,
        organization_id=organization.id,
        kind=data.kind,
        obtained_on=data.obtained_on,
        given_by=clean(data.given_by),
    )
    if same and data.obtained_on is not None:
        entry.confirm(
            "given_by",
            "V04",
            f"Ya hay uno igual de {organization.name}, del {long_date(data.obtained_on)}. ¿Es otro?",
        )
