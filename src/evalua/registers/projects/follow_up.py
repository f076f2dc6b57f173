"""Notes on how each project goes: one at a time, or the grid of the month's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import load
from evalua.domain.month import long_date
from evalua.domain.problems import Problem
from evalua.domain.text import clean
from evalua.registers.association.facts import Facts, facts
from evalua.registers.checks import check_facts, chosen, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.grid import gather, reasons_of
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import note_fact
from evalua.registers.projects.tables import FollowUp, Project, ProjectStage
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

FORESEEN = "no_change_expected"
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class FollowUpInput:
    """A note as typed. It holds both percentages, or why there is nothing new to say.

    ``delay_cause`` is a key of the closed list and asks who answers for it (``responsible``);
    ``version`` is the note's when it is corrected.
    """

    project_id: int
    noted_on: date | None
    physical: Number = None
    financial: Number = None
    paid: Typed = None
    committed: Typed = None
    delay_cause: str = ""
    no_change_reason: str = ""
    next_step: str = ""
    version: int | None = None
    responsible: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed besides the date."""
        typed = (
            self.physical,
            self.financial,
            self.paid,
            self.committed,
            self.delay_cause,
            self.responsible,
            self.no_change_reason,
            self.next_step,
        )
        return not any(t is not None and str(t).strip() for t in typed)


@dataclass(frozen=True, slots=True)
class _Ready:
    row: FollowUp | None
    values: dict[str, Any]
    why: str


