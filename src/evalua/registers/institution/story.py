"""Writing the story of the association: its milestones and its setbacks, with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, why
from evalua.registers.entry import Entry, Typed
from evalua.registers.institution.tables import StoryEvent
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_TEXTS = ("title", "note", "act", "source", "resolution")


@dataclass(frozen=True, slots=True)
class EventInput:
    """A milestone or a setback as typed; what it cost and how it was resolved, where it was."""

    kind: str
    title: str
    happened_on: date | None
    note: str = ""
    act: str = ""
    source: str = ""
    cost: Typed = None
    resolved_on: date | None = None
    resolution: str = ""


def add_event(
    work: Work, data: EventInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> StoryEvent:
    """Write a milestone or a setback; a reform of the statutes needs its act (V00)."""
    require(work.actor, "record")
    values = _valid(work, data, catalog, confirmed)
    return work.add(StoryEvent(association_id=work.association_id, **values), why(confirmed))


def change_event(
    work: Work,
    event_id: int,
    data: EventInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> StoryEvent:
    """Correct it, or write how it was resolved."""
    require(work.actor, "record")
    row = one(work.session, StoryEvent, work.association_id, event_id)
    work.expect(row, version)
    values = _valid(work, data, catalog, confirmed)
    work.change(row, why(confirmed), **values)
    return row


def remove_event(work: Work, event_id: int, reason: str) -> None:
    """Take it back."""
    require(work.actor, "record")
    work.remove(one(work.session, StoryEvent, work.association_id, event_id), reason)


def _valid(work: Work, data: EventInput, catalog: Catalog, confirmed: Confirmed) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "kind", data.kind, catalog.choices("event_kinds"), "Elija qué clase de hecho es.")
    entry.require("title", data.title, "Escriba qué pasó, en una frase.")
    entry.day("happened_on", data.happened_on, not_after=work.today)
    if data.kind == "statute_reform":
        entry.require("act", data.act, "Escriba el acta o el acto que reformó los estatutos.")
    cost = entry.money("cost", data.cost, required=False)
    _check_resolution(work, entry, data)
    for field in _TEXTS:
        check_neutral(entry, field, getattr(data, field))
    entry.stop_if_any()
    return {
        "kind": data.kind,
        "happened_on": data.happened_on,
        "cost": cost,
        "resolved_on": data.resolved_on,
        **{name: clean(getattr(data, name)) for name in _TEXTS},
    }


def _check_resolution(work: Work, entry: Entry, data: EventInput) -> None:
    if data.resolved_on is None:
        return
    entry.day("resolved_on", data.resolved_on, not_after=work.today)
    entry.require("resolution", data.resolution, "Escriba cómo se resolvió.")
    if data.happened_on is not None and data.resolved_on < data.happened_on:
        entry.error("resolved_on", "V25", "No pudo resolverse antes de que ocurriera.")
