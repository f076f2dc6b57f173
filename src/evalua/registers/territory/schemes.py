"""Writing the other schemes a municipality belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.spells import check_spell, overlap
from evalua.registers.territory.tables import OtherScheme
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class OtherSchemeInput:
    """Another scheme of a municipality as typed; ``purpose`` is a project theme."""

    municipality_id: int | None
    name: str
    purpose: str
    since: date | None
    until: date | None = None


def add_other_scheme(
    work: Work, data: OtherSchemeInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> OtherScheme:
    """Write that a municipality belongs to another scheme."""
    require(work.actor, "record")
    _check(work, data, catalog, confirmed, None).stop_if_any()
    row = OtherScheme(association_id=work.association_id, **_values(data))
    return work.add(row, why(confirmed))


def change_other_scheme(
    work: Work,
    scheme_id: int,
    data: OtherSchemeInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> OtherScheme:
    """Correct another scheme, or record its last day."""
    require(work.actor, "record")
    row = one(work.session, OtherScheme, work.association_id, scheme_id)
    work.expect(row, version)
    _check(work, data, catalog, confirmed, scheme_id).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    return row


def remove_other_scheme(work: Work, scheme_id: int, reason: str) -> None:
    """Take another scheme back."""
    require(work.actor, "record")
    work.remove(one(work.session, OtherScheme, work.association_id, scheme_id), reason)


def _values(data: OtherSchemeInput) -> dict[str, Any]:
    return {
        "municipality_id": data.municipality_id,
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "purpose": data.purpose,
        "since": data.since,
        "until": data.until,
    }


def _check(
    work: Work,
    data: OtherSchemeInput,
    catalog: Catalog,
    confirmed: Confirmed,
    scheme_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    entry.require("name", data.name, "Escriba el nombre del esquema.")
    check_neutral(entry, "name", data.name)
    themes = catalog.choices("project_themes")
    chosen(entry, "purpose", data.purpose, themes, "Elija para qué se asoció.")
    check_spell(work, entry, data.since, data.until)
    same = alive(
        work.session,
        OtherScheme,
        work.association_id,
        municipality_id=data.municipality_id,
        name_key=search_key(data.name),
        purpose=data.purpose,
    )
    given = (data.since, data.until)
    if any(row.id != scheme_id and overlap(given, (row.since, row.until)) for row in same):
        entry.error("name", "V143", "Ese municipio ya figura en ese esquema para lo mismo.")
    return entry
