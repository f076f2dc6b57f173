"""Writing the studies of what the territory shares."""

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
from evalua.registers.instruments.tables import AffinityStudy, StudyAffinity, StudyMunicipality
from evalua.registers.joined import remove_joined, write_joined
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class StudyInput:
    """A study as typed, with the affinities it supports and the municipalities it covers."""

    name: str
    author: str
    studied_on: date | None
    affinities: Collection[str] = ()
    municipality_ids: Collection[int] = ()
    document: str = ""


def add_study(
    work: Work, data: StudyInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> AffinityStudy:
    """Write a study; without date, author, affinities and municipalities it is refused."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.studied_on)
    entry.stop_if_any()
    row = AffinityStudy(association_id=work.association_id, **_values(data))
    work.add(row, why(confirmed))
    _join(work, row, data)
    return row


def change_study(
    work: Work,
    study_id: int,
    data: StudyInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> AffinityStudy:
    """Correct a study, what it supports and whom it covers."""
    require(work.actor, "record")
    row = one(work.session, AffinityStudy, work.association_id, study_id)
    work.expect(row, version)
    before = row.studied_on
    entry = _check(work, data, catalog, confirmed, study_id)
    check_facts(work, entry, before, data.studied_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    note_facts(work, before)
    _join(work, row, data)
    return row


def remove_study(work: Work, study_id: int, reason: str) -> None:
    """Take a study back with what it supported."""
    require(work.actor, "record")
    row = one(work.session, AffinityStudy, work.association_id, study_id)
    work.remove(row, reason)
    for table in (StudyAffinity, StudyMunicipality):
        remove_joined(work, table, ("study_id", row.id), reason)
    note_facts(work, row.studied_on)


def _join(work: Work, row: AffinityStudy, data: StudyInput) -> None:
    owner = ("study_id", row.id)
    write_joined(work, StudyAffinity, owner, "affinity", data.affinities)
    write_joined(work, StudyMunicipality, owner, "municipality_id", data.municipality_ids)
    note_facts(work, row.studied_on)


def _values(data: StudyInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "author": clean(data.author),
        "studied_on": data.studied_on,
        "document": clean(data.document),
    }


def _check(
    work: Work,
    data: StudyInput,
    catalog: Catalog,
    confirmed: Confirmed,
    study_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba cómo se llama el estudio.")
    entry.require("author", data.author, "Escriba quién lo hizo: sin autoría no cuenta.")
    check_neutral(entry, "name", data.name)
    entry.day("studied_on", data.studied_on, not_after=work.today)
    if not data.affinities:
        entry.error("affinities", "V00", "Elija qué afinidades sustenta.")
    names = catalog.choices("affinities")
    for affinity in data.affinities:
        chosen(entry, "affinities", affinity, names, "Elija afinidades de la lista.")
    if not data.municipality_ids:
        entry.error("municipality_ids", "V00", "Elija qué municipios cubre.")
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    same = alive(
        work.session,
        AffinityStudy,
        work.association_id,
        name=clean(data.name),
        studied_on=data.studied_on,
    )
    if any(other.id != study_id for other in same):
        entry.error("name", "V143", "Ya está registrado ese estudio con la misma fecha.")
    return entry
