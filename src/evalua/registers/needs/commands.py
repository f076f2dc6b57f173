"""The needs bank: stating a need, saying which project attends it, closing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.members.tables import Municipality
from evalua.registers.needs.tables import Need
from evalua.registers.neutrality import check_neutral
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST_TEXT, _LONGEST_SHORT = 300, 200
Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class NeedInput:
    """A need as its municipality states it. ``cost`` is an estimate, in minor units or as typed.

    ``priority`` is the municipality's own: 1 comes first, and two open needs never share one.
    """

    municipality_id: int
    theme: str
    text: str
    priority: Number
    stated_on: date | None
    cost: Typed = None
    source: str = ""
    project_id: int | None = None


def add_need(work: Work, data: NeedInput, *, confirmed: Confirmed = None) -> Need:
    """Write a need of a municipality."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    values = _check(work, entry, data)
    entry.stop_if_any()
    return work.add(Need(association_id=work.association_id, **values), why(confirmed))


def change_need(
    work: Work, need_id: int, data: NeedInput, version: int, *, confirmed: Confirmed = None
) -> Need:
    """Correct an open need, or say which project attends it."""
    require(work.actor, "record")
    row = one(work.session, Need, work.association_id, need_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_is_open(entry, row)
    values = _check(work, entry, data, row)
    entry.stop_if_any()
    work.change(row, why(confirmed), **values)
    return row


def close_need(work: Work, need_id: int, closed_on: date | None, reason: str, version: int) -> Need:
    """Close a need with its date and reason; its priority is free again."""
    require(work.actor, "record")
    row = one(work.session, Need, work.association_id, need_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    _check_is_open(entry, row)
    entry.require("reason", reason, "Escriba por qué se cierra.")
    if len(clean(reason)) > _LONGEST_SHORT:
        entry.error("reason", "V05", f"Resúmalo en {_LONGEST_SHORT} letras o menos.")
    arrived = entry.day("closed_on", closed_on, not_after=work.today)
    if arrived and closed_on is not None and closed_on < row.stated_on:
        said = "No puede cerrarse antes de la fecha en que se planteó."
        entry.error("closed_on", "V25", said)
    entry.stop_if_any()
    work.change(row, closed_on=closed_on, closed_reason=clean(reason))
    return row


def remove_need(work: Work, need_id: int, reason: str) -> None:
    """Take back a need written by mistake."""
    require(work.actor, "record")
    work.remove(one(work.session, Need, work.association_id, need_id), reason)


def _check_is_open(entry: Entry, row: Need) -> None:
    if row.closed_on is not None:
        entry.error("", "V43", "Esa necesidad ya se cerró. Si sigue, agréguela de nuevo.")


def _check(work: Work, entry: Entry, data: NeedInput, own: Need | None = None) -> dict[str, Any]:
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    existing(work, entry, "project_id", Project, [data.project_id])
    themes = load().choices("project_themes")
    chosen(entry, "theme", data.theme, themes, "Elija el tema.")
    entry.require("text", data.text, "Escriba la necesidad.")
    _check_length(entry, "text", data.text, _LONGEST_TEXT)
    _check_length(entry, "source", data.source, _LONGEST_SHORT)
    check_neutral(entry, "text", data.text)
    entry.day("stated_on", data.stated_on, not_after=work.today)
    cost = entry.money("cost", data.cost, required=False)
    if cost is not None and cost <= 0:
        entry.error("cost", "V01", "Escriba un valor mayor que cero, o déjelo vacío.")
    return {
        "municipality_id": data.municipality_id,
        "theme": data.theme,
        "text": clean(data.text),
        "cost": cost,
        "priority": _priority(work, entry, data, own),
        "stated_on": data.stated_on,
        "source": clean(data.source),
        "project_id": data.project_id,
    }


def _check_length(entry: Entry, field: str, text: str, longest: int) -> None:
    if len(clean(text)) > longest:
        entry.error(field, "V05", f"Resúmalo en {longest} letras o menos.")


def _priority(work: Work, entry: Entry, data: NeedInput, own: Need | None) -> int | None:
    value = entry.number("priority", data.priority, low=1)
    if value is None:
        return None
    if value != int(value):
        entry.error("priority", "V23", "Escriba un número entero: 1 es la primera.")
        return None
    same = alive(work.session, Need, work.association_id, municipality_id=data.municipality_id)
    for row in same:
        taken = row.closed_on is None and row.priority == int(value)
        if taken and (own is None or row.id != own.id):
            said = f"La prioridad {int(value)} ya es la de «{row.text}». Use otra."
            entry.error("priority", "V04", said)
    return int(value)