def record_follow_up(
    work: Work, data: FollowUpInput, *, confirmed: Mapping[str, str] | None = None
) -> FollowUp:
    """Write a note, or correct the one of that day when its ``version`` is given."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    ready = _check(work, entry, data, why(confirmed))
    check_facts(work, entry, data.noted_on)
    entry.stop_if_any()
    assert ready is not None
    return _write(work, ready)


def record_many_follow_ups(
    work: Work,
    items: Sequence[FollowUpInput],
    *,
    confirmed: Mapping[str, str] | None = None,
) -> list[FollowUp]:
    """Write the grid of the month's end: everything, or nothing and all its problems.

    Blank rows are left alone. Problems are in ``follow_ups.<project_id>.<field>``; a reason may be
    given for all projects (``V28``) or for one (``V28:<project_id>``).
    """
    require(work.actor, "record")
    known = facts(work.session, work.association_id)
    entry = Entry(known, confirmed)
    filled = [item for item in items if not item.is_blank]
    ready = [
        _check_row(work, entry, known, item, reasons_of(confirmed, item.project_id))
        for item in filled
    ]
    check_facts(work, entry, *(item.noted_on for item in filled))
    entry.stop_if_any()
    return [_write(work, row) for row in ready if row is not None]


def remove_follow_up(work: Work, follow_up_id: int, reason: str) -> None:
    """Take back a note written by mistake."""
    require(work.actor, "record")
    row = one(work.session, FollowUp, work.association_id, follow_up_id)
    work.remove(row, reason)
    note_fact(work, row.noted_on)


def _check_row(
    work: Work, entry: Entry, known: Facts, item: FollowUpInput, reasons: Mapping[str, str]
) -> _Ready | None:
    row = Entry(known, reasons)
    ready = _check(work, row, item, why(reasons))
    gather(entry, row, f"follow_ups.{item.project_id}", "")
    return ready


def _check(work: Work, entry: Entry, data: FollowUpInput, reasons: str) -> _Ready | None:
    if not _exists(work, entry, data.project_id):
        return None
    values = _read(entry, data)
    dated = entry.day("noted_on", data.noted_on, not_after=work.today)
    if not dated or data.noted_on is None:
        return None
    _check_started(work, entry, data.project_id, data.noted_on)
    notes = alive(work.session, FollowUp, work.association_id, project_id=data.project_id)
    same = next((n for n in notes if n.noted_on == data.noted_on), None)
    _check_same_day(work, entry, same, data.version)
    _check_fall(entry, data, values["physical"], [n for n in notes if n is not same])
    return _Ready(same, values, reasons)


def _exists(work: Work, entry: Entry, project_id: int) -> bool:
    try:
        one(work.session, Project, work.association_id, project_id)
    except Problem as problem:
        entry.error("", "V56", problem.findings[0].message)
        return False
    return True


def _read(entry: Entry, data: FollowUpInput) -> dict[str, Any]:
    for field in ("no_change_reason", "next_step"):
        check_neutral(entry, field, getattr(data, field))
    if data.delay_cause:
        causes = load().choices("delay_causes")
        chosen(entry, "delay_cause", data.delay_cause, causes, "Elija la causa de la lista.")
    _check_responsible(entry, data)
    return {
        "project_id": data.project_id,
        "noted_on": data.noted_on,
        "physical": _percent(entry, data, "physical", "físico"),
        "financial": _percent(entry, data, "financial", "financiero"),
        "paid": _money(entry, "paid", data.paid),
        "committed": _money(entry, "committed", data.committed),
        "delay_cause": data.delay_cause,
        "responsible": clean(data.responsible),
        "no_change_reason": clean(data.no_change_reason),
        "next_step": clean(data.next_step),
    }


def _check_responsible(entry: Entry, data: FollowUpInput) -> None:
    """A delay has somebody who answers for it; a pause that was foreseen has not."""
    if data.delay_cause in load().choices("delay_causes") and data.delay_cause != FORESEEN:
        entry.require("responsible", data.responsible, "Escriba quién responde por el atraso.")
    if len(clean(data.responsible)) > _LONGEST_NAME:
        entry.error("responsible", "V05", "Es muy largo: use 160 letras o menos.")


def _percent(entry: Entry, data: FollowUpInput, field: str, name: str) -> float | None:
    """Progress from 0 to 100; it may be left blank only with a reason for no changes."""
    typed = getattr(data, field)
    blank = typed is None or not str(typed).strip()
    if blank and not data.no_change_reason.strip():
        said = f"Escriba el avance {name} (0 a 100) o la causa de no tener cambios."
        entry.error(field, "V00", said)
    return entry.number(field, typed, required=False, low=0, high=100)


def _money(entry: Entry, field: str, typed: Typed) -> int | None:
    amount = entry.money(field, typed, required=False)
    if amount is not None and amount < 0:
        entry.error(field, "V01", "El valor no puede ser negativo.")
    return amount


def _check_started(work: Work, entry: Entry, project_id: int, day: date) -> None:
    stages = alive(work.session, ProjectStage, work.association_id, project_id=project_id)
    first = min((s.reached_on for s in stages), default=None)
    if first is None:
        said = "Registre primero en qué etapa está el proyecto."
        entry.error("noted_on", "V18", said)
    elif day < first:
        said = (
            f"La nota no puede ser anterior a la primera etapa del proyecto ({long_date(first)})."
        )
        entry.error("noted_on", "V18", said)


def _check_same_day(work: Work, entry: Entry, same: FollowUp | None, version: int | None) -> None:
    if same is None:
        return
    if version is None:
        said = "Ya hay una nota de ese día. Ábrala para corregirla."
        entry.error("noted_on", "V04", said)
        return
    try:
        work.expect(same, version)
    except Problem as problem:
        entry.error("noted_on", "V51", problem.findings[0].message)


def _check_fall(
    entry: Entry, data: FollowUpInput, physical: float | None, others: Sequence[FollowUp]
) -> None:
    """Physical progress falls only with an explanation (V24), in this note or in the one after."""
    if physical is None or data.noted_on is None:
        return
    write = entry.facts.number_format.write_short
    known = sorted((n for n in others if n.physical is not None), key=lambda n: n.noted_on)
    before = [n for n in known if n.noted_on < data.noted_on]
    after = [n for n in known if n.noted_on > data.noted_on]
    if before and not _is_explained(data) and physical < (before[-1].physical or 0):
        was = write(before[-1].physical or 0)
        said = f"El avance físico bajó de {was} a {write(physical)}. Explique qué pasó."
        entry.error("delay_cause", "V24", said)
    later = after[0] if after else None
    if later and (later.physical or 0) < physical and not _is_explained(later):
        said = (
            f"La nota del {long_date(later.noted_on)} tiene un avance menor "
            f"({write(later.physical or 0)}). Corrija una de las dos."
        )
        entry.error("physical", "V24", said)


def _is_explained(note: FollowUp | FollowUpInput) -> bool:
    return bool(note.delay_cause or note.no_change_reason.strip())


def _write(work: Work, ready: _Ready) -> FollowUp:
    if ready.row is not None:
        work.change(ready.row, ready.why, **ready.values)
        row = ready.row
    else:
        row = work.add(FollowUp(association_id=work.association_id, **ready.values), ready.why)
    note_fact(work, row.noted_on)
    return row
