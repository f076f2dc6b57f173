"""The regional vision and its lines: opening, correcting and removing them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.alignment.pasted import pass_on, pasted_rows
from evalua.registers.alignment.tables import PlanCitation, Vision, VisionLine
from evalua.registers.alignment.years import read_years
from evalua.registers.association.facts import facts
from evalua.registers.codes import next_code
from evalua.registers.entry import Entry, Number
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST_NAME, _LONGEST_CODE, _LONGEST_TEXT = 160, 20, 300


@dataclass(frozen=True, slots=True)
class VisionInput:
    """A vision as typed; both years are part of its horizon."""

    name: str
    starts_year: Number
    ends_year: Number
    act: str = ""


def add_vision(work: Work, data: VisionInput) -> Vision:
    """Write a vision with its horizon."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    years = _check(work, entry, data)
    entry.stop_if_any()
    return work.add(Vision(association_id=work.association_id, **_columns(data, years)))


def change_vision(work: Work, vision_id: int, data: VisionInput, version: int) -> Vision:
    """Correct the name, the horizon or the act of a vision."""
    require(work.actor, "record")
    row = one(work.session, Vision, work.association_id, vision_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    years = _check(work, entry, data, row)
    entry.stop_if_any()
    work.change(row, **_columns(data, years))
    return row


def remove_vision(work: Work, vision_id: int, reason: str) -> None:
    """Take a vision out, with its lines and what they cite. Refused while a project names one."""
    require(work.actor, "record")
    row = one(work.session, Vision, work.association_id, vision_id)
    lines = alive(work.session, VisionLine, work.association_id, vision_id=row.id)
    _check_unused(work, lines)
    work.remove(row, reason)
    for line in lines:
        _remove_line(work, line, reason)


def add_vision_line(work: Work, vision_id: int, text: str, code: str = "") -> VisionLine:
    """Write a line of a vision; without a code it takes the next ``L-1``."""
    require(work.actor, "record")
    vision = one(work.session, Vision, work.association_id, vision_id)
    entry = Entry(facts(work.session, work.association_id))
    taken = _codes(work, vision)
    _check_line(entry, taken, code, text)
    entry.stop_if_any()
    return _write_line(work, vision, taken, code, text)


def add_vision_lines(work: Work, vision_id: int, pasted: str) -> list[VisionLine]:
    """Write the lines pasted from a sheet (code, text): everything, or nothing and all problems."""
    require(work.actor, "record")
    vision = one(work.session, Vision, work.association_id, vision_id)
    entry = Entry(facts(work.session, work.association_id))
    rows = pasted_rows(entry, pasted, columns=2)
    taken = _codes(work, vision)
    for number, (code, text) in rows:
        row = Entry(entry.facts)
        _check_line(row, taken, code, text)
        taken.add(code)
        pass_on(entry, row, number)
    entry.stop_if_any()
    return [_write_line(work, vision, _codes(work, vision), code, text) for _, (code, text) in rows]


def change_vision_line(work: Work, line_id: int, text: str, code: str, version: int) -> VisionLine:
    """Correct a line of a vision."""
    require(work.actor, "record")
    row = one(work.session, VisionLine, work.association_id, line_id)
    work.expect(row, version)
    vision = one(work.session, Vision, work.association_id, row.vision_id)
    entry = Entry(facts(work.session, work.association_id))
    _check_line(entry, _codes(work, vision) - {row.code}, code, text)
    entry.stop_if_any()
    work.change(row, code=clean(code) or row.code, text=clean(text))
    return row


def remove_vision_line(work: Work, line_id: int, reason: str) -> None:
    """Take a line out with what it cites. Refused while a project names it."""
    require(work.actor, "record")
    row = one(work.session, VisionLine, work.association_id, line_id)
    _check_unused(work, [row])
    _remove_line(work, row, reason)


def _check(
    work: Work, entry: Entry, data: VisionInput, own: Vision | None = None
) -> tuple[int, int]:
    entry.require("name", data.name, "Escriba cómo se llama la visión.")
    if len(clean(data.name)) > _LONGEST_NAME:
        entry.error("name", "V05", f"El nombre es muy largo: use {_LONGEST_NAME} letras o menos.")
    for other in alive(work.session, Vision, work.association_id, name=clean(data.name)):
        if own is None or other.id != own.id:
            entry.error("name", "V04", f"Ya hay una visión llamada {other.name}.")
    return read_years(entry, data.starts_year, data.ends_year)


def _columns(data: VisionInput, years: tuple[int, int]) -> dict[str, Any]:
    return {
        "name": clean(data.name),
        "starts_year": years[0],
        "ends_year": years[1],
        "act": clean(data.act),
    }


def _check_line(entry: Entry, taken: Collection[str], code: str, text: str) -> None:
    entry.require("text", text, "Escriba la línea de la visión.")
    if len(clean(text)) > _LONGEST_TEXT:
        entry.error("text", "V05", f"La línea es muy larga: use {_LONGEST_TEXT} letras o menos.")
    if len(clean(code)) > _LONGEST_CODE:
        entry.error("code", "V05", f"El código es muy largo: use {_LONGEST_CODE} letras o menos.")
    if clean(code) and clean(code) in taken:
        entry.error("code", "V04", f"Ya hay una línea con el código {clean(code)} en esta visión.")


def _write_line(
    work: Work, vision: Vision, taken: Collection[str], code: str, text: str
) -> VisionLine:
    return work.add(
        VisionLine(
            association_id=work.association_id,
            vision_id=vision.id,
            code=clean(code) or next_code("L", 1, taken),
            text=clean(text),
        )
    )


def _codes(work: Work, vision: Vision) -> set[str]:
    lines = alive(work.session, VisionLine, work.association_id, vision_id=vision.id)
    return {line.code for line in lines}


def _check_unused(work: Work, lines: Sequence[VisionLine]) -> None:
    entry = Entry(facts(work.session, work.association_id))
    for line in lines:
        using = alive(work.session, Project, work.association_id, vision_line_id=line.id)
        if using:
            codes = ", ".join(project.code for project in using)
            said = f"La línea {line.code} es la de {codes}. Quítela primero de esos proyectos."
            entry.error("", "V10", said)
    entry.stop_if_any()


def _remove_line(work: Work, line: VisionLine, reason: str) -> None:
    work.remove(line, reason)
    for cited in alive(work.session, PlanCitation, work.association_id, vision_line_id=line.id):
        work.remove(cited, reason)
