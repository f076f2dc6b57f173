"""Recording what each goal reached in a month: one goal, or the whole grid of the month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.domain.text import clean
from evalua.registers.association.facts import Facts, facts
from evalua.registers.checks import why
from evalua.registers.entry import Entry, Number
from evalua.registers.goals.form import is_incomplete
from evalua.registers.goals.plausibility import check_plausible
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.goals.versions import plan_of_month, reported
from evalua.registers.grid import gather, reasons_of
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_open
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_LONGEST_DIFFICULTY = 600


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What a goal reached by the end of a month, as typed.

    ``value`` is to date where the goal accumulates. A milestone that was met has ``achieved_on``
    instead; one that was not has the value 0. ``version`` is the row's when the form was opened.
    ``difficulty`` says what stood in the way; the month is not sent without it where a goal stood
    still (see ``standstill``).
    """

    goal_id: int
    value: Number = None
    note: str = ""
    evidence: str = ""
    achieved_on: date | None = None
    version: int | None = None
    difficulty: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed: a blank is never a zero."""
        typed = (self.value, self.note, self.evidence, self.achieved_on, self.difficulty)
        return not any(t is not None and str(t).strip() for t in typed)


@dataclass(frozen=True, slots=True)
class _Ready:
    data: ProgressInput
    row: GoalProgress | None
    value: float
    why: str


def record_progress(
    work: Work,
    goal_id: int,
    month: Month,
    value: Number,
    note: str = "",
    evidence: str = "",
    version: int | None = None,
    *,
    achieved_on: date | None = None,
    difficulty: str = "",
    confirmed: Mapping[str, str] | None = None,
) -> GoalProgress:
    """Write or correct what a goal reached in a month that is still open."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    _check_month(work, entry, month)
    data = ProgressInput(goal_id, value, note, evidence, achieved_on, version, difficulty)
    ready = _check(work, entry, month, data, why(confirmed))
    entry.stop_if_any()
    assert ready is not None
    return _write(work, month, ready)


def record_many_progress(
    work: Work,
    month: Month,
    items: Sequence[ProgressInput],
    *,
    confirmed: Mapping[str, str] | None = None,
) -> list[GoalProgress]:
    """Write the grid of a month: everything, or nothing and all its problems.

    Blank rows are left alone. Problems are in ``progress.<goal_id>`` (or ``….note``); a reason may
    be given for all goals (``V12``) or for one (``V12:<goal_id>``).
    """
    require(work.actor, "record")
    known = facts(work.session, work.association_id)
    entry = Entry(known, confirmed)
    _check_month(work, entry, month)
    ready = [
        _check_row(work, entry, known, month, item, reasons_of(confirmed, item.goal_id))
        for item in items
        if not item.is_blank
    ]
    entry.stop_if_any()
    return [_write(work, month, row) for row in ready if row is not None]


def remove_progress(work: Work, progress_id: int, reason: str) -> None:
    """Take back what was reported for a goal in an open month: the month is blank again."""
    require(work.actor, "record")
    row = one(work.session, GoalProgress, work.association_id, progress_id)
    entry = Entry(facts(work.session, work.association_id))
    check_open(work, entry, Month.parse(row.month))
    entry.stop_if_any()
    work.remove(row, reason)


def _check_month(work: Work, entry: Entry, month: Month) -> None:
    if month.first > work.today:
        entry.error("month", "V03", f"{month.label.capitalize()} aún no llega. Revise el mes.")
    check_open(work, entry, month)


def _check_row(
    work: Work,
    entry: Entry,
    known: Facts,
    month: Month,
    item: ProgressInput,
    reasons: Mapping[str, str],
) -> _Ready | None:
    row = Entry(known, reasons)
    ready = _check(work, row, month, item, why(reasons))
    gather(entry, row, f"progress.{item.goal_id}", "value")
    return ready


