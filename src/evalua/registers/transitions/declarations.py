"""Writing the monthly neutrality declaration: the association's word that it took no side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.transitions.tables import NeutralityDeclaration
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class DeclarationInput:
    """A month declared; ``incidents`` are confirmed cases, each with what was done about it."""

    month: Month
    declared_on: date | None
    declared_by: str
    incidents: Number = 0
    measures: str = ""
    act: str = ""
    incident_kind: str = ""


def declare(
    work: Work,
    data: DeclarationInput,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> NeutralityDeclaration:
    """Declare a month, or correct what was declared of it."""
    require(work.actor, "record")
    found = alive(work.session, NeutralityDeclaration, work.association_id, month=str(data.month))
    if found:
        work.expect(found[0], version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    incidents = _check(work, entry, data)
    check_facts(work, entry, data.declared_on)
    entry.stop_if_any()
    assert data.declared_on is not None and incidents is not None
    note_facts(work, data.declared_on)
    values: dict[str, Any] = {
        "declared_on": data.declared_on,
        "declared_by": clean(data.declared_by),
        "incidents": incidents,
        "incident_kind": data.incident_kind if incidents else "",
        "measures": clean(data.measures),
        "act": clean(data.act),
    }
    if found:
        work.change(found[0], why(confirmed), **values)
        return found[0]
    row = NeutralityDeclaration(association_id=work.association_id, month=str(data.month), **values)
    return work.add(row, why(confirmed))


def remove_declaration(work: Work, declaration_id: int, reason: str) -> None:
    """Take back a declaration; its month is unsigned again."""
    require(work.actor, "record")
    row = one(work.session, NeutralityDeclaration, work.association_id, declaration_id)
    work.remove(row, reason)
    note_facts(work, row.declared_on)


def _check(work: Work, entry: Entry, data: DeclarationInput) -> int | None:
    entry.require("declared_by", data.declared_by, "Escriba quién firma la declaración.")
    given = entry.day("declared_on", data.declared_on, not_after=work.today)
    if given and data.declared_on is not None and data.declared_on < data.month.last:
        entry.error(
            "declared_on",
            "V25",
            f"Se declara cuando el mes termina: desde el {long_date(data.month.last)}.",
        )
    incidents = whole(entry, "incidents", data.incidents)
    if incidents is None and not entry.any:
        entry.error("incidents", "V00", "Escriba cuántos casos confirmados hubo; cero si ninguno.")
    if incidents:
        entry.require("measures", data.measures, "Escriba qué se hizo ante esos casos.")
        entry.require("act", data.act, "Anote el acta de la junta que los trató.")
        kinds = load().choices("neutrality_incidents")
        if data.incident_kind:
            chosen(entry, "incident_kind", data.incident_kind, kinds, "Elija de qué fue el caso.")
    check_neutral(entry, "measures", data.measures)
    return incidents
