"""Tables of the work plan. Quantities are in each goal's own unit."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class WorkPlan(Registered, table=True):
    """A work plan and its version; an approved version is never edited, a new one follows it."""

    __tablename__ = "work_plan"
    __table_args__ = (unique_alive("uq_work_plan", "association_id", "name", "number"),)

    name: str = Field(max_length=160)
    number: int = 1
    starts_on: date
    ends_on: date
    in_force_from: date
    approved_on: date | None = None
    act: str = ""


class Goal(Registered, table=True):
    """A goal of a plan version."""

    __table_args__ = (unique_alive("uq_goal", "plan_id", "code"),)

    plan_id: int = Field(foreign_key="work_plan.id", index=True)
    code: str = Field(max_length=20)
    text: str = Field(max_length=300)
    axis: str = Field(default="", max_length=120)
    area: str = Field(max_length=3)
    question: str = Field(default="", max_length=3)
    responsible: str = Field(default="", max_length=120)
    unit: str = Field(default="", max_length=60)
    accumulation: str = Field(max_length=12)
    direction: str = Field(default="up", max_length=5)
    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    weight: float = 1.0
    schedule: str = Field(default="equal", max_length=10)
    dnp_objective: int | None = None
    programme_id: int | None = Field(default=None, foreign_key="programme.id", index=True)
    agreement_id: int | None = Field(default=None, foreign_key="agreement.id", index=True)
    objective_id: int | None = Field(default=None, foreign_key="statutory_objective.id", index=True)


class GoalSchedule(Registered, table=True):
    """What is programmed for a goal by the end of a month (to date where it accumulates)."""

    __tablename__ = "goal_schedule"
    __table_args__ = (unique_alive("uq_goal_schedule", "goal_id", "month"),)

    goal_id: int = Field(foreign_key="goal.id", index=True)
    month: str = Field(max_length=7)
    planned: float


class GoalProgress(Registered, table=True):
    """What was reported for a goal in a month (to date where it accumulates)."""

    __tablename__ = "goal_progress"
    __table_args__ = (unique_alive("uq_goal_progress", "goal_id", "month"),)

    goal_id: int = Field(foreign_key="goal.id", index=True)
    month: str = Field(max_length=7)
    value: float
    achieved_on: date | None = None
    note: str = ""
    difficulty: str = Field(default="", max_length=600)
    evidence: str = ""
