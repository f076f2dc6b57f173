"""Writing disagreements. Only the direction does, and no word of it reaches the log.

The reasons that other registers pass to the log are fixed here: a reason typed by a person could
say what the row may not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, note_facts
from evalua.registers.disagreements.tables import Disagreement
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
USUAL_DAYS = 60
"""Days to answer where no other date was set."""


@dataclass(frozen=True, slots=True)
class DisagreementInput:
    """A disagreement as typed; without ``due_on`` it is due in sixty days."""

    kind: str
    about: str
    received_on: date | None
    owner: str = ""
    municipality_id: int | None = None
    due_on: date | None = None
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class ClosingInput:
    """How it ended, as typed."""

    closed_on: date | None
    outcome: str
    closing_note: str


def receive(
    work: Work, data: DisagreementInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Disagreement:
    """Write a disagreement, with who answers and by when. Raises Problem."""
    require(work.actor, "confidential")
    values = _valid(work, data, catalog, confirmed)
    row = work.add(Disagreement(association_id=work.association_id, **values))
    note_facts(work, row.due_on)
    return row


def correct(
    work: Work,
    disagreement_id: int,
    data: DisagreementInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Disagreement:
    """Correct a disagreement."""
    require(work.actor, "confidential")
    row = one(work.session, Disagreement, work.association_id, disagreement_id)
    work.expect(row, version)
    values = _valid(work, data, catalog, confirmed)
    note_facts(work, row.due_on, data.due_on)
    work.change(row, **values)
    return row


def close(
    work: Work,
    disagreement_id: int,
    data: ClosingInput,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Confirmed = None,
) -> Disagreement:
    """Write the answer and its day; whoever raised it may read it."""
    require(work.actor, "confidential")
    row = one(work.session, Disagreement, work.association_id, disagreement_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    outcomes = catalog.choices("disagreement_outcomes")
    chosen(entry, "outcome", data.outcome, outcomes, "Elija cómo terminó.")
    entry.require("closing_note", data.closing_note, "Escriba qué se respondió.")
    check_neutral(entry, "closing_note", data.closing_note)
    if row.closed_on is not None:
        entry.error("", "V56", f"Ya se cerró el {long_date(row.closed_on)}.")
    if entry.day("closed_on", data.closed_on, not_after=work.today):
        assert data.closed_on is not None
        if data.closed_on < row.received_on:
            entry.error("closed_on", "V25", "No pudo cerrarse antes de recibirse.")
    entry.stop_if_any()
    work.change(
        row,
        closed_on=data.closed_on,
        outcome=data.outcome,
        closing_note=clean(data.closing_note),
    )
    note_facts(work, row.due_on, row.closed_on)
    return row


def reopen(work: Work, disagreement_id: int, *, version: int | None = None) -> Disagreement:
    """Take back that it was closed; it is open again, due when it was."""
    require(work.actor, "confidential")
    row = one(work.session, Disagreement, work.association_id, disagreement_id)
    work.expect(row, version)
    if row.closed_on is None:
        raise refuse("", "V56", "Esa inconformidad ya está abierta.")
    note_facts(work, row.due_on, row.closed_on)
    work.change(row, closed_on=None, outcome="", closing_note="")
    return row


def withdraw(work: Work, disagreement_id: int, why: str, *, catalog: Catalog) -> None:
    """Take a disagreement back for one of the reasons of a closed list, which the log may keep."""
    require(work.actor, "confidential")
    row = one(work.session, Disagreement, work.association_id, disagreement_id)
    reasons = catalog.choices("disagreement_removals")
    if why not in reasons:
        raise refuse("why", "V00", "Elija por qué se retira.")
    work.remove(row, reasons[why])
    note_facts(work, row.due_on)


def _valid(
    work: Work, data: DisagreementInput, catalog: Catalog, confirmed: Confirmed
) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "kind", data.kind, catalog.choices("disagreement_kinds"), "Elija el tipo.")
    entry.require("about", data.about, "Escriba de qué se trata.")
    entry.require("owner", data.owner, "Escriba el cargo de quien la responde.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    for field in ("about", "owner"):
        check_neutral(entry, field, getattr(data, field))
    due = data.due_on
    if entry.day("received_on", data.received_on, not_after=work.today):
        assert data.received_on is not None
        due = data.due_on or data.received_on + timedelta(days=USUAL_DAYS)
        if due < data.received_on:
            entry.error("due_on", "V25", "El plazo no puede vencer antes de recibirla.")
    entry.stop_if_any()
    return {
        "kind": data.kind,
        "about": clean(data.about),
        "municipality_id": data.municipality_id,
        "owner": clean(data.owner),
        "received_on": data.received_on,
        "due_on": due,
        "reserved": data.reserved,
    }
