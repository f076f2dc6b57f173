"""Writing the organizations of producers, rural women, enterprises and communities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.activities.tables import ActivityOrganization
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import Organization
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class OrganizationInput:
    """An organization as typed; counts left blank are unknown, not zero."""

    name: str
    kind: str
    municipality_id: int | None
    founded_on: date | None = None
    women: Number = None
    men: Number = None
    families: Number = None
    led_by_woman: bool = False


def add_organization(
    work: Work, data: OrganizationInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Organization:
    """Write an organization; the same name in the same municipality is refused (V58)."""
    require(work.actor, "record")
    values = _valid(work, data, catalog, confirmed, None)
    return work.add(Organization(association_id=work.association_id, **values), why(confirmed))


def change_organization(
    work: Work,
    organization_id: int,
    data: OrganizationInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Organization:
    """Correct an organization."""
    require(work.actor, "record")
    row = one(work.session, Organization, work.association_id, organization_id)
    work.expect(row, version)
    values = _valid(work, data, catalog, confirmed, organization_id)
    work.change(row, why(confirmed), **values)
    return row


def remove_organization(work: Work, organization_id: int, reason: str) -> None:
    """Take an organization back; refused while activities speak of it."""
    require(work.actor, "record")
    row = one(work.session, Organization, work.association_id, organization_id)
    entry = Entry(facts(work.session, work.association_id))
    linked = alive(
        work.session, ActivityOrganization, work.association_id, organization_id=organization_id
    )
    if linked:
        entry.error(
            "", "V59", f"{row.name} tiene actividades que cuentan. Retírelas antes de eliminar."
        )
    entry.stop_if_any()
    work.remove(row, reason)


def _valid(
    work: Work,
    data: OrganizationInput,
    catalog: Catalog,
    confirmed: Confirmed,
    organization_id: int | None,
) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre de la organización.")
    check_neutral(entry, "name", data.name)
    kinds = catalog.choices("organization_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de organización.")
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    if data.founded_on is not None and data.founded_on > work.today:
        entry.error("founded_on", "V03", "La fecha de fundación aún no llega. Revise el año.")
    counts = {
        name: whole(entry, name, getattr(data, name)) for name in ("women", "men", "families")
    }
    _check_repeated(work, entry, data, organization_id)
    entry.stop_if_any()
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "municipality_id": data.municipality_id,
        "founded_on": data.founded_on,
        "led_by_woman": data.led_by_woman,
        **counts,
    }


def _check_repeated(
    work: Work, entry: Entry, data: OrganizationInput, organization_id: int | None
) -> None:
    same = alive(
        work.session,
        Organization,
        work.association_id,
        name_key=search_key(data.name),
        municipality_id=data.municipality_id,
    )
    if data.name.strip() and any(other.id != organization_id for other in same):
        names = municipality_names(work.session, work.association_id)
        place = names.get(data.municipality_id or 0, "")
        entry.error(
            "name", "V58", f"{same[0].name} de {place} ya está en la lista. Use ese registro."
        )
