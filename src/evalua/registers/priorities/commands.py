"""Writing the lists of agreed priorities. Once frozen, a list does not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Term
from evalua.registers.neutrality import check_neutral
from evalua.registers.priorities.tables import AgreedPriority, PriorityList
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class PriorityListInput:
    """A list as typed: who agreed what and when, the day it freezes and the government it asks."""

    name: str
    agreed_on: date | None
    frozen_on: date | None
    act: str = ""
    level_name: str = ""
    term_id: int | None = None


def add_list(
    work: Work,
    data: PriorityListInput,
    priorities: Sequence[str] = (),
    *,
    confirmed: Confirmed = None,
) -> PriorityList:
    """Write a list with its priorities; one that is frozen already has to bring them all."""
    require(work.actor, "record")
    entry, values = _read(work, data, confirmed)
    texts = [clean(text) for text in priorities if text.strip()]
    if data.frozen_on is not None and data.frozen_on <= work.today and not texts:
        entry.error("priorities", "V107", "Escriba las prioridades: la lista ya queda congelada.")
    for text in texts:
        check_neutral(entry, "priorities", text)
    check_facts(work, entry, data.agreed_on)
    entry.stop_if_any()
    row = work.add(PriorityList(association_id=work.association_id, **values), why(confirmed))
    _write(work, row.id, texts)
    note_facts(work, data.agreed_on)
    return row


def change_list(
    work: Work,
    list_id: int,
    data: PriorityListInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> PriorityList:
    """Correct a list that is not frozen yet."""
    require(work.actor, "record")
    row = one(work.session, PriorityList, work.association_id, list_id)
    work.expect(row, version)
    before = row.agreed_on
    entry, values = _read(work, data, confirmed)
    _check_open(work, entry, row)
    check_facts(work, entry, before, data.agreed_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), **values)
    note_facts(work, before, data.agreed_on)
    return row


def remove_list(work: Work, list_id: int, reason: str) -> None:
    """Take a list back with its priorities, while it is not frozen."""
    require(work.actor, "record")
    row = one(work.session, PriorityList, work.association_id, list_id)
    entry = Entry(facts(work.session, work.association_id))
    _check_open(work, entry, row)
    entry.stop_if_any()
    work.remove(row, reason)
    for item in alive(work.session, AgreedPriority, work.association_id, list_id=list_id):
        work.remove(item, reason)


def add_priorities(
    work: Work, list_id: int, priorities: Sequence[str], *, confirmed: Confirmed = None
) -> list[AgreedPriority]:
    """Add priorities to a list that is not frozen yet, one for each text."""
    require(work.actor, "record")
    row = one(work.session, PriorityList, work.association_id, list_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_open(work, entry, row)
    texts = [clean(text) for text in priorities if text.strip()]
    if not texts:
        entry.error("priorities", "V00", "Escriba al menos una prioridad.")
    for text in texts:
        check_neutral(entry, "priorities", text)
    entry.stop_if_any()
    return _write(work, list_id, texts)


def remove_priority(work: Work, priority_id: int, reason: str) -> None:
    """Take a priority back, while its list is not frozen."""
    require(work.actor, "record")
    item = one(work.session, AgreedPriority, work.association_id, priority_id)
    entry = Entry(facts(work.session, work.association_id))
    _check_open(work, entry, _list_of(work, item))
    entry.stop_if_any()
    work.remove(item, reason)


def _list_of(work: Work, item: AgreedPriority) -> PriorityList:
    return one(work.session, PriorityList, work.association_id, item.list_id)


def _check_open(work: Work, entry: Entry, row: PriorityList) -> None:
    """A frozen list is what was agreed before the plan was known (V107)."""
    if row.frozen_on <= work.today:
        entry.error(
            "",
            "V107",
            f"La lista quedó congelada el {long_date(row.frozen_on)} y ya no cambia: así se ve qué "
            "se pidió antes de conocer el plan.",
        )


def _write(work: Work, list_id: int, texts: Sequence[str]) -> list[AgreedPriority]:
    return [
        work.add(AgreedPriority(association_id=work.association_id, list_id=list_id, text=text))
        for text in texts
    ]


def _read(
    work: Work, data: PriorityListInput, confirmed: Confirmed
) -> tuple[Entry, dict[str, Any]]:
    """What is wrong with a list, and its columns ready to write."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba un nombre para la lista.")
    entry.require("act", data.act, "Escriba el acta de la asamblea que la pactó.")
    for field in ("name", "level_name"):
        check_neutral(entry, field, getattr(data, field))
    existing(work, entry, "term_id", Term, [data.term_id])
    entry.day("agreed_on", data.agreed_on, not_after=work.today)
    entry.day("frozen_on", data.frozen_on)
    agreed, frozen = data.agreed_on, data.frozen_on
    if agreed is not None and frozen is not None and frozen < agreed:
        entry.error("frozen_on", "V25", "No puede congelarse antes de pactarse.")
    return entry, {
        "name": clean(data.name),
        "level_name": clean(data.level_name),
        "term_id": data.term_id,
        "agreed_on": data.agreed_on,
        "act": clean(data.act),
        "frozen_on": data.frozen_on,
    }
