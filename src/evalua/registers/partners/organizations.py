"""Writing the organizations of producers, rural women, enterprises and communities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.activities.tables import ActivityOrganization
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.counts import COUNTED, CountInput, read_counts
from evalua.registers.partners.links import keep_links, remove_links
from evalua.registers.partners.tables import (
    Organization,
    OrganizationCount,
    OrganizationProject,
    OrganizationResource,
    ProductionUnit,
)
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class OrganizationInput:
    """An organization as typed; with its first count, where it is known already."""

    name: str
    kind: str
    municipality_id: int | None
    founded_on: date | None = None
    women: Number = None
    men: Number = None
    families: Number = None
    led_by_woman: bool = False
    counted_on: date | None = None
    """When its people were counted; left out, the day this is written."""


def add_organization(
    work: Work, data: OrganizationInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Organization:
    """Write an organization; the same name in the same municipality is refused (V58)."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    on = data.counted_on or work.today
    counts = read_counts(entry, CountInput(on, data.women, data.men, data.families))
    counted = any(counts[name] is not None for name in COUNTED)
    if counted and entry.day("counted_on", on, not_after=work.today):
        check_facts(work, entry, on)
    entry.stop_if_any()
    reason = why(confirmed)
    row = work.add(Organization(association_id=work.association_id, **_values(data)), reason)
    if counted:
        first = OrganizationCount(
            association_id=work.association_id, organization_id=row.id, **counts
        )
        work.add(first, reason)
        note_facts(work, on)
    return row


def change_organization(
    work: Work,
    organization_id: int,
    data: OrganizationInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Organization:
    """Correct what an organization is; how many people it has are dated counts of their own."""
    require(work.actor, "record")
    row = one(work.session, Organization, work.association_id, organization_id)
    work.expect(row, version)
    _check(work, data, catalog, confirmed, organization_id).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    return row


def set_organization_projects(
    work: Work, organization_id: int, project_ids: Iterable[int]
) -> Organization:
    """Say which projects serve an organization."""
    require(work.actor, "record")
    row = one(work.session, Organization, work.association_id, organization_id)
    wanted = list(project_ids)
    entry = Entry(facts(work.session, work.association_id))
    existing(work, entry, "projects", Project, wanted)
    entry.stop_if_any()
    keep_links(work, OrganizationProject, ("organization_id", row.id), "project_id", wanted)
    return row


def remove_organization(work: Work, organization_id: int, reason: str) -> None:
    """Take an organization back with its counts; refused while something else speaks of it (V59)."""
    require(work.actor, "record")
    row = one(work.session, Organization, work.association_id, organization_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in (
        (ActivityOrganization, "actividades"),
        (OrganizationResource, "recursos obtenidos"),
        (ProductionUnit, "unidades productivas"),
    ):
        if alive(work.session, table, work.association_id, organization_id=organization_id):
            entry.error(
                "", "V59", f"{row.name} tiene {many} que cuentan. Retírelas antes de eliminar."
            )
    entry.stop_if_any()
    work.remove(row, reason)
    owner = ("organization_id", organization_id)
    remove_links(work, (OrganizationCount, OrganizationProject), owner, reason)


def _values(data: OrganizationInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "municipality_id": data.municipality_id,
        "founded_on": data.founded_on,
        "led_by_woman": data.led_by_woman,
    }


def _check(
    work: Work,
    data: OrganizationInput,
    catalog: Catalog,
    confirmed: Confirmed,
    organization_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre de la organización.")
    check_neutral(entry, "name", data.name)
    kinds = catalog.choices("organization_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de organización.")
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    if data.founded_on is not None and data.founded_on > work.today:
        entry.error("founded_on", "V03", "La fecha de fundación aún no llega. Revise el año.")
    _check_repeated(work, entry, data, organization_id)
    return entry


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
