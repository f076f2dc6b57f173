"""Tables of projects. Money is integer minor units of the association's currency."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Project(Registered, table=True):
    """A project of one, several or all members."""

    __table_args__ = (unique_alive("uq_project_code", "association_id", "code"),)

    code: str = Field(max_length=20)
    name: str = Field(max_length=200)
    scope: str = Field(default="group", max_length=12)
    kind: str = Field(default="investment", max_length=20)
    theme: str = Field(max_length=40)
    programme_id: int | None = Field(default=None, foreign_key="programme.id", index=True)
    call_id: int | None = Field(default=None, foreign_key="funding_call.id", index=True)
    vision_line_id: int | None = Field(default=None, foreign_key="vision_line.id", index=True)
    agreement_id: int | None = Field(default=None, foreign_key="agreement.id", index=True)
    objective_id: int | None = Field(default=None, foreign_key="statutory_objective.id", index=True)
    priority: int | None = None
    is_rural: bool = False
    cost: int | None = Field(default=None, sa_type=BigInteger)
    executor: str = Field(default="", max_length=160)
    executed_by_association: bool = False
    expected_source: str = Field(default="", max_length=20)
    supervisor: str = Field(default="", max_length=160)
    oversight: str = Field(default="", max_length=160)
    national_goal: str = Field(default="", max_length=200)
    national_plan_year: int | None = None
    public_status: str = Field(default="", max_length=300)
    public_status_on: date | None = None


class ProjectMunicipality(Registered, table=True):
    """What a project gives a municipality: declared people, families and amount."""

    __tablename__ = "project_municipality"
    __table_args__ = (unique_alive("uq_project_municipality", "project_id", "municipality_id"),)

    project_id: int = Field(foreign_key="project.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    women: int | None = None
    men: int | None = None
    unstated: int | None = None
    families: int | None = None
    amount: int | None = Field(default=None, sa_type=BigInteger)


class ProjectStage(Registered, table=True):
    """The project reached a stage on a date, with its document.

    ``complete_support``: a proposal was presented with all that its source asks for.
    """

    __tablename__ = "project_stage"

    project_id: int = Field(foreign_key="project.id", index=True)
    stage: str = Field(max_length=14)
    reached_on: date
    document: str = Field(default="", max_length=200)
    entity: str = Field(default="", max_length=160)
    note: str = ""
    skip_reason: str = ""
    complete_support: bool = False


class ProjectFunding(Registered, table=True):
    """Money (or valued goods) of one source under one condition."""

    __tablename__ = "project_funding"

    project_id: int = Field(foreign_key="project.id", index=True)
    source: str = Field(max_length=20)
    entity: str = Field(default="", max_length=160)
    condition: str = Field(max_length=12)
    amount: int = Field(sa_type=BigInteger)
    in_kind: bool = False
    valuation: str = Field(default="", max_length=200)
    dated_on: date
    document: str = Field(default="", max_length=200)
    foreign_currency: str = Field(default="", max_length=3)
    foreign_amount: int | None = Field(default=None, sa_type=BigInteger)
    exchange_rate: str = Field(default="", max_length=30)


class ProjectSchedule(Registered, table=True):
    """A version of the project's calendar; the first one is frozen as its baseline."""

    __tablename__ = "project_schedule"
    __table_args__ = (unique_alive("uq_project_schedule", "project_id", "number"),)

    project_id: int = Field(foreign_key="project.id", index=True)
    number: int = 1
    starts_on: date
    ends_on: date
    set_on: date
    reason: str = ""


class SchedulePoint(Registered, table=True):
    """Physical progress (per cent) and money programmed by the end of a month."""

    __tablename__ = "schedule_point"
    __table_args__ = (unique_alive("uq_schedule_point", "schedule_id", "month"),)

    schedule_id: int = Field(foreign_key="project_schedule.id", index=True)
    month: str = Field(max_length=7)
    physical: float
    amount: int | None = Field(default=None, sa_type=BigInteger)


class FollowUp(Registered, table=True):
    """A dated note on how a project goes, whoever executes it. Progress in per cent, 0–100."""

    __tablename__ = "follow_up"
    __table_args__ = (unique_alive("uq_follow_up", "project_id", "noted_on"),)

    project_id: int = Field(foreign_key="project.id", index=True)
    noted_on: date
    physical: float | None = None
    financial: float | None = None
    paid: int | None = Field(default=None, sa_type=BigInteger)
    committed: int | None = Field(default=None, sa_type=BigInteger)
    delay_cause: str = ""
    responsible: str = Field(default="", max_length=160)
    no_change_reason: str = ""
    next_step: str = ""


class CommunitySession(Registered, table=True):
    """A session with the community about a project: people by sex, the act and what they gave it.

    ``contributions``: what the community asked for or proposed, as the act tells it.
    """

    __tablename__ = "community_session"

    project_id: int | None = Field(default=None, foreign_key="project.id", index=True)
    held_on: date
    kind: str = Field(max_length=20)
    women: int = 0
    men: int = 0
    unstated: int = 0
    act: str = Field(default="", max_length=200)
    contributions: str = Field(default="", max_length=600)


class ProjectAlternative(Registered, table=True):
    """What was sought for a member that a source leaves out, and how it went."""

    __tablename__ = "project_alternative"

    project_id: int = Field(foreign_key="project.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    left_out_by: str = Field(max_length=200)
    alternative: str = Field(max_length=300)
    sought_on: date
    outcome: str = Field(default="", max_length=300)
    closed_on: date | None = None
