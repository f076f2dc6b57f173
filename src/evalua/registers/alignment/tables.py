"""Tables of the vision and of the lines of plans that are cited."""

from __future__ import annotations

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Vision(Registered, table=True):
    """The regional vision and its horizon, both years included."""

    __table_args__ = (unique_alive("uq_vision", "association_id", "name"),)

    name: str = Field(max_length=160)
    starts_year: int
    ends_year: int
    act: str = Field(default="", max_length=120)


class VisionLine(Registered, table=True):
    """A line of the vision."""

    __tablename__ = "vision_line"
    __table_args__ = (unique_alive("uq_vision_line", "vision_id", "code"),)

    vision_id: int = Field(foreign_key="vision.id", index=True)
    code: str = Field(max_length=20)
    text: str = Field(max_length=300)


class PlanLine(Registered, table=True):
    """A line of a national, regional or municipal plan; a municipal one names its municipality."""

    __tablename__ = "plan_line"

    level: str = Field(max_length=10)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    plan: str = Field(max_length=200)
    code: str = Field(default="", max_length=40)
    text: str = Field(max_length=300)
    starts_year: int
    ends_year: int


class PlanCitation(Registered, table=True):
    """A goal, a project or a vision line cites a line of a plan: exactly one of the three."""

    __tablename__ = "plan_citation"
    __table_args__ = (
        unique_alive("uq_goal_citation", "plan_line_id", "goal_id"),
        unique_alive("uq_project_citation", "plan_line_id", "project_id"),
        unique_alive("uq_vision_citation", "plan_line_id", "vision_line_id"),
    )

    plan_line_id: int = Field(foreign_key="plan_line.id", index=True)
    goal_id: int | None = Field(default=None, foreign_key="goal.id", index=True)
    project_id: int | None = Field(default=None, foreign_key="project.id", index=True)
    vision_line_id: int | None = Field(default=None, foreign_key="vision_line.id", index=True)
