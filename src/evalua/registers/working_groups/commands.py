"""Writing working groups: technical tables, communities of practice and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.text import clean, search_key
from evalua.registers.activities.tables import Activity
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.working_groups.tables import GroupCalendar, GroupSeat, WorkingGroup
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class GroupInput:
    """A group as typed; a quorum left blank asks for none of that kind of actor.

    ``sessions`` are those programmed each quarter from its first one on; only a new group says it.
    """

    name: str
    kind: str
    since: date | None
    until: date | None = None
    theme: str = ""
    quorum_municipal: Number = None
    quorum_external: Number = None
    sessions: Number = 1


def add_group(
    work: Work, data: GroupInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> WorkingGroup:
    """Write a group with its calendar; a name already in the list is refused (V58)."""
    require(work.actor, "record")
    entry, values = _read(work, data, catalog, confirmed, None)
    sessions = programmed(entry, data.sessions)
    check_facts(work, entry, data.since)
    entry.stop_if_any()
    assert data.since is not None and sessions is not None
    group = work.add(WorkingGroup(association_id=work.association_id, **values), why(confirmed))
    work.add(
        GroupCalendar(
            association_id=work.association_id,
            group_id=group.id,
            from_month=str(quarter_of(Month.of(data.since))),
            sessions=sessions,
        )
    )
    note_facts(work, data.since)
    return group


def change_group(
    work: Work,
    group_id: int,
    data: GroupInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> WorkingGroup:
    """Correct a group, or close it with its last day."""
    require(work.actor, "record")
    group = one(work.session, WorkingGroup, work.association_id, group_id)
    work.expect(group, version)
    before = (group.since, group.until)
    entry, values = _read(work, data, catalog, confirmed, group_id)
    moved = [
        day
        for old, new in zip(before, (data.since, data.until), strict=True)
        if old != new
        for day in (old, new)
    ]
    check_facts(work, entry, *moved)
    entry.stop_if_any()
    work.change(group, why(confirmed), **values)
    note_facts(work, *moved)
    return group


def remove_group(work: Work, group_id: int, reason: str) -> None:
    """Take a group back with its seats and calendar; refused while the log has sessions of it."""
    require(work.actor, "record")
    group = one(work.session, WorkingGroup, work.association_id, group_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, Activity, work.association_id, group_id=group_id):
        entry.error(
            "",
            "V59",
            f"{group.name} tiene sesiones en la bitácora. Si ya no se reúne, póngale fecha de "
            "cierre en vez de eliminarla.",
        )
    entry.stop_if_any()
    work.remove(group, reason)
    for table in (GroupSeat, GroupCalendar):
        for row in alive(work.session, table, work.association_id, group_id=group_id):
            work.remove(row, reason)
    note_facts(work, group.since)


def quarter_of(month: Month) -> Month:
    """The first month of the calendar quarter of a month."""
    return month + -((month.month - 1) % 3)


def programmed(entry: Entry, typed: Number) -> int | None:
    """The sessions of a quarter: a group that exists programmes at least one (V106)."""
    sessions = whole(entry, "sessions", typed)
    if sessions is None or sessions < 1:
        entry.error(
            "sessions",
            "V106",
            "Una mesa vigente programa al menos una sesión por trimestre. Si ya no tiene tarea, "
            "póngale fecha de cierre.",
        )
    return sessions


def _read(
    work: Work, data: GroupInput, catalog: Catalog, confirmed: Confirmed, group_id: int | None
) -> tuple[Entry, dict[str, Any]]:
    """What is wrong with a group, and its columns ready to write."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre de la mesa.")
    check_neutral(entry, "name", data.name)
    kinds, themes = catalog.choices("group_kinds"), catalog.choices("project_themes")
    chosen(entry, "kind", data.kind, kinds, "Elija de qué tipo es.")
    if data.theme:
        chosen(entry, "theme", data.theme, themes, "Elija el tema de la lista.")
    entry.day("since", data.since, not_after=work.today)
    if data.since is not None and data.until is not None and data.until < data.since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")
    same = alive(work.session, WorkingGroup, work.association_id, name_key=search_key(data.name))
    if data.name.strip() and any(other.id != group_id for other in same):
        entry.error("name", "V58", f"{same[0].name} ya está en la lista. Use ese registro.")
    return entry, {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "theme": data.theme,
        "since": data.since,
        "until": data.until,
        "quorum_municipal": whole(entry, "quorum_municipal", data.quorum_municipal) or 0,
        "quorum_external": whole(entry, "quorum_external", data.quorum_external) or 0,
    }
