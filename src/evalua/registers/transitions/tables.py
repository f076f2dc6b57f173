"""Tables of the change of municipal government."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class TransitionMilestone(Registered, table=True):
    """A milestone fulfilled with evidence, or not applicable for a reason."""

    __tablename__ = "transition_milestone"
    __table_args__ = (unique_alive("uq_milestone", "term_id", "code", "municipality_key"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    code: str = Field(max_length=3)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    # NULLs never collide in a unique index; 0 stands for the association's own milestones.
    municipality_key: int = 0
    done_on: date | None = None
    evidence: str = ""
    not_applicable_reason: str = ""


class MunicipalPlan(Registered, table=True):
    """A municipality's plan for a term, and the page that names the association ("" if none does)."""

    __tablename__ = "municipal_plan"
    __table_args__ = (unique_alive("uq_municipal_plan", "term_id", "municipality_id"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    document: str = Field(default="", max_length=200)
    page: str = Field(default="", max_length=40)
    adopted_on: date | None = None


class MunicipalPlanProject(Registered, table=True):
    """A project that a municipality's plan includes, and on which page."""

    __tablename__ = "municipal_plan_project"
    __table_args__ = (unique_alive("uq_municipal_plan_project", "plan_id", "project_id"),)

    plan_id: int = Field(foreign_key="municipal_plan.id", index=True)
    project_id: int = Field(foreign_key="project.id", index=True)
    page: str = Field(default="", max_length=40)


class BudgetLine(Registered, table=True):
    """The line of a municipal budget that gives money to the association, per fiscal year."""

    __tablename__ = "budget_line"
    __table_args__ = (unique_alive("uq_budget_line", "municipality_id", "year"),)

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    year: int
    line: str = Field(default="", max_length=120)
    amount: int = Field(sa_type=BigInteger)
    recorded_on: date


class Candidate(Registered, table=True):
    """Somebody on the official list of candidates: a name until six months after the election.

    ``number`` stays, so that deliveries can still be counted; there is no party, anywhere.
    """

    never_logged: ClassVar[frozenset[str]] = frozenset({"name"})

    __table_args__ = (unique_alive("uq_candidate", "term_id", "municipality_id", "number"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    number: int
    name: str = Field(default="", max_length=120)
    sex: str = Field(default="U", max_length=1)
    list_source: str = Field(default="", max_length=200)
    erased_on: date | None = None


class CandidatePack(Registered, table=True):
    """A version of what every candidate receives alike: the pre-candidates' briefing or the pack."""

    __tablename__ = "candidate_pack"
    __table_args__ = (unique_alive("uq_candidate_pack", "term_id", "kind", "number"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    kind: str = Field(default="pack", max_length=10)
    number: int = 1
    dated_on: date
    title: str = Field(max_length=200)
    document: str = Field(default="", max_length=200)


class PackDelivery(Registered, table=True):
    """A candidate received a version of the pack on a date, through a channel."""

    __tablename__ = "pack_delivery"
    __table_args__ = (unique_alive("uq_pack_delivery", "pack_id", "candidate_id"),)

    pack_id: int = Field(foreign_key="candidate_pack.id", index=True)
    candidate_id: int = Field(foreign_key="candidate.id", index=True)
    delivered_on: date
    channel: str = Field(default="", max_length=20)
    receipt: str = Field(default="", max_length=200)


class NeutralityDeclaration(Registered, table=True):
    """The association's word, month by month inside the window, that it took no side."""

    __tablename__ = "neutrality_declaration"
    __table_args__ = (unique_alive("uq_neutrality", "association_id", "month"),)

    month: str = Field(max_length=7)
    declared_on: date
    declared_by: str = Field(max_length=120)
    incidents: int = 0
    incident_kind: str = Field(default="", max_length=12)
    measures: str = Field(default="", max_length=300)
    act: str = Field(default="", max_length=120)


class HandOverSession(Registered, table=True):
    """A working session of the change of government in a municipality; never what was disputed.

    ``signed_by``: who signs the document it left. ``holder_present``: the mayor came in person.
    """

    __tablename__ = "hand_over_session"

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    kind: str = Field(max_length=20)
    held_on: date
    outgoing_team: bool = False
    incoming_team: bool = False
    product: str = Field(default="", max_length=300)
    signed_by: str = Field(default="", max_length=160)
    holder_present: bool = False


class AudienceReach(Registered, table=True):
    """Who was told about the association before an election, by kind of audience."""

    __tablename__ = "audience_reach"

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    audience: str = Field(max_length=20)
    reached_on: date
    people: int | None = None
    evidence: str = Field(default="", max_length=200)


class Mentor(Registered, table=True):
    """A mayor with experience who accompanies a new one, named by their municipalities."""

    __table_args__ = (unique_alive("uq_mentor", "term_id", "municipality_id"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    mentor_municipality_id: int = Field(foreign_key="municipality.id")
    since: date
    note: str = Field(default="", max_length=200)
