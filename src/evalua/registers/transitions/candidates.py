"""Writing the official list of candidates: a number each, and a name only while it is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Term
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.transitions.calendar import cycle
from evalua.registers.transitions.checking import check_member
from evalua.registers.transitions.tables import Candidate, PackDelivery
from evalua.storage.work import Work

KEPT_MONTHS = 6
"""Months after the election in which the names are erased."""

_LONGEST_NAME = 120
_SEXES = {"m": "F", "f": "F", "mujer": "F", "h": "M", "hombre": "M", "x": "X", "otro": "X"}


@dataclass(frozen=True, slots=True)
class CandidateInput:
    """A line of the official list as typed; the name may be left out, and there is no party."""

    term_id: int
    municipality_id: int | None
    number: Number
    name: str = ""
    sex: str = "U"
    list_source: str = ""


@dataclass(frozen=True, slots=True)
class ListInput:
    """An official list as pasted: a line each, ``número; nombre; sexo`` (the last two optional)."""

    term_id: int
    municipality_id: int | None
    lines: str
    list_source: str


def erased_from(election_on: date) -> date:
    """The day from which no name of a candidate of an election is kept."""
    return (Month.of(election_on) + KEPT_MONTHS).day(election_on.day)


def register_list(
    work: Work,
    data: ListInput,
    *,
    catalog: Catalog,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[Candidate]:
    """Write an official list: new numbers are added, known ones corrected, none is taken out.

    ``versions`` are those of the rows when the form was opened, by number (0 where there was none).
    """
    require(work.actor, "record")
    entry = _entry(work, confirmed)
    read = _read_lines(entry, data)
    term = one(work.session, Term, work.association_id, data.term_id)
    _check_list(work, entry, data.municipality_id, data.list_source, term, catalog)
    for line in read:
        _check_line(work, entry, line, "lines", term, catalog)
    _check_repeated(entry, read)
    entry.stop_if_any()
    known = _numbers(work, data.term_id, data.municipality_id)
    for number in (int(str(line.number)) for line in read):
        if number in known and versions is not None:
            work.expect(known[number], versions.get(number, 0))
    return [_write(work, line, known.get(int(str(line.number))), why(confirmed)) for line in read]


def change_candidate(
    work: Work,
    candidate_id: int,
    data: CandidateInput,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> Candidate:
    """Correct one line of the list."""
    require(work.actor, "record")
    row = one(work.session, Candidate, work.association_id, candidate_id)
    work.expect(row, version)
    entry = _entry(work, confirmed)
    term = one(work.session, Term, work.association_id, data.term_id)
    _check_list(work, entry, data.municipality_id, data.list_source, term, catalog)
    number = _check_line(work, entry, data, "number", term, catalog)
    holder = _numbers(work, data.term_id, data.municipality_id).get(number or 0)
    if holder is not None and holder.id != row.id:
        entry.error("number", "V00", f"El número {number} ya está en la lista de este municipio.")
    entry.stop_if_any()
    return _write(work, data, row, why(confirmed))


def remove_candidate(work: Work, candidate_id: int, reason: str) -> None:
    """Take somebody out of the official list; what was delivered is taken back first (V29)."""
    require(work.actor, "record")
    row = one(work.session, Candidate, work.association_id, candidate_id)
    if alive(work.session, PackDelivery, work.association_id, candidate_id=row.id):
        raise refuse(
            "reason",
            "V29",
            f"El aspirante {row.number} tiene entregas registradas. Retírelas primero: no puede haber "
            "más entregas que aspirantes en la lista.",
        )
    work.remove(row, reason)


def _read_lines(entry: Entry, data: ListInput) -> list[CandidateInput]:
    """The lines that say something, each split in its parts."""
    found = []
    for line in filter(str.strip, data.lines.splitlines()):
        parts = [part.strip() for part in re.split(r"[;\t]", line)]
        number, name, sex = (*parts, "", "")[:3]
        found.append(
            CandidateInput(
                data.term_id,
                data.municipality_id,
                number,
                name,
                _SEXES.get(sex.casefold(), sex.upper() or "U"),
                data.list_source,
            )
        )
    entry.require("lines", data.lines, "Escriba una línea por aspirante, empezando por su número.")
    return found


def _check_list(
    work: Work,
    entry: Entry,
    municipality_id: int | None,
    source: str,
    term: Term,
    catalog: Catalog,
) -> None:
    first = cycle(term, catalog.transition_windows).first
    check_member(work, entry, municipality_id, first, term.election_on)
    entry.require("list_source", source, "Anote de dónde salió la lista oficial.")
    check_neutral(entry, "list_source", source)


def _check_line(
    work: Work, entry: Entry, data: CandidateInput, field: str, term: Term, catalog: Catalog
) -> int | None:
    """Refuse a number, a name or a sex that cannot be written; returns the number."""
    number = _check_number(entry, data, field)
    chosen(
        entry, field, data.sex, catalog.choices("sexes"), f"Sexo de {data.number}: use M, H o X."
    )
    if len(clean(data.name)) > _LONGEST_NAME:
        entry.error(field, "V23", f"El nombre del aspirante {data.number} es demasiado largo.")
    limit = erased_from(term.election_on)
    if data.name.strip() and work.today >= limit:
        entry.error(
            field,
            "V59",
            f"Los nombres se guardan solo hasta el {long_date(limit)}. Deje solo el número.",
        )
    return number


def _check_number(entry: Entry, data: CandidateInput, field: str) -> int | None:
    typed = str(data.number or "").strip()
    if not typed.isdecimal() or not 1 <= int(typed) <= 9999:
        entry.error(
            field, "V23", f"«{typed}» no es el número de un aspirante: use un entero desde 1."
        )
        return None
    return whole(entry, field, int(typed))


def _check_repeated(entry: Entry, lines: Sequence[CandidateInput]) -> None:
    numbers = [str(line.number).strip() for line in lines]
    for number in sorted({n for n in numbers if numbers.count(n) > 1}):
        entry.error("lines", "V00", f"El número {number} está más de una vez en la lista.")


def _write(work: Work, data: CandidateInput, row: Candidate | None, reason: str) -> Candidate:
    values: dict[str, Any] = {
        "number": int(str(data.number)),
        "name": clean(data.name),
        "sex": data.sex,
        "list_source": clean(data.list_source),
    }
    if row is not None:
        work.change(row, reason, **values)
        return row
    made = Candidate(
        association_id=work.association_id,
        term_id=data.term_id,
        municipality_id=data.municipality_id or 0,
        **values,
    )
    return work.add(made, reason)


def _numbers(work: Work, term_id: int, municipality_id: int | None) -> dict[int, Candidate]:
    found = alive(
        work.session,
        Candidate,
        work.association_id,
        term_id=term_id,
        municipality_id=municipality_id,
    )
    return {row.number: row for row in found}


def _entry(work: Work, confirmed: Mapping[str, str] | None) -> Entry:
    return Entry(facts(work.session, work.association_id), confirmed)
