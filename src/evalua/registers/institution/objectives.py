"""Writing the objectives of the statutes, what they are for and when they were fulfilled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, why
from evalua.registers.codes import next_code
from evalua.registers.entry import Entry
from evalua.registers.goals.tables import Goal
from evalua.registers.institution.spans import check_span
from evalua.registers.institution.tables import Objective
from evalua.registers.neutrality import check_neutral
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class ObjectiveInput:
    """An objective as typed; without a code it gets the next one, without ``to_on`` it goes on."""

    text: str
    function: str
    from_on: date | None
    to_on: date | None = None
    fulfilled_on: date | None = None
    evidence: str = ""
    code: str = ""


def add_objective(
    work: Work, data: ObjectiveInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Objective:
    """Write an objective of the statutes. Raises Problem."""
    require(work.actor, "record")
    _check(work, data, catalog, confirmed, None).stop_if_any()
    codes = [row.code for row in alive(work.session, Objective, work.association_id)]
    values = _values(data, data.code or next_code("O", 2, codes))
    return work.add(Objective(association_id=work.association_id, **values), why(confirmed))


def change_objective(
    work: Work,
    objective_id: int,
    data: ObjectiveInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Objective:
    """Correct it, or write the day it was fulfilled or left the statutes."""
    require(work.actor, "record")
    row = one(work.session, Objective, work.association_id, objective_id)
    work.expect(row, version)
    _check(work, data, catalog, confirmed, objective_id).stop_if_any()
    work.change(row, why(confirmed), **_values(data, data.code or row.code))
    return row


def remove_objective(work: Work, objective_id: int, reason: str) -> None:
    """Take it back; refused (V59) while goals or projects answer to it."""
    require(work.actor, "record")
    row = one(work.session, Objective, work.association_id, objective_id)
    entry = Entry(facts(work.session, work.association_id))
    for table, many in ((Goal, "metas"), (Project, "proyectos")):
        if alive(work.session, table, work.association_id, objective_id=objective_id):
            entry.error("", "V59", f"Hay {many} que responden a {row.code}. Cámbielos primero.")
    entry.stop_if_any()
    work.remove(row, reason)


def _values(data: ObjectiveInput, code: str) -> dict[str, Any]:
    texts = {"code": clean(code), "text": clean(data.text), "evidence": clean(data.evidence)}
    return asdict(data) | texts


def _check(
    work: Work,
    data: ObjectiveInput,
    catalog: Catalog,
    confirmed: Confirmed,
    objective_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("text", data.text, "Escriba el objetivo como lo dicen los estatutos.")
    functions = catalog.choices("objective_functions")
    chosen(entry, "function", data.function, functions, "Elija para qué es.")
    check_span(entry, data.from_on, data.to_on, starts="from_on", ends="to_on")
    if data.fulfilled_on is not None:
        _check_fulfilled(work, entry, data)
    for field in ("text", "evidence"):
        check_neutral(entry, field, getattr(data, field))
    same = alive(work.session, Objective, work.association_id, code=clean(data.code))
    if data.code.strip() and any(other.id != objective_id for other in same):
        entry.error("code", "V58", f"Ya hay un objetivo {clean(data.code)}. Escriba otro código.")
    return entry


def _check_fulfilled(work: Work, entry: Entry, data: ObjectiveInput) -> None:
    entry.day("fulfilled_on", data.fulfilled_on, not_after=work.today)
    entry.require("evidence", data.evidence, "Anote el soporte de que se cumplió.")
    if data.from_on is not None and data.fulfilled_on and data.fulfilled_on < data.from_on:
        entry.error("fulfilled_on", "V25", "No pudo cumplirse antes de estar en los estatutos.")
