"""Lines of national, regional and municipal plans: writing, correcting and removing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.text import clean, search_key
from evalua.registers.alignment.pasted import pass_on, pasted_rows
from evalua.registers.alignment.tables import PlanCitation, PlanLine
from evalua.registers.alignment.years import read_years
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Municipality
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST = {"plan": 200, "code": 40, "text": 300}


@dataclass(frozen=True, slots=True)
class PlanLineInput:
    """A line as typed. A municipal one names its municipality; both years are part of the plan."""

    level: str
    plan: str
    code: str
    text: str
    starts_year: Number
    ends_year: Number
    municipality_id: int | None = None


def add_plan_line(work: Work, data: PlanLineInput) -> PlanLine:
    """Write a line of a plan."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    values = _check(work, entry, data)
    entry.stop_if_any()
    return work.add(PlanLine(association_id=work.association_id, **values))


def add_plan_lines(work: Work, shared: PlanLineInput, pasted: str) -> list[PlanLine]:
    """Write the lines (code, text) pasted from a sheet for one plan: everything, or nothing.

    ``shared`` has the plan's level, name, years and municipality. Raises Problem with every row
    that cannot be written, by its number.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    rows = pasted_rows(entry, pasted, columns=2)
    years = _check_plan(work, entry, shared)
    seen: set[str] = set()
    lines = []
    for number, (code, text) in rows:
        row, data = Entry(entry.facts), replace(shared, code=code, text=text)
        _check_line(work, row, data, seen)
        pass_on(entry, row, number)
        seen.add(search_key(code))
        lines.append(_columns(data, years))
    entry.stop_if_any()
    return [work.add(PlanLine(association_id=work.association_id, **line)) for line in lines]


def change_plan_line(work: Work, line_id: int, data: PlanLineInput, version: int) -> PlanLine:
    """Correct a line; who cites it goes on citing it."""
    require(work.actor, "record")
    row = one(work.session, PlanLine, work.association_id, line_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    values = _check(work, entry, data, row)
    entry.stop_if_any()
    work.change(row, **values)
    return row


def remove_plan_line(work: Work, line_id: int, reason: str) -> None:
    """Take a line out, and with it the citations of it."""
    require(work.actor, "record")
    row = one(work.session, PlanLine, work.association_id, line_id)
    work.remove(row, reason)
    for cited in alive(work.session, PlanCitation, work.association_id, plan_line_id=row.id):
        work.remove(cited, reason)


def _check(
    work: Work, entry: Entry, data: PlanLineInput, own: PlanLine | None = None
) -> dict[str, Any]:
    years = _check_plan(work, entry, data)
    _check_line(work, entry, data, own=own)
    return _columns(data, years)


def _check_plan(work: Work, entry: Entry, data: PlanLineInput) -> tuple[int, int]:
    levels = load().choices("plan_levels")
    chosen(entry, "level", data.level, levels, "Elija de quién es el plan.")
    entry.require("plan", data.plan, "Escriba cómo se llama el plan.")
    if len(clean(data.plan)) > _LONGEST["plan"]:
        said = f"El nombre es muy largo: use {_LONGEST['plan']} letras o menos."
        entry.error("plan", "V05", said)
    if data.level == "municipal" and data.municipality_id is None:
        entry.error("municipality_id", "V00", "Elija de qué municipio es el plan.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])
    return read_years(entry, data.starts_year, data.ends_year)


def _check_line(
    work: Work,
    entry: Entry,
    data: PlanLineInput,
    seen: set[str] | None = None,
    own: PlanLine | None = None,
) -> None:
    entry.require("code", data.code, "Escriba el código o número que la línea tiene en su plan.")
    entry.require("text", data.text, "Escriba qué dice la línea.")
    for name, said in (("code", "El código"), ("text", "El texto")):
        if len(clean(getattr(data, name))) > _LONGEST[name]:
            entry.error(name, "V05", f"{said} es muy largo: use {_LONGEST[name]} letras o menos.")
    key = search_key(data.code)
    taken = {
        search_key(row.code) for row in _of_plan(work, data) if own is None or row.id != own.id
    }
    if key and key in taken | (seen or set()):
        said = f"El plan {clean(data.plan)} ya tiene una línea con el código {clean(data.code)}."
        entry.error("code", "V04", said)


def _of_plan(work: Work, data: PlanLineInput) -> Iterator[PlanLine]:
    """The lines of the same plan: same name, level and municipality."""
    known = alive(work.session, PlanLine, work.association_id, level=data.level)
    for row in known:
        same_town = data.level != "municipal" or row.municipality_id == data.municipality_id
        if same_town and search_key(row.plan) == search_key(data.plan):
            yield row


def _columns(data: PlanLineInput, years: tuple[int, int]) -> dict[str, Any]:
    return {
        "level": data.level,
        "municipality_id": data.municipality_id if data.level == "municipal" else None,
        "plan": clean(data.plan),
        "code": clean(data.code),
        "text": clean(data.text),
        "starts_year": years[0],
        "ends_year": years[1],
    }
