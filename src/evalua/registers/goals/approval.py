"""Approving a work plan with its act, and opening the version that follows it."""

from __future__ import annotations

from datetime import date

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.domain.text import clean
from evalua.registers.alignment.tables import PlanCitation
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry
from evalua.registers.goals.form import is_incomplete
from evalua.registers.goals.goals import check_draft, citations_of, write_schedule
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.goals.versions import goals_of, versions_of
from evalua.registers.periods.locks import check_open
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

_COPIED = [
    "code",
    "text",
    "axis",
    "area",
    "question",
    "responsible",
    "unit",
    "accumulation",
    "direction",
    "baseline",
    "baseline_on",
    "target",
    "weight",
    "schedule",
    "dnp_objective",
    "programme_id",
    "agreement_id",
    "objective_id",
]


def approve_plan(
    work: Work, plan_id: int, act: str, approved_on: date | None, version: int
) -> WorkPlan:
    """Lock a version with the board's act. From then on changes need a new version."""
    require(work.actor, "approve")
    plan = one(work.session, WorkPlan, work.association_id, plan_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, plan)
    entry.stop_if_any()
    work.expect(plan, version)
    entry.require("act", act, "Escriba el número del acta en que se aprobó el plan.")
    entry.day("approved_on", approved_on, not_after=work.today)
    _check_goals(work, entry, plan)
    if plan.number > 1:
        _check_months(work, entry, plan, plan.in_force_from)
    entry.stop_if_any()
    work.change(plan, act=clean(act), approved_on=approved_on)
    _move_progress(work, plan)
    return plan


def new_plan_version(work: Work, plan_id: int, in_force_from: date | None) -> WorkPlan:
    """Copy an approved plan, its goals and schedules into the draft of its next version."""
    require(work.actor, "record")
    plan = one(work.session, WorkPlan, work.association_id, plan_id)
    last = versions_of(work.session, work.association_id, plan)[-1]
    entry = Entry(facts(work.session, work.association_id))
    _check_version(work, entry, last, in_force_from)
    entry.stop_if_any()
    assert in_force_from is not None
    copy = work.add(
        WorkPlan(
            association_id=work.association_id,
            name=last.name,
            number=last.number + 1,
            starts_on=last.starts_on,
            ends_on=last.ends_on,
            in_force_from=in_force_from,
        )
    )
    for goal in _goals(work, last):
        _copy_goal(work, goal, copy)
    return copy


def _check_goals(work: Work, entry: Entry, plan: WorkPlan) -> None:
    goals = _goals(work, plan)
    if not goals:
        entry.error("goals", "V14", "El plan no tiene metas. Agregue al menos una.")
    elif not any(goal.weight > 0 for goal in goals):
        entry.error("goals", "V15", "Asigne peso al menos a una meta.")
    for goal in goals:
        if is_incomplete(goal, bool(_schedule(work, goal))):
            said = f"{goal.code}: defina unidad y programación; sin eso la meta no se puede medir."
            entry.error(f"goals.{goal.id}", "V14", said)


def _check_version(work: Work, entry: Entry, last: WorkPlan, in_force_from: date | None) -> None:
    if last.approved_on is None:
        said = f"La versión {last.number} del plan aún es un borrador: haga allí los cambios."
        entry.error("", "V10", said)
    if in_force_from is None:
        entry.error("in_force_from", "V00", "Elija desde cuándo rige la nueva versión.")
    elif not last.in_force_from < in_force_from <= last.ends_on:
        entry.error(
            "in_force_from",
            "V25",
            f"La nueva versión debe regir después del {long_date(last.in_force_from)} y a más tardar "
            f"el {long_date(last.ends_on)}.",
        )
    else:
        _check_months(work, entry, last, in_force_from)


def _check_months(work: Work, entry: Entry, plan: WorkPlan, since: date) -> None:
    """A version may not change what a month already sent or approved was compared with (V43)."""
    for month in Month.of(since).to(Month.of(min(plan.ends_on, work.today))):
        check_open(work, entry, month)


def _copy_goal(work: Work, goal: Goal, plan: WorkPlan) -> None:
    values = {name: getattr(goal, name) for name in _COPIED}
    copy = work.add(Goal(association_id=work.association_id, plan_id=plan.id, **values))
    planned = {Month.parse(row.month): row.planned for row in _schedule(work, goal)}
    write_schedule(work, copy, planned)
    for cited in citations_of(work, goal):
        row = PlanCitation(
            association_id=work.association_id, plan_line_id=cited.plan_line_id, goal_id=copy.id
        )
        work.add(row)


def _move_progress(work: Work, plan: WorkPlan) -> None:
    """What was reported for months this version now rules belongs to its goals."""
    mine = {goal.code: goal.id for goal in _goals(work, plan)}
    for before in versions_of(work.session, work.association_id, plan):
        if before.number >= plan.number:
            continue
        for goal in _goals(work, before):
            for row in _progress(work, goal):
                if goal.code in mine and row.month >= str(Month.of(plan.in_force_from)):
                    work.change(row, f"rige la versión {plan.number}", goal_id=mine[goal.code])


def _goals(work: Work, plan: WorkPlan) -> list[Goal]:
    return goals_of(work.session, work.association_id, plan.id)


def _schedule(work: Work, goal: Goal) -> list[GoalSchedule]:
    return alive(work.session, GoalSchedule, work.association_id, goal_id=goal.id)


def _progress(work: Work, goal: Goal) -> list[GoalProgress]:
    return alive(work.session, GoalProgress, work.association_id, goal_id=goal.id)
