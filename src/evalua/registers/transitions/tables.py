"""Tables of the change of municipal government."""

from __future__ import annotations

from datetime import date

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
    """Where a municipality's plan for a term names the association."""

    __tablename__ = "municipal_plan"
    __table_args__ = (unique_alive("uq_municipal_plan", "term_id", "municipality_id"),)

    term_id: int = Field(foreign_key="term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    document: str = Field(default="", max_length=200)
    page: str = Field(default="", max_length=40)
    adopted_on: date | None = None


class BudgetLine(Registered, table=True):
    """The line of a municipal budget that gives money to the association, per fiscal year."""

    __tablename__ = "budget_line"
    __table_args__ = (unique_alive("uq_budget_line", "municipality_id", "year"),)

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    year: int
    line: str = Field(default="", max_length=120)
    amount: int = Field(sa_type=BigInteger)
    recorded_on: date
