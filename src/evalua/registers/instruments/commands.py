"""Writing the instruments of municipalities: plans, rules, fee schedules, policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.instruments.steps import StepInput, check_step, write_step
from evalua.registers.instruments.tables import Instrument, InstrumentStep
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
ELSEWHERE = frozenset({"vision", "affinity_study"})
"""Kinds that have a register of their own: the regional vision and the studies of affinities."""


@dataclass(frozen=True, slots=True)
class InstrumentInput:
    """An instrument as typed.

    ``guidelines`` says where its table of correspondences with the regional guidelines is; empty, it
    does not take them up. Without ``valid_until`` it holds until it is repealed.
    """

    municipality_id: int | None
    kind: str
    name: str
    supported: bool = False
    guidelines: str = ""
    valid_until: date | None = None
    document: str = ""


def kinds_of(catalog: Catalog) -> dict[str, str]:
    """The kinds of instrument a municipality may have here, by name."""
    return {k: v for k, v in catalog.choices("instrument_kinds").items() if k not in ELSEWHERE}


def add_instrument(
    work: Work,
    data: InstrumentInput,
    step: StepInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> Instrument:
    """Write an instrument with the first step that is known of it."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    check_step(work, entry, step, [], catalog)
    check_facts(work, entry, step.reached_on)
    entry.stop_if_any()
    row = work.add(Instrument(association_id=work.association_id, **_values(data)), why(confirmed))
    write_step(work, row.id, step, None, confirmed)
    return row


def change_instrument(
    work: Work,
    instrument_id: int,
    data: InstrumentInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Instrument:
    """Correct an instrument; its steps stay."""
    require(work.actor, "record")
    row = one(work.session, Instrument, work.association_id, instrument_id)
    work.expect(row, version)
    entry = _check(work, data, catalog, confirmed, instrument_id)
    steps = alive(work.session, InstrumentStep, work.association_id, instrument_id=instrument_id)
    check_facts(work, entry, *(step.reached_on for step in steps))
    entry.stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    note_facts(work, *(step.reached_on for step in steps))
    return row


def remove_instrument(work: Work, instrument_id: int, reason: str) -> None:
    """Take an instrument back with its steps."""
    require(work.actor, "record")
    row = one(work.session, Instrument, work.association_id, instrument_id)
    work.remove(row, reason)
    for step in alive(
        work.session, InstrumentStep, work.association_id, instrument_id=instrument_id
    ):
        work.remove(step, reason)
        note_facts(work, step.reached_on)


def _values(data: InstrumentInput) -> dict[str, Any]:
    return {
        "municipality_id": data.municipality_id,
        "kind": data.kind,
        "name": clean(data.name),
        "supported": data.supported,
        "guidelines": clean(data.guidelines),
        "valid_until": data.valid_until,
        "document": clean(data.document),
    }


def _check(
    work: Work,
    data: InstrumentInput,
    catalog: Catalog,
    confirmed: Confirmed,
    instrument_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    chosen(entry, "kind", data.kind, kinds_of(catalog), "Elija el tipo de instrumento.")
    entry.require("name", data.name, "Escriba cómo se llama el instrumento.")
    check_neutral(entry, "name", data.name)
    check_neutral(entry, "guidelines", data.guidelines)
    same = alive(
        work.session,
        Instrument,
        work.association_id,
        municipality_id=data.municipality_id,
        kind=data.kind,
    )
    key = search_key(data.name)
    if key and any(row.id != instrument_id and search_key(row.name) == key for row in same):
        entry.error(
            "name", "V143", f"{clean(data.name)} ya está entre sus instrumentos. Use ese registro."
        )
    return entry
