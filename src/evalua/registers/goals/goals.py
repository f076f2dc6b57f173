"""Adding, changing and removing goals while their plan is a draft."""

from __future__ import annotations

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.registers.alignment.tables import PlanCitation
from evalua.registers.association.facts import facts
from evalua.registers.checks import existing
from evalua.registers.codes import next_code
from evalua.registers.entry import Entry
from evalua.registers.goals.form import GoalInput, read_goal
from evalua.registers.goals.schedules import Planned, plan_months
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan
from evalua.registers.goals.versions import goals_of
from evalua.registers.institution.tables import Objective
from evalua.registers.partners.tables import Agreement
from evalua.registers.periods.locks import check_open
from evalua.registers.programmes.tables import Programme
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


def add_goal(work: Work, data: GoalInput) -> Goal:
    """Write a goal with its schedule; without unit or target it is kept as incomplete.

    An empty code becomes the next ``M-01``. Raises Problem in an approved plan (V14).
    """
    require(work.actor, "record")
    plan = one(work.session, WorkPlan, work.association_id, data.plan_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, plan)
    code = _code(work, entry, data)
    read = read_goal(entry, data, months_of(entry, plan))
    _check_links(work, entry, data)
    entry.stop_if_any()
    goal = work.add(
        Goal(association_id=work.association_id, plan_id=plan.id, code=code, **read.values)
    )
    write_schedule(work, goal, read.planned)
    return goal


def change_goal(work: Work, goal_id: int, data: GoalInput, version: int) -> Goal:
    """Correct a goal of a draft plan and rebuild its schedule."""
    require(work.actor, "record")
    goal = one(work.session, Goal, work.association_id, goal_id)
    plan = one(work.session, WorkPlan, work.association_id, goal.plan_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, plan)
    entry.stop_if_any()
    work.expect(goal, version)
    code = _code(work, entry, data, goal)
    read = read_goal(entry, data, months_of(entry, plan))
    _check_links(work, entry, data)
    entry.stop_if_any()
    work.change(goal, code=code, **read.values)
    write_schedule(work, goal, read.planned)
    return goal


def remove_goal(work: Work, goal_id: int, reason: str) -> None:
    """Take a goal out of a draft plan, with its schedule and what was reported for it."""
    require(work.actor, "record")
    goal = one(work.session, Goal, work.association_id, goal_id)
    entry = Entry(facts(work.session, work.association_id))
    check_draft(entry, one(work.session, WorkPlan, work.association_id, goal.plan_id))
    progress = alive(work.session, GoalProgress, work.association_id, goal_id=goal.id)
    for month in sorted(row.month for row in progress):
        check_open(work, entry, Month.parse(month))
    entry.stop_if_any()
    work.remove(goal, reason)
    for row in (*progress, *_schedule(work, goal), *citations_of(work, goal)):
        work.remove(row, reason)


def check_draft(entry: Findings, plan: WorkPlan) -> None:
    """Refuse to touch an approved version: a new one follows it."""
    if plan.approved_on is not None:
        entry.error(
            "",
            "V43",
            f"El plan «{plan.name}» (versión {plan.number}) ya fue aprobado y no se cambia. "
            "Abra una nueva versión y haga allí el cambio.",
        )


def months_of(entry: Entry, plan: WorkPlan) -> tuple[Month, ...]:
    """The months a plan programmes."""
    return plan_months(plan.starts_on, plan.ends_on, entry.facts.evaluation_start)


def write_schedule(work: Work, goal: Goal, planned: Planned) -> None:
    """Make the stored schedule equal to ``planned``; months that left it are removed."""
    stored = {Month.parse(row.month): row for row in _schedule(work, goal)}
    for month in stored.keys() - planned.keys():
        work.remove(stored[month], "cambió la programación de la meta")
    for month, value in planned.items():
        if month in stored:
            work.change(stored[month], planned=value)
        else:
            work.add(
                GoalSchedule(
                    association_id=work.association_id,
                    goal_id=goal.id,
                    month=str(month),
                    planned=value,
                )
            )


def citations_of(work: Work, goal: Goal) -> list[PlanCitation]:
    """The lines of other plans that a goal cites."""
    return alive(work.session, PlanCitation, work.association_id, goal_id=goal.id)


def _check_links(work: Work, entry: Entry, data: GoalInput) -> None:
    existing(work, entry, "programme_id", Programme, [data.programme_id])
    existing(work, entry, "agreement_id", Agreement, [data.agreement_id])
    existing(work, entry, "objective_id", Objective, [data.objective_id])


def _schedule(work: Work, goal: Goal) -> list[GoalSchedule]:
    return alive(work.session, GoalSchedule, work.association_id, goal_id=goal.id)


def _code(work: Work, entry: Entry, data: GoalInput, goal: Goal | None = None) -> str:
    """The code as typed, or the one it had, or the next free one of the plan."""
    plan_id = data.plan_id if goal is None else goal.plan_id
    taken = {g.code for g in goals_of(work.session, work.association_id, plan_id)}
    typed = clean(data.code)
    own = "" if goal is None else goal.code
    if len(typed) > 20:
        entry.error("code", "V05", "El código es muy largo: use 20 letras o menos.")
    if typed in taken - {own}:
        entry.error("code", "V04", f"Ya hay una meta con el código {typed} en este plan.")
    return typed or own or next_code("M", 2, taken)