def _check(
    work: Work, entry: Entry, month: Month, data: ProgressInput, reasons: str
) -> _Ready | None:
    goal = _goal(work, entry, month, data.goal_id)
    if goal is None:
        return None
    earlier = reported(work.session, work.association_id, goal)
    row = earlier.pop(month, None)
    if row is not None:
        _check_version(work, entry, row, data.version)
    planned = _planned(work, goal)
    if is_incomplete(goal, bool(planned)):
        said = "Defina unidad y programación; sin eso la meta no se puede medir."
        entry.error("value", "V14", said)
    _check_texts(entry, data)
    value = _value(work, entry, month, goal, data)
    if value is None:
        return None
    values = {m: r.value for m, r in earlier.items()}
    check_plausible(entry, goal, month, value, values, planned.get(month))
    return _Ready(data, row, value, reasons)


def _goal(work: Work, entry: Entry, month: Month, goal_id: int) -> Goal | None:
    """The goal, if its plan is the one that rules in the month."""
    try:
        goal = one(work.session, Goal, work.association_id, goal_id)
    except Problem as problem:
        entry.error("", "V56", problem.findings[0].message)
        return None
    plan = plan_of_month(work.session, work.association_id, month)
    if plan is not None and plan.id == goal.plan_id:
        return goal
    if plan is None:
        said = f"Ningún plan cubre {month.label}. Elija un mes del plan."
    else:
        own = one(work.session, WorkPlan, work.association_id, goal.plan_id)
        said = (
            f"En {month.label} rige el plan «{plan.name}», versión {plan.number}, y esta meta es del "
            f"plan «{own.name}», versión {own.number}. Actualice la página."
        )
    entry.error("month", "V56", said)
    return None


def _check_texts(entry: Entry, data: ProgressInput) -> None:
    check_neutral(entry, "note", data.note)
    check_neutral(entry, "difficulty", data.difficulty)
    if len(clean(data.difficulty)) > _LONGEST_DIFFICULTY:
        said = f"Resúmalo en {_LONGEST_DIFFICULTY} letras o menos."
        entry.error("difficulty", "V05", said)


def _check_version(work: Work, entry: Entry, row: GoalProgress, version: int | None) -> None:
    try:
        work.expect(row, version)
    except Problem as problem:
        entry.error("value", "V51", problem.findings[0].message)


def _value(work: Work, entry: Entry, month: Month, goal: Goal, data: ProgressInput) -> float | None:
    if goal.accumulation == "milestone":
        return _milestone(work, entry, month, data)
    low = 0 if goal.accumulation in ("cumulative", "flow") else None
    return entry.number("value", data.value, low=low)


def _milestone(work: Work, entry: Entry, month: Month, data: ProgressInput) -> float | None:
    """1 with the date on which it was met, or 0."""
    if data.achieved_on is None:
        value = entry.number("value", data.value, low=0, high=1)
        if value:
            entry.error("achieved_on", "V00", "Elija la fecha en que se cumplió el hito.")
        return value
    if data.achieved_on > work.today:
        said = "El hito no puede cumplirse en una fecha futura."
        entry.error("achieved_on", "V27", said)
    elif data.achieved_on > month.last:
        said = f"Esa fecha es posterior a {month.label}. Regístrela en su mes."
        entry.error("achieved_on", "V27", said)
    return 1.0


def _planned(work: Work, goal: Goal) -> dict[Month, float]:
    rows = alive(work.session, GoalSchedule, work.association_id, goal_id=goal.id)
    return {Month.parse(row.month): row.planned for row in rows}


def _write(work: Work, month: Month, ready: _Ready) -> GoalProgress:
    data = ready.data
    values: dict[str, Any] = {
        "goal_id": data.goal_id,
        "value": ready.value,
        "achieved_on": data.achieved_on,
        "note": clean(data.note),
        "difficulty": clean(data.difficulty),
        "evidence": clean(data.evidence),
    }
    if ready.row is not None:
        work.change(ready.row, ready.why, **values)
        return ready.row
    row = GoalProgress(association_id=work.association_id, month=str(month), **values)
    return work.add(row, ready.why)
