"""Writing the terms of the bodies and who sits in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.bodies.quorum import needed
from evalua.registers.bodies.tables import BodyMember, BodyTerm
from evalua.registers.checks import check_facts, chosen, existing, note_facts, whole, why
from evalua.registers.entry import Entry, Number
from evalua.registers.meetings.tables import Meeting
from evalua.registers.membership import members_on, municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class TermInput:
    """A composition of a body as typed; ``to_on`` is the end its term has by the statutes."""

    body: str
    elected_on: date | None
    from_on: date | None
    seats: Number
    to_on: date | None = None
    quorum_rule: str = "half_plus_one"
    quorum_value: Number = None
    meeting_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class SeatInput:
    """Who takes a seat as typed: a municipality, its role and since when."""

    body_term_id: int
    municipality_id: int | None
    role: str
    from_on: date | None
    to_on: date | None = None


def open_term(
    work: Work, data: TermInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> BodyTerm:
    """Write the body that was elected; what the one before it agreed on neutrality lapses."""
    require(work.actor, "record")
    values = _valid_term(work, data, catalog, confirmed, None)
    row = work.add(BodyTerm(association_id=work.association_id, **values), why(confirmed))
    note_facts(work, row.elected_on, row.from_on)
    return row


def change_term(
    work: Work,
    body_term_id: int,
    data: TermInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> BodyTerm:
    """Correct a term of a body."""
    require(work.actor, "record")
    row = one(work.session, BodyTerm, work.association_id, body_term_id)
    work.expect(row, version)
    values = _valid_term(work, data, catalog, confirmed, row)
    note_facts(work, row.elected_on, row.from_on, data.elected_on, data.from_on)
    work.change(row, why(confirmed), **values)
    return row


def remove_term(work: Work, body_term_id: int, reason: str) -> None:
    """Take a term back with its seats."""
    require(work.actor, "record")
    row = one(work.session, BodyTerm, work.association_id, body_term_id)
    work.remove(row, reason)
    for seat in alive(work.session, BodyMember, work.association_id, body_term_id=body_term_id):
        work.remove(seat, reason)
    note_facts(work, row.elected_on, row.from_on)


def take_seat(
    work: Work, data: SeatInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> BodyMember:
    """Write who sits in a body. Raises Problem: V07 no member, V136 no seat left or already in."""
    require(work.actor, "record")
    values = _valid_seat(work, data, catalog, confirmed, None)
    return work.add(BodyMember(association_id=work.association_id, **values), why(confirmed))


def change_seat(
    work: Work,
    seat_id: int,
    data: SeatInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> BodyMember:
    """Correct a seat, or write the day it was left."""
    require(work.actor, "record")
    row = one(work.session, BodyMember, work.association_id, seat_id)
    work.expect(row, version)
    values = _valid_seat(work, data, catalog, confirmed, seat_id)
    work.change(row, why(confirmed), **values)
    return row


def leave_seat(work: Work, seat_id: int, reason: str) -> None:
    """Take a seat back, written by mistake."""
    require(work.actor, "record")
    work.remove(one(work.session, BodyMember, work.association_id, seat_id), reason)


def _valid_term(
    work: Work, data: TermInput, catalog: Catalog, confirmed: Confirmed, row: BodyTerm | None
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "body", data.body, catalog.choices("bodies"), "Elija el órgano.")
    existing(work, entry, "meeting_id", Meeting, [data.meeting_id])
    _check_days(work, entry, data, row)
    seats, value = _check_quorum(entry, data, catalog)
    check_neutral(entry, "name", data.name)
    days = {data.elected_on, data.from_on, *((row.elected_on, row.from_on) if row else ())}
    check_facts(work, entry, *days)
    entry.stop_if_any()
    return {
        "body": data.body,
        "name": clean(data.name),
        "elected_on": data.elected_on,
        "meeting_id": data.meeting_id,
        "from_on": data.from_on,
        "to_on": data.to_on,
        "seats": seats,
        "quorum_rule": data.quorum_rule,
        "quorum_value": value,
    }


def _check_days(work: Work, entry: Entry, data: TermInput, row: BodyTerm | None) -> None:
    entry.day("elected_on", data.elected_on, not_after=work.today)
    entry.require("from_on", data.from_on, "Elija desde qué fecha.")
    if data.from_on is None:
        return
    if data.elected_on is not None and data.from_on < data.elected_on:
        entry.error("from_on", "V25", "Un órgano no empieza antes de ser elegido.")
    if data.to_on is not None and data.to_on < data.from_on:
        entry.error("to_on", "V25", "La fecha final no puede ser anterior al inicio.")
    for other in alive(work.session, BodyTerm, work.association_id, body=data.body):
        if other.from_on == data.from_on and (row is None or other.id != row.id):
            entry.error(
                "from_on",
                "V58",
                f"Ya hay un periodo desde el {long_date(data.from_on)}. Corrija ese.",
            )


def _check_quorum(
    entry: Entry, data: TermInput, catalog: Catalog
) -> tuple[int | None, float | None]:
    """The seats and the value of the rule, where it has one; V133 where no session could meet it."""
    rules = catalog.choices("quorum_rules")
    chosen(entry, "quorum_rule", data.quorum_rule, rules, "Elija la regla de cuórum.")
    seats = whole(entry, "seats", data.seats)
    if not seats:
        entry.error("seats", "V00", "Escriba cuántas sillas tiene.")
        return None, None
    if data.quorum_rule not in ("fixed", "percent"):
        return seats, None
    value = entry.number("quorum_value", data.quorum_value)
    if value is not None and not 1 <= needed(data.quorum_rule, value, seats) <= seats:
        entry.error(
            "quorum_value",
            "V133",
            f"Con {seats} sillas esa regla no se puede cumplir. Revise el número.",
        )
    return seats, value


def _valid_seat(
    work: Work, data: SeatInput, catalog: Catalog, confirmed: Confirmed, seat_id: int | None
) -> dict[str, Any]:
    term = one(work.session, BodyTerm, work.association_id, data.body_term_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    chosen(entry, "role", data.role, catalog.choices("body_roles"), "Elija el cargo.")
    entry.require("municipality_id", data.municipality_id, "Elija el municipio.")
    entry.require("from_on", data.from_on, "Elija desde qué fecha.")
    if data.from_on is not None and data.to_on is not None and data.to_on < data.from_on:
        entry.error("to_on", "V25", "La fecha final no puede ser anterior al inicio.")
    if data.from_on is not None and data.municipality_id is not None:
        _check_taken(work, entry, data, term, seat_id)
    entry.stop_if_any()
    return {
        "body_term_id": term.id,
        "municipality_id": data.municipality_id,
        "role": data.role,
        "from_on": data.from_on,
        "to_on": data.to_on,
    }


def _check_taken(
    work: Work, entry: Entry, data: SeatInput, term: BodyTerm, seat_id: int | None
) -> None:
    assert data.from_on is not None and data.municipality_id is not None
    name = municipality_names(work.session, work.association_id).get(data.municipality_id)
    if data.municipality_id not in members_on(work.session, work.association_id, data.from_on):
        entry.error(
            "municipality_id",
            "V07",
            f"{name or 'Ese municipio'} no era miembro el {long_date(data.from_on)}.",
        )
    if data.from_on < term.from_on:
        entry.error("from_on", "V25", f"El periodo empezó el {long_date(term.from_on)}.")
    seated = [
        other
        for other in alive(work.session, BodyMember, work.association_id, body_term_id=term.id)
        if other.id != seat_id
        and other.from_on <= (data.to_on or date.max)
        and data.from_on <= (other.to_on or date.max)
    ]
    if any(other.municipality_id == data.municipality_id for other in seated):
        entry.error("municipality_id", "V136", f"{name} ya tiene silla en esas fechas.")
    elif len(seated) >= term.seats:
        entry.error(
            "municipality_id",
            "V136",
            f"Las {term.seats} sillas están ocupadas en esas fechas. Escriba primero quién salió.",
        )
