"""Table of peace and transformation initiatives."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class PeaceInitiative(Registered, table=True):
    """An initiative on the prioritised list from a date, until the date it was taken off.

    It is under way where a line of a municipal plan or a project carries it. There is no place here
    for victims, for armed actors or for coordinates.
    """

    __tablename__ = "peace_initiative"
    __table_args__ = (unique_alive("uq_peace_initiative", "association_id", "code"),)

    code: str = Field(max_length=20)
    text: str = Field(max_length=300)
    pillar: str = Field(max_length=20)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    listed_on: date
    list_act: str = Field(default="", max_length=120)
    dropped_on: date | None = None
    dropped_reason: str = Field(default="", max_length=300)
    plan_line_id: int | None = Field(default=None, foreign_key="plan_line.id", index=True)
    project_id: int | None = Field(default=None, foreign_key="project.id", index=True)
