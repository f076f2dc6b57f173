"""Writing the list of peace and transformation initiatives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.alignment.tables import PlanLine
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.peace.tables import PeaceInitiative
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_PLACE = re.compile(r"-?\d{1,3}[.,]\d{3,}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,}|\d\s*°\s*\d")
"""Two numbers with many decimals, or degrees: a point on a map."""


@dataclass(frozen=True, slots=True)
class InitiativeInput:
    """An initiative as typed; without municipality it is the region's.

    ``plan_line_id`` is the line of the municipal plan that takes it up; ``project_id`` the project
    that carries it out.
    """

    code: str
    text: str
    pillar: str
    listed_on: date | None
    municipality_id: int | None = None
    list_act: str = ""
    plan_line_id: int | None = None
    project_id: int | None = None


def add_initiative(
    work: Work, data: InitiativeInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> PeaceInitiative:
    """Put an initiative on the list from a day on; a code that was ever on it is refused (V147)."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.listed_on)
    entry.stop_if_any()
    row = PeaceInitiative(association_id=work.association_id, **_values(data))
    note_facts(work, data.listed_on)
    return work.add(row, why(confirmed))


def change_initiative(
    work: Work,
    initiative_id: int,
    data: InitiativeInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> PeaceInitiative:
    """Correct an initiative, or say which plan or project carries it."""
    require(work.actor, "record")
    row = one(work.session, PeaceInitiative, work.association_id, initiative_id)
    work.expect(row, version)
    before = row.listed_on
    entry = _check(work, data, catalog, confirmed, initiative_id)
    check_facts(work, entry, before, data.listed_on)
    if row.dropped_on and data.listed_on and row.dropped_on < data.listed_on:
        entry.error("listed_on", "V148", f"Salió de la lista el {long_date(row.dropped_on)}.")
    entry.stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    note_facts(work, before, data.listed_on)
    return row


def drop_initiative(
    work: Work,
    initiative_id: int,
    dropped_on: date | None,
    reason: str,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> PeaceInitiative:
    """Take an initiative off the list from a day on, saying why; it stays in its history (V148)."""
    require(work.actor, "record")
    row = one(work.session, PeaceInitiative, work.association_id, initiative_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("dropped_reason", reason, "Escriba por qué sale de la lista.")
    check_neutral(entry, "dropped_reason", reason)
    arrived = entry.day("dropped_on", dropped_on, not_after=work.today)
    if arrived and dropped_on is not None and dropped_on <= row.listed_on:
        said = f"Entró a la lista el {long_date(row.listed_on)}: debe salir después."
        entry.error("dropped_on", "V148", said)
    check_facts(work, entry, dropped_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), dropped_on=dropped_on, dropped_reason=clean(reason))
    note_facts(work, dropped_on)
    return row


def remove_initiative(work: Work, initiative_id: int, reason: str) -> None:
    """Take back an initiative written by mistake; leaving the list is ``drop_initiative``."""
    require(work.actor, "record")
    row = one(work.session, PeaceInitiative, work.association_id, initiative_id)
    work.remove(row, reason)
    note_facts(work, row.listed_on)


def _values(data: InitiativeInput) -> dict[str, Any]:
    return {
        "code": clean(data.code),
        "text": clean(data.text),
        "pillar": data.pillar,
        "municipality_id": data.municipality_id,
        "listed_on": data.listed_on,
        "list_act": clean(data.list_act),
        "plan_line_id": data.plan_line_id,
        "project_id": data.project_id,
    }


def _check(
    work: Work,
    data: InitiativeInput,
    catalog: Catalog,
    confirmed: Confirmed,
    initiative_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("code", data.code, "Escriba el código que tiene en su plan.")
    entry.require("text", data.text, "Escriba en qué consiste, sin nombres de personas.")
    _check_text(entry, data.text)
    pillars = catalog.choices("peace_pillars")
    chosen(entry, "pillar", data.pillar, pillars, "Elija el pilar.")
    entry.day("listed_on", data.listed_on, not_after=work.today)
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    existing(work, entry, "plan_line_id", PlanLine, [data.plan_line_id])
    existing(work, entry, "project_id", Project, [data.project_id])
    _check_line(work, entry, data)
    same = alive(work.session, PeaceInitiative, work.association_id, code=clean(data.code))
    if any(row.id != initiative_id for row in same):
        entry.error("code", "V147", f"Ya hay una iniciativa con el código {clean(data.code)}.")
    return entry


def _check_text(entry: Entry, text: str) -> None:
    check_neutral(entry, "text", text)
    if _PLACE.search(text):
        entry.error(
            "text",
            "V149",
            "Parece tener coordenadas. Por la seguridad de las personas, aquí no se guarda el punto "
            "exacto: nombre el municipio.",
        )


def _check_line(work: Work, entry: Entry, data: InitiativeInput) -> None:
    line = None if data.plan_line_id is None else work.session.get(PlanLine, data.plan_line_id)
    if line is None or line.association_id != work.association_id:
        return
    if line.level != "municipal":
        entry.error("plan_line_id", "V147", "Elija una línea de un plan municipal.")
    elif data.municipality_id and line.municipality_id != data.municipality_id:
        entry.error("plan_line_id", "V147", "Esa línea es del plan de otro municipio.")
