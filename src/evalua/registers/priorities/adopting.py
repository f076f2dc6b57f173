"""Writing what became of the agreed priorities: when the plan was known and what it took up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.priorities.commands import Confirmed
from evalua.registers.priorities.tables import AgreedPriority, PriorityList
from evalua.registers.reading import one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class AdoptionInput:
    """The page of the plan that has a priority, and since when."""

    adopted_on: date | None
    reference: str = ""


def know_plan(
    work: Work,
    list_id: int,
    known_on: date | None,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> PriorityList:
    """Write the day the plan became known; a list frozen after it is refused (V109)."""
    require(work.actor, "record")
    row = one(work.session, PriorityList, work.association_id, list_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.day("plan_known_on", known_on, not_after=work.today)
    if known_on is not None and known_on < row.frozen_on:
        entry.error(
            "plan_known_on",
            "V109",
            f"La lista se congela el {long_date(row.frozen_on)}, después de conocerse el plan: "
            "no mostraría qué se pidió antes.",
        )
    check_facts(work, entry, known_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), plan_known_on=known_on)
    note_facts(work, known_on)
    return row


def adopt_priority(
    work: Work,
    priority_id: int,
    data: AdoptionInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> AgreedPriority:
    """Tick a priority of a frozen list: the plan has it, on that page (V109)."""
    require(work.actor, "record")
    item = one(work.session, AgreedPriority, work.association_id, priority_id)
    work.expect(item, version)
    row = one(work.session, PriorityList, work.association_id, item.list_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if not data.reference.strip():
        entry.error("reference", "V109", "Escriba la página o el programa del plan que la recoge.")
    check_neutral(entry, "reference", data.reference)
    day = data.adopted_on
    entry.day("adopted_on", day, not_after=work.today)
    if day is not None and day < row.frozen_on:
        entry.error(
            "adopted_on",
            "V109",
            f"La lista se congela el {long_date(row.frozen_on)}: lo que el plan ya traía antes "
            "no se marca.",
        )
    check_facts(work, entry, day, item.adopted_on)
    entry.stop_if_any()
    before = item.adopted_on
    work.change(item, why(confirmed), adopted_on=day, reference=clean(data.reference))
    note_facts(work, before, day)
    return item


def drop_adoption(work: Work, priority_id: int, reason: str) -> AgreedPriority:
    """Take back a tick that was wrong; the reason stays in the log."""
    require(work.actor, "record")
    item = one(work.session, AgreedPriority, work.association_id, priority_id)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("reason", reason, "Escriba por qué se quita la marca.")
    entry.stop_if_any()
    before = item.adopted_on
    work.change(item, clean(reason), adopted_on=None, reference="")
    note_facts(work, before)
    return item
