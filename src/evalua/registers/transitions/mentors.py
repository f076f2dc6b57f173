"""Writing who accompanies each new mayor: a mayor with experience, named by their municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.members.tables import Authority, Term
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.transitions.checking import check_in_route, check_member
from evalua.registers.transitions.tables import Mentor
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class MentorInput:
    """Who accompanies the new mayor of a municipality in a term, since a day."""

    term_id: int
    municipality_id: int | None
    mentor_municipality_id: int | None
    since: date | None
    note: str = ""


def set_mentor(
    work: Work,
    data: MentorInput,
    *,
    catalog: Catalog,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> Mentor:
    """Record (or change) the mentor of a municipality in a term."""
    require(work.actor, "record")
    found = alive(
        work.session,
        Mentor,
        work.association_id,
        term_id=data.term_id,
        municipality_id=data.municipality_id,
    )
    if found:
        work.expect(found[0], version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check(work, entry, data, catalog)
    check_facts(work, entry, data.since)
    entry.stop_if_any()
    note_facts(work, data.since)
    values: dict[str, Any] = {
        "mentor_municipality_id": data.mentor_municipality_id,
        "since": data.since,
        "note": clean(data.note),
    }
    if found:
        work.change(found[0], why(confirmed), **values)
        return found[0]
    row = Mentor(
        association_id=work.association_id,
        term_id=data.term_id,
        municipality_id=data.municipality_id or 0,
        **values,
    )
    return work.add(row, why(confirmed))


def remove_mentor(work: Work, mentor_id: int, reason: str) -> None:
    """Take back who accompanied a municipality."""
    require(work.actor, "record")
    row = one(work.session, Mentor, work.association_id, mentor_id)
    work.remove(row, reason)
    note_facts(work, row.since)


def _check(work: Work, entry: Entry, data: MentorInput, catalog: Catalog) -> None:
    term = one(work.session, Term, work.association_id, data.term_id)
    check_in_route(entry, "since", data.since, term, catalog.transition_windows, work.today)
    if data.since is not None and data.since < term.election_on:
        entry.error(
            "since",
            "V25",
            f"Se acompaña desde la elección del {long_date(term.election_on)}.",
        )
    day = data.since or term.starts_on
    check_member(work, entry, data.municipality_id, day, day)
    check_neutral(entry, "note", data.note)
    if data.mentor_municipality_id == data.municipality_id and data.municipality_id is not None:
        entry.error(
            "mentor_municipality_id",
            "V21",
            "Elija otro municipio: nadie se acompaña a sí mismo.",
        )
        return
    known = check_member(
        work, entry, data.mentor_municipality_id, day, day, field="mentor_municipality_id"
    )
    if known:
        _check_holder(work, entry, data, day)


def _check_holder(work: Work, entry: Entry, data: MentorInput, day: date) -> None:
    place = data.mentor_municipality_id
    if place is not None and not holds_office(work.session, work.association_id, place, day):
        name = municipality_names(work.session, work.association_id)[place]
        entry.error(
            "mentor_municipality_id",
            "V35",
            f"{name} no tiene alcaldesa o alcalde titular registrado el {long_date(day)}. "
            "Regístrelo en «Asociación y miembros».",
        )


def holds_office(session: Session, association_id: int, municipality_id: int, day: date) -> bool:
    """Whether somebody is the holder of a municipality on a day."""
    held = alive(
        session,
        Authority,
        association_id,
        municipality_id=municipality_id,
        position="holder",
    )
    return any(a.from_on <= day and (a.to_on is None or day <= a.to_on) for a in held)
