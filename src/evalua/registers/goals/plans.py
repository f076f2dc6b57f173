"""Opening, correcting and discarding the draft of a work plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry
from evalua.registers.goals.goals import check_draft, citations_of, write_schedule
from evalua.registers.goals.schedules import (
    Path,
    Planned,
    faults,
    milestone_schedule,
    plan_months,
    programme,
)
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.goals.versions import goals_of
from evalua.registers.periods.locks import check_open
from evalua.registers.reading import alive, one
from evalua.storage.base import Stored
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A work plan as typed; both days are part of it."""

    name: str
    starts_on: date | None
    ends_on: date | None


def create_plan(work: Work, data: PlanInput) -> WorkPlan:
    """Open a draft plan. Only one plan may cover a date; its later changes are versions of it."""
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    _check_plan(work, entry, data)
    entry.stop_if_any()
    assert data.starts_on is not None and data.ends_on is not None
    return work.add(
        WorkPlan(
            association_id=work.association_id,
            name=clean(data.name),
            starts_on=data.starts_on,
            ends_on=data.ends_on,
            in_force_from=data.starts_on,
        )
    )


def change_plan(work: Work, plan_id: int, data: PlanInput, version: int) -> WorkPlan:
    """Correct the first version of a plan while it is a draft; its schedules follow its dates."""
    require(work.actor, "record")
    plan = one(work.session, WorkPlan, work.association_id, plan_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, plan)
    if plan.number > 1:
        entry.error("", "V43", "El nombre y las fechas del plan no cambian de una versión a otra.")
    entry.stop_if_any()
    work.expect(plan, version)
    _check_plan(work, entry, data, plan)
    rebuilt = _rebuilt(work, entry, plan, data)
    entry.stop_if_any()
    work.change(
        plan,
        name=clean(data.name),
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        in_force_from=data.starts_on,
    )
    for goal, planned in rebuilt:
        write_schedule(work, goal, planned)
    return plan


def remove_plan(work: Work, plan_id: int, reason: str) -> None:
    """Discard a draft with its goals, their schedules and what was reported for them."""
    require(work.actor, "record")
    plan = one(work.session, WorkPlan, work.association_id, plan_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, plan)
    below = list(_below(work, plan))
    for month in sorted({r.month for r in below if isinstance(r, GoalProgress)}):
        check_open(work, entry, Month.parse(month))
    entry.stop_if_any()
    work.remove(plan, reason)
    for row in below:
        work.remove(row, reason)


def _check_plan(work: Work, entry: Entry, data: PlanInput, own: WorkPlan | None = None) -> None:
    entry.require("name", data.name, "Escriba el nombre del plan.")
    entry.require("starts_on", data.starts_on, "Elija el primer día del plan.")
    entry.require("ends_on", data.ends_on, "Elija el último día del plan.")
    if data.starts_on is None or data.ends_on is None:
        return
    first = entry.facts.evaluation_start
    if data.ends_on < data.starts_on:
        entry.error("ends_on", "V25", "La fecha final no puede ser anterior al inicio.")
    elif Month.of(data.ends_on) < first:
        said = f"El plan termina antes del primer mes que se evalúa ({first.label})."
        entry.error("ends_on", "V25", said)
    for other in alive(work.session, WorkPlan, work.association_id):
        same = own is not None and other.id == own.id
        if not same and other.starts_on <= data.ends_on and data.starts_on <= other.ends_on:
            entry.error("starts_on", "V10", _overlaps(other))
            return


def _overlaps(other: WorkPlan) -> str:
    return (
        f"El plan «{other.name}» ya cubre del {long_date(other.starts_on)} al "
        f"{long_date(other.ends_on)}. Elija otras fechas o abra una nueva versión de ese plan."
    )


def _rebuilt(
    work: Work, entry: Entry, plan: WorkPlan, data: PlanInput
) -> list[tuple[Goal, Planned]]:
    if entry.any or data.starts_on is None or data.ends_on is None:
        return []
    months = plan_months(data.starts_on, data.ends_on, entry.facts.evaluation_start)
    goals = goals_of(work.session, work.association_id, plan.id)
    return [(goal, _rebuild(work, entry, goal, months)) for goal in goals]


def _rebuild(work: Work, entry: Entry, goal: Goal, months: tuple[Month, ...]) -> Planned:
    """The goal's schedule over other months; what was typed for a month that left is asked again."""
    stored = {Month.parse(row.month): row.planned for row in _schedule(work, goal)}
    if not stored:
        return {}
    if goal.accumulation == "milestone":
        due = min(month for month, value in stored.items() if value)
        if due in months:
            return milestone_schedule(months, due)
    path = Path(goal.accumulation, goal.baseline or 0.0, goal.target or 0.0, months)
    planned = programme(goal.schedule, path, stored)
    typed_outside = goal.schedule == "custom" and not stored.keys() <= planned.keys()
    if typed_outside or any(faults(path, planned, entry.facts.number_format)):
        said = f"La programación de {goal.code} no cabe en esas fechas. Cámbiela antes."
        entry.error(f"goals.{goal.id}", "V14", said)
    return planned


def _below(work: Work, plan: WorkPlan) -> Iterator[Stored]:
    for goal in goals_of(work.session, work.association_id, plan.id):
        yield goal
        yield from _schedule(work, goal)
        yield from _progress(work, goal)
        yield from citations_of(work, goal)


def _schedule(work: Work, goal: Goal) -> list[GoalSchedule]:
    return alive(work.session, GoalSchedule, work.association_id, goal_id=goal.id)


def _progress(work: Work, goal: Goal) -> list[GoalProgress]:
    return alive(work.session, GoalProgress, work.association_id, goal_id=goal.id)
