"""What donors do on their own in the territory, and what they agree so as not to repeat each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.links import keep_links, remove_links
from evalua.registers.partners.tables import (
    CoordinationNote,
    CoordinationNoteMunicipality,
    CoordinationNotePartner,
    Intervention,
    InterventionMunicipality,
    Partner,
)
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
DONOR = "cooperation"


@dataclass(frozen=True, slots=True)
class InterventionInput:
    """What a donor does on a theme, as typed; without ``ends_on`` it goes on."""

    partner_id: int | None
    name: str
    theme: str
    starts_on: date | None
    ends_on: date | None = None
    municipality_ids: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class NoteInput:
    """A coordination note as typed: who signed it, on what theme and for which municipalities."""

    partner_ids: Collection[int]
    theme: str
    municipality_ids: Collection[int]
    noted_on: date | None
    agreed: str
    document: str = ""


def add_intervention(
    work: Work, data: InterventionInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Intervention:
    """Write what a donor does outside the projects of the association."""
    require(work.actor, "record")
    values = _valid_intervention(work, data, catalog, confirmed)
    row = work.add(Intervention(association_id=work.association_id, **values), why(confirmed))
    _place(work, row, data)
    note_facts(work, data.starts_on)
    return row


def change_intervention(
    work: Work,
    intervention_id: int,
    data: InterventionInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Intervention:
    """Correct an intervention, or record its last day."""
    require(work.actor, "record")
    row = one(work.session, Intervention, work.association_id, intervention_id)
    work.expect(row, version)
    before = row.starts_on
    work.change(row, why(confirmed), **_valid_intervention(work, data, catalog, confirmed, before))
    _place(work, row, data)
    note_facts(work, before, data.starts_on)
    return row


def remove_intervention(work: Work, intervention_id: int, reason: str) -> None:
    """Take back an intervention written by mistake."""
    require(work.actor, "record")
    row = one(work.session, Intervention, work.association_id, intervention_id)
    work.remove(row, reason)
    remove_links(work, (InterventionMunicipality,), ("intervention_id", row.id), reason)
    note_facts(work, row.starts_on)


def add_note(
    work: Work, data: NoteInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> CoordinationNote:
    """Write a note that two donors or more signed: it clears their overlaps on its theme."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    donors = _donors(work, entry, "partner_ids", data.partner_ids)
    if len({search_key(d.programme) or f"#{d.id}" for d in donors}) < 2 and not entry.any:
        entry.error(
            "partner_ids",
            "V114",
            "Una nota la firman dos cooperantes o más; los operadores de un mismo programa son uno.",
        )
    themes = catalog.choices("project_themes")
    chosen(entry, "theme", data.theme, themes, "Elija el tema.")
    if not data.municipality_ids:
        entry.error("municipality_ids", "V00", "Elija en qué municipios se coordinan.")
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    entry.require("agreed", data.agreed, "Escriba cómo se reparten el trabajo.")
    entry.require("document", data.document, "Escriba el documento que firmaron.")
    check_neutral(entry, "agreed", data.agreed)
    if entry.day("noted_on", data.noted_on, not_after=work.today):
        check_facts(work, entry, data.noted_on)
    entry.stop_if_any()
    assert data.noted_on is not None
    row = CoordinationNote(
        association_id=work.association_id,
        theme=data.theme,
        noted_on=data.noted_on,
        agreed=clean(data.agreed),
        document=clean(data.document),
    )
    work.add(row, why(confirmed))
    owner = ("note_id", row.id)
    keep_links(work, CoordinationNotePartner, owner, "partner_id", data.partner_ids)
    keep_links(work, CoordinationNoteMunicipality, owner, "municipality_id", data.municipality_ids)
    note_facts(work, data.noted_on)
    return row


def remove_note(work: Work, note_id: int, reason: str) -> None:
    """Take back a note; the overlaps it cleared count again."""
    require(work.actor, "record")
    row = one(work.session, CoordinationNote, work.association_id, note_id)
    work.remove(row, reason)
    tables = (CoordinationNotePartner, CoordinationNoteMunicipality)
    remove_links(work, tables, ("note_id", row.id), reason)
    note_facts(work, row.noted_on)


def _place(work: Work, row: Intervention, data: InterventionInput) -> None:
    owner = ("intervention_id", row.id)
    keep_links(work, InterventionMunicipality, owner, "municipality_id", data.municipality_ids)


def _valid_intervention(
    work: Work,
    data: InterventionInput,
    catalog: Catalog,
    confirmed: Confirmed,
    before: date | None = None,
) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("partner_id", data.partner_id, "Elija el cooperante.")
    _donors(work, entry, "partner_id", [data.partner_id] if data.partner_id is not None else [])
    entry.require("name", data.name, "Escriba qué hace el cooperante.")
    check_neutral(entry, "name", data.name)
    chosen(entry, "theme", data.theme, catalog.choices("project_themes"), "Elija el tema.")
    if not data.municipality_ids:
        entry.error("municipality_ids", "V00", "Elija en qué municipios trabaja.")
    existing(work, entry, "municipality_ids", Municipality, data.municipality_ids)
    if entry.day("starts_on", data.starts_on) and data.starts_on is not None:
        if data.ends_on is not None and data.ends_on < data.starts_on:
            entry.error("ends_on", "V25", "La fecha final no puede ser anterior al inicio.")
        check_facts(work, entry, before, data.starts_on)
    entry.stop_if_any()
    return {
        "partner_id": data.partner_id,
        "name": clean(data.name),
        "theme": data.theme,
        "starts_on": data.starts_on,
        "ends_on": data.ends_on,
    }


def _donors(work: Work, entry: Entry, field: str, ids: Collection[int]) -> list[Partner]:
    """The partners with those keys, all of them donors."""
    existing(work, entry, field, Partner, ids)
    wanted = set(ids)
    found = [p for p in alive(work.session, Partner, work.association_id) if p.id in wanted]
    for partner in found:
        if partner.kind != DONOR:
            entry.error(field, "V114", f"{partner.name} no es un cooperante. Elija cooperantes.")
    return found
