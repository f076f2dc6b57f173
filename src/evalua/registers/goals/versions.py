"""Which version of the work plan holds in each month, and the same goal across versions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from evalua.domain.month import Month
from evalua.registers.goals.tables import Goal, GoalProgress, WorkPlan
from evalua.registers.reading import alive


def in_force(plans: Sequence[WorkPlan], month: Month) -> WorkPlan | None:
    """The plan that holds in a month, or None.

    Of the versions that touch the month and are in force by its last day, the latest approved one;
    a draft counts only where nothing is approved yet, so that work does not wait for the board.
    """
    touching = [
        p
        for p in plans
        if p.starts_on <= month.last and month.first <= p.ends_on and p.in_force_from <= month.last
    ]
    approved = [p for p in touching if p.approved_on is not None]
    return max(approved or touching, key=lambda p: (p.in_force_from, p.number), default=None)


def plan_of_month(session: Session, association_id: int, month: Month) -> WorkPlan | None:
    """The plan that holds in a month, read from the register."""
    return in_force(alive(session, WorkPlan, association_id), month)


def versions_of(session: Session, association_id: int, plan: WorkPlan) -> list[WorkPlan]:
    """Every version of a plan, the first one first."""
    found = alive(session, WorkPlan, association_id, name=plan.name)
    return sorted(found, key=lambda p: p.number)


def goals_of(session: Session, association_id: int, plan_id: int) -> list[Goal]:
    """The goals of one version of a plan."""
    return alive(session, Goal, association_id, plan_id=plan_id)


def reported(session: Session, association_id: int, goal: Goal) -> dict[Month, GoalProgress]:
    """What was reported for a goal, month by month, in this and the other versions of its plan."""
    plan = session.get_one(WorkPlan, goal.plan_id)
    versions = {p.id for p in versions_of(session, association_id, plan)}
    same = [
        g.id for g in alive(session, Goal, association_id, code=goal.code) if g.plan_id in versions
    ]
    rows = [r for g in same for r in alive(session, GoalProgress, association_id, goal_id=g)]
    return {Month.parse(r.month): r for r in sorted(rows, key=lambda r: (r.month, r.goal_id))}
