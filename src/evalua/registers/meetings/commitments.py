"""Writing commitments: what somebody agreed to do by a date, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.problems import refuse
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, existing, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.meetings.tables import Commitment, Meeting
from evalua.registers.members.tables import Municipality
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class CommitmentInput:
    """A commitment as typed; ``is_external`` when it depends on another institution."""

    meeting_id: int
    text: str
    responsible: str
    due_on: date | None
    is_external: bool = False
    municipality_id: int | None = None
    area: str = ""


def add_commitment(
    work: Work, data: CommitmentInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Commitment:
    """Write a commitment of a session; its first due date is kept for good."""
    require(work.actor, "record")
    meeting = one(work.session, Meeting, work.association_id, data.meeting_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_text(work, entry, data, catalog)
    _check_due(entry, data.due_on, meeting.held_on)
    check_facts(work, entry, data.due_on)
    entry.stop_if_any()
    assert data.due_on is not None
    row = work.add(
        Commitment(
            association_id=work.association_id,
            meeting_id=meeting.id,
            text=clean(data.text),
            responsible=clean(data.responsible),
            is_external=data.is_external,
            municipality_id=data.municipality_id,
            area=data.area,
            due_on=data.due_on,
            original_due_on=data.due_on,
        ),
        why(confirmed),
    )
    note_facts(work, data.due_on)
    return row


def change_commitment(
    work: Work,
    commitment_id: int,
    data: CommitmentInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Commitment:
    """Correct the words and who answers; a date is moved only by postponing it."""
    require(work.actor, "record")
    row = one(work.session, Commitment, work.association_id, commitment_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_text(work, entry, data, catalog)
    entry.stop_if_any()
    work.change(
        row,
        why(confirmed),
        text=clean(data.text),
        responsible=clean(data.responsible),
        is_external=data.is_external,
        municipality_id=data.municipality_id,
        area=data.area,
    )
    return row


def postpone_commitment(
    work: Work, commitment_id: int, due_on: date | None, reason: str, *, version: int | None = None
) -> Commitment:
    """Move a due date and count it; the original one stays and is the one evaluated."""
    require(work.actor, "record")
    row = _open(work, commitment_id, version)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("reason", reason, "Escriba por qué se aplaza.")
    entry.require("due_on", due_on, "Elija la nueva fecha.")
    if due_on is not None and due_on <= row.due_on:
        entry.error(
            "due_on",
            "V25",
            f"La nueva fecha debe ser posterior a la actual ({long_date(row.due_on)}).",
        )
    entry.stop_if_any()
    work.change(row, clean(reason), due_on=due_on, postponements=row.postponements + 1)
    return row


def fulfil_commitment(
    work: Work,
    commitment_id: int,
    done_on: date | None,
    evidence: str,
    *,
    version: int | None = None,
    confirmed: Confirmed = None,
) -> Commitment:
    """Record that a commitment was done, with its evidence."""
    require(work.actor, "record")
    row = _open(work, commitment_id, version)
    meeting = one(work.session, Meeting, work.association_id, row.meeting_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if entry.day("done_on", done_on, not_after=work.today):
        _check_after(entry, "done_on", done_on, meeting)
    entry.require("evidence", evidence, "Anote el soporte: acta, documento o dónde está.")
    check_neutral(entry, "evidence", evidence)
    check_facts(work, entry, done_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), done_on=done_on, evidence=clean(evidence))
    note_facts(work, done_on)
    return row


def cancel_commitment(
    work: Work,
    commitment_id: int,
    cancelled_on: date | None,
    act: str,
    *,
    version: int | None = None,
    confirmed: Confirmed = None,
) -> Commitment:
    """Record that a body withdrew a commitment by an act."""
    require(work.actor, "record")
    row = _open(work, commitment_id, version)
    meeting = one(work.session, Meeting, work.association_id, row.meeting_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if entry.day("cancelled_on", cancelled_on, not_after=work.today):
        _check_after(entry, "cancelled_on", cancelled_on, meeting)
    entry.require("act", act, "Escriba el número del acta que lo cancela.")
    check_facts(work, entry, cancelled_on)
    entry.stop_if_any()
    work.change(row, why(confirmed), cancelled_on=cancelled_on, cancelled_act=clean(act))
    note_facts(work, cancelled_on)
    return row


def reopen_commitment(
    work: Work, commitment_id: int, reason: str, *, version: int | None = None
) -> Commitment:
    """Take back that a commitment was done or cancelled; it is open again."""
    require(work.actor, "record")
    row = one(work.session, Commitment, work.association_id, commitment_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    entry.require("reason", reason, "Escriba por qué vuelve a quedar abierto.")
    if row.done_on is None and row.cancelled_on is None:
        entry.error("", "V56", "Ese compromiso ya está abierto.")
    entry.stop_if_any()
    days = (row.done_on, row.cancelled_on)
    work.change(row, clean(reason), done_on=None, evidence="", cancelled_on=None, cancelled_act="")
    note_facts(work, *days)
    return row


def remove_commitment(work: Work, commitment_id: int, reason: str) -> None:
    """Take back a commitment written by mistake."""
    require(work.actor, "record")
    row = one(work.session, Commitment, work.association_id, commitment_id)
    work.remove(row, reason)
    note_facts(work, row.original_due_on)


def _check_text(work: Work, entry: Entry, data: CommitmentInput, catalog: Catalog) -> None:
    entry.require("text", data.text, "Escriba a qué se comprometieron.")
    entry.require("responsible", data.responsible, "Escriba quién responde.")
    check_neutral(entry, "text", data.text)
    if data.area and data.area not in catalog.choices("areas"):
        entry.error("area", "V00", "Elija el área de la lista.")
    existing(work, entry, "municipality_id", Municipality, [data.municipality_id])


def _check_due(entry: Entry, due_on: date | None, held_on: date) -> None:
    entry.require("due_on", due_on, "Elija la fecha límite.")
    if due_on is not None and due_on < held_on:
        entry.error(
            "due_on",
            "V25",
            f"La fecha límite no puede ser anterior a la sesión ({long_date(held_on)}).",
        )


def _check_after(entry: Entry, field: str, day: date | None, meeting: Meeting) -> None:
    if day is not None and day < meeting.held_on:
        entry.error(
            field,
            "V25",
            f"La fecha no puede ser anterior a la sesión ({long_date(meeting.held_on)}).",
        )


def _open(work: Work, commitment_id: int, version: int | None) -> Commitment:
    row = one(work.session, Commitment, work.association_id, commitment_id)
    work.expect(row, version)
    if row.done_on is not None:
        raise refuse("", "V56", f"Ese compromiso se cumplió el {long_date(row.done_on)}.")
    if row.cancelled_on is not None:
        raise refuse("", "V56", f"Ese compromiso se canceló el {long_date(row.cancelled_on)}.")
    return row
