"""Writing the programmes and units of the association, and what each one groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry
from evalua.registers.goals.tables import Goal
from evalua.registers.neutrality import check_neutral
from evalua.registers.programmes.tables import KINDS, Programme
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.registers.services.tables import Service
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
Grouped = type[Project] | type[Goal] | type[Service]

GROUPED: Mapping[str, Grouped] = {"projects": Project, "goals": Goal, "services": Service}
_LIMITS = {"name": "El nombre", "act": "El acto"}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class ProgrammeInput:
    """A programme or unit as typed; without ``until`` it goes on.

    ``projects``, ``goals`` and ``services`` are the ids it groups; each belongs to one programme
    at most, the last that claimed it.
    """

    name: str
    since: date | None
    until: date | None = None
    kind: str = "programme"
    act: str = ""
    projects: Collection[int] = field(default=())
    goals: Collection[int] = field(default=())
    services: Collection[int] = field(default=())


def add_programme(work: Work, data: ProgrammeInput, *, confirmed: Confirmed = None) -> Programme:
    """Write a programme with what it groups; a name already in the list is refused (V58)."""
    require(work.actor, "record")
    _check(work, data, confirmed, None).stop_if_any()
    row = work.add(Programme(association_id=work.association_id, **_values(data)), why(confirmed))
    _group(work, row, data)
    return row


def change_programme(
    work: Work,
    programme_id: int,
    data: ProgrammeInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> Programme:
    """Correct a programme, record its last day, or change what it groups."""
    require(work.actor, "record")
    row = one(work.session, Programme, work.association_id, programme_id)
    work.expect(row, version)
    _check(work, data, confirmed, programme_id).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    _group(work, row, data)
    return row


def remove_programme(work: Work, programme_id: int, reason: str) -> None:
    """Take a programme back; what it grouped stays, without programme."""
    require(work.actor, "record")
    row = one(work.session, Programme, work.association_id, programme_id)
    work.remove(row, reason)
    for table in GROUPED.values():
        for grouped in alive(work.session, table, work.association_id, programme_id=programme_id):
            work.change(grouped, reason, programme_id=None)


def _values(data: ProgrammeInput) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "name_key": search_key(data.name),
        "kind": data.kind,
        "since": data.since,
        "until": data.until,
        "act": clean(data.act),
    }


def _check(
    work: Work, data: ProgrammeInput, confirmed: Confirmed, programme_id: int | None
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba el nombre del programa o de la unidad.")
    chosen(entry, "kind", data.kind, KINDS, "Elija si es un programa o una unidad.")
    for name, what in _LIMITS.items():
        if len(clean(getattr(data, name))) > _LONGEST:
            entry.error(name, "V05", f"{what} es muy largo: use {_LONGEST} letras o menos.")
    if entry.day("since", data.since, not_after=work.today) and data.since and data.until:
        _check_end(entry, data.since, data.until)
    check_neutral(entry, "name", data.name)
    _check_name(work, entry, data.name, programme_id)
    for name, table in GROUPED.items():
        existing(work, entry, name, table, getattr(data, name))
    return entry


def _check_end(entry: Entry, since: date, until: date) -> None:
    if until < since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")


def _check_name(work: Work, entry: Entry, name: str, programme_id: int | None) -> None:
    same = alive(work.session, Programme, work.association_id, name_key=search_key(name))
    if name.strip() and any(other.id != programme_id for other in same):
        entry.error(
            "name", "V58", f"{same[0].name} ya está en la lista de programas. Use ese registro."
        )


def _group(work: Work, programme: Programme, data: ProgrammeInput) -> None:
    """Leave under the programme exactly what was given of each kind."""
    for name, table in GROUPED.items():
        wanted = set(getattr(data, name))
        for row in alive(work.session, table, work.association_id):
            if row.id in wanted and row.programme_id != programme.id:
                work.change(row, "", programme_id=programme.id)
            elif row.id not in wanted and row.programme_id == programme.id:
                work.change(row, "", programme_id=None)
