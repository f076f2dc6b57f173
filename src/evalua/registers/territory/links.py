"""Writing what some municipalities share: a border, a road, a basin or a service."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.joined import remove_joined, write_joined
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.spells import check_spell
from evalua.registers.territory.tables import FunctionalLink, LinkMunicipality
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class LinkInput:
    """A link as typed: what is shared, by its name, and the municipalities that share it."""

    kind: str
    name: str
    municipality_ids: Collection[int]
    since: date | None
    until: date | None = None
    evidence: str = ""


def add_link(
    work: Work, data: LinkInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> FunctionalLink:
    """Write a link; with fewer than two municipalities it has no counterpart (V144)."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.since)
    entry.stop_if_any()
    row = FunctionalLink(association_id=work.association_id, **_values(data))
    work.add(row, why(confirmed))
    _join(work, row, data)
    return row


def change_link(
    work: Work,
    link_id: int,
    data: LinkInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> FunctionalLink:
    """Correct a link, who shares it, or its last day."""
    require(work.actor, "record")
    row = one(work.session, FunctionalLink, work.association_id, link_id)
    work.expect(row, version)
    before = (row.since, row.until)
    entry = _check(work, data, catalog, confirmed, link_id)
    check_facts(work, entry, *before, data.since, data.until)
    entry.stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    note_facts(work, *before)
    _join(work, row, data)
    return row


def remove_link(work: Work, link_id: int, reason: str) -> None:
    """Take a link back."""
    require(work.actor, "record")
    row = one(work.session, FunctionalLink, work.association_id, link_id)
    work.remove(row, reason)
    remove_joined(work, LinkMunicipality, ("link_id", row.id), reason)
    note_facts(work, row.since)


def _join(work: Work, row: FunctionalLink, data: LinkInput) -> None:
    towns = set(data.municipality_ids)
    write_joined(work, LinkMunicipality, ("link_id", row.id), "municipality_id", towns)
    note_facts(work, row.since, row.until)


def _values(data: LinkInput) -> dict[str, Any]:
    return {
        "kind": data.kind,
        "name": clean(data.name),
        "since": data.since,
        "until": data.until,
        "evidence": clean(data.evidence),
    }


def _check(
    work: Work, data: LinkInput, catalog: Catalog, confirmed: Confirmed, link_id: int | None
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "kind", data.kind, catalog.choices("link_kinds"), "Elija qué comparten.")
    entry.require("name", data.name, "Escriba cómo se llama: el río, la vía, el servicio.")
    check_neutral(entry, "name", data.name)
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    if len(set(data.municipality_ids)) < _FEWEST:
        entry.error(
            "municipality_ids",
            "V144",
            "Elija al menos dos municipios: un vínculo sin contraparte no es un vínculo.",
        )
    check_spell(work, entry, data.since, data.until)
    same = alive(
        work.session, FunctionalLink, work.association_id, kind=data.kind, name=clean(data.name)
    )
    if any(other.id != link_id for other in same):
        entry.error(
            "name", "V143", f"{clean(data.name)} ya está entre los vínculos. Use ese registro."
        )
    return entry
