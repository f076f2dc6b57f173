"""Writing the national programmes and conditions of municipalities, several at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.spells import check_spell, overlap
from evalua.registers.territory.tables import MunicipalTag
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class TagInput:
    """A tag as typed; without ``since`` the municipality always had it."""

    tag: str
    since: date | None = None
    until: date | None = None
    act: str = ""


def add_tags(
    work: Work,
    municipality_ids: Collection[int],
    data: TagInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> list[MunicipalTag]:
    """Give the same tag to several municipalities; who has it in those dates is refused (V145)."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed)
    if not municipality_ids:
        entry.error("municipality_ids", "V00", "Elija al menos un municipio.")
    existing(work, entry, "municipality_ids", Municipality, municipality_ids)
    _check_free(work, entry, set(municipality_ids), data, None)
    entry.stop_if_any()
    return [
        work.add(
            MunicipalTag(
                association_id=work.association_id,
                municipality_id=town,
                tag=data.tag,
                since=data.since,
                until=data.until,
                act=clean(data.act),
            ),
            why(confirmed),
        )
        for town in sorted(set(municipality_ids))
    ]


def change_tag(
    work: Work,
    tag_id: int,
    data: TagInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> MunicipalTag:
    """Correct the dates or the act of a tag, or record its last day."""
    require(work.actor, "record")
    row = one(work.session, MunicipalTag, work.association_id, tag_id)
    work.expect(row, version)
    entry = _check(work, data, catalog, confirmed)
    _check_free(work, entry, {row.municipality_id}, data, tag_id)
    entry.stop_if_any()
    work.change(
        row,
        why(confirmed),
        tag=data.tag,
        since=data.since,
        until=data.until,
        act=clean(data.act),
    )
    return row


def remove_tag(work: Work, tag_id: int, reason: str) -> None:
    """Take a tag back."""
    require(work.actor, "record")
    work.remove(one(work.session, MunicipalTag, work.association_id, tag_id), reason)


def _check(work: Work, data: TagInput, catalog: Catalog, confirmed: Confirmed) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "tag", data.tag, catalog.choices("municipal_tags"), "Elija el programa.")
    check_spell(work, entry, data.since, data.until, required=False)
    check_neutral(entry, "act", data.act)
    return entry


def _check_free(
    work: Work, entry: Entry, towns: set[int], data: TagInput, tag_id: int | None
) -> None:
    given = (data.since, data.until)
    taken = {
        row.municipality_id
        for row in alive(work.session, MunicipalTag, work.association_id, tag=data.tag)
        if row.id != tag_id and overlap(given, (row.since, row.until))
    }
    names = municipality_names(work.session, work.association_id)
    for town in sorted(towns & taken, key=lambda key: names.get(key, "")):
        entry.error("municipality_ids", "V145", f"{names[town]} ya lo tiene en esas fechas.")
