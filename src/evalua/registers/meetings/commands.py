"""Writing meetings: the session, who came in each seat, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.meetings.findings import check_finding
from evalua.registers.meetings.quorum import check_quorum
from evalua.registers.meetings.seats import SeatInput, check_seats, people_in
from evalua.registers.meetings.tables import Attendance, Commitment, Decision, Meeting
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_CORRECTED = "corrección de la asistencia"


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """A session as typed; ``seats`` maps each convened municipality to who came."""

    body: str
    held_on: date | None
    quorum: bool = True
    act: str = ""
    agenda: str = ""
    seats: Mapping[int, SeatInput] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """What a body resolved; ``finding`` is the evaluation finding it answers, if any."""

    meeting_id: int
    text: str
    kind: str = "other"
    finding: str = ""
    finding_kind: str = ""


def record_meeting(
    work: Work,
    data: MeetingInput,
    *,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None = None,
) -> Meeting:
    """Write a session with its attendance, whether or not it reached quorum."""
    require(work.actor, "record")
    entry = _check_meeting(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.held_on)
    entry.stop_if_any()
    assert data.held_on is not None
    meeting = work.add(
        Meeting(
            association_id=work.association_id,
            body=data.body,
            held_on=data.held_on,
            quorum=data.quorum,
            act=clean(data.act),
            agenda=clean(data.agenda),
        ),
        why(confirmed),
    )
    _seat_all(work, meeting, data)
    note_facts(work, meeting.held_on)
    return meeting


def change_meeting(
    work: Work,
    meeting_id: int,
    data: MeetingInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Mapping[str, str] | None = None,
) -> Meeting:
    """Correct a session and its attendance."""
    require(work.actor, "record")
    meeting = one(work.session, Meeting, work.association_id, meeting_id)
    work.expect(meeting, version)
    before = meeting.held_on
    entry = _check_meeting(work, data, catalog, confirmed, meeting_id)
    check_facts(work, entry, before, data.held_on)
    _check_promises(work, entry, meeting_id, data.held_on)
    entry.stop_if_any()
    work.change(
        meeting,
        why(confirmed),
        body=data.body,
        held_on=data.held_on,
        quorum=data.quorum,
        act=clean(data.act),
        agenda=clean(data.agenda),
    )
    _seat_all(work, meeting, data)
    note_facts(work, before, meeting.held_on)
    return meeting


def remove_meeting(work: Work, meeting_id: int, reason: str) -> None:
    """Take a session back with its attendance, decisions and commitments."""
    require(work.actor, "record")
    meeting = one(work.session, Meeting, work.association_id, meeting_id)
    work.remove(meeting, reason)
    days = {meeting.held_on}
    for table in (Attendance, Decision, Commitment):
        for row in alive(work.session, table, work.association_id, meeting_id=meeting_id):
            work.remove(row, reason)
            if isinstance(row, Commitment):
                days.add(row.original_due_on)
    note_facts(work, *days)


def add_decision(
    work: Work,
    data: DecisionInput,
    *,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None = None,
) -> Decision:
    """Write what a session decided."""
    require(work.actor, "record")
    meeting = one(work.session, Meeting, work.association_id, data.meeting_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("text", data.text, "Escriba qué se decidió.")
    kinds = catalog.choices("decision_kinds")
    chosen(entry, "kind", data.kind, kinds, "Elija el tipo de decisión.")
    check_neutral(entry, "text", data.text)
    check_finding(entry, data.finding_kind, data.finding, catalog)
    check_facts(work, entry, meeting.held_on)
    entry.stop_if_any()
    decision = work.add(
        Decision(
            association_id=work.association_id,
            meeting_id=meeting.id,
            text=clean(data.text),
            kind=data.kind,
            finding_kind=data.finding_kind,
            finding=clean(data.finding),
        ),
        why(confirmed),
    )
    note_facts(work, meeting.held_on)
    return decision


def remove_decision(work: Work, decision_id: int, reason: str) -> None:
    """Take a decision back."""
    require(work.actor, "record")
    decision = one(work.session, Decision, work.association_id, decision_id)
    meeting = one(work.session, Meeting, work.association_id, decision.meeting_id)
    work.remove(decision, reason)
    note_facts(work, meeting.held_on)


def _check_meeting(
    work: Work,
    data: MeetingInput,
    catalog: Catalog,
    confirmed: Mapping[str, str] | None,
    meeting_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    bodies = catalog.choices("bodies")
    chosen(entry, "body", data.body, bodies, "Elija el órgano que sesionó.")
    check_neutral(entry, "agenda", data.agenda)
    dated = entry.day("held_on", data.held_on, not_after=work.today)
    if not dated or data.held_on is None:
        return entry
    check_seats(work, entry, data.body, data.held_on, data.seats, catalog)
    check_quorum(work, entry, data.body, data.held_on, data.seats, data.quorum)
    same = alive(work.session, Meeting, work.association_id, body=data.body, held_on=data.held_on)
    if any(other.id != meeting_id for other in same):
        entry.confirm(
            "held_on",
            "V04",
            f"Ya hay una sesión de {bodies[data.body].lower()} el {long_date(data.held_on)}. "
            "¿Es otra sesión?",
        )
    return entry


def _check_promises(work: Work, entry: Entry, meeting_id: int, held_on: date | None) -> None:
    """The date of a session cannot pass that of a commitment made in it."""
    made = alive(work.session, Commitment, work.association_id, meeting_id=meeting_id)
    first = min((c.original_due_on for c in made), default=None)
    if first is not None and held_on is not None and first < held_on:
        entry.error(
            "held_on",
            "V25",
            f"Esta sesión tiene un compromiso para el {long_date(first)}: no puede ser posterior a él.",
        )


def _seat_all(work: Work, meeting: Meeting, data: MeetingInput) -> None:
    """Leave exactly the seats given: add, correct, take back."""
    people = people_in(work, meeting.held_on, data.seats)
    rows = alive(work.session, Attendance, work.association_id, meeting_id=meeting.id)
    taken = {row.municipality_id: row for row in rows}
    for municipality_id, row in taken.items():
        if municipality_id not in data.seats:
            work.remove(row, _CORRECTED)
    for municipality_id, seat in data.seats.items():
        kind, person = seat.attended_as, people[municipality_id]
        if municipality_id in taken:
            work.change(taken[municipality_id], _CORRECTED, attended_as=kind, person=person)
        else:
            work.add(
                Attendance(
                    association_id=work.association_id,
                    meeting_id=meeting.id,
                    municipality_id=municipality_id,
                    attended_as=kind,
                    person=person,
                )
            )
