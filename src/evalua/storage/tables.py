"""Tables that belong to storage itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class Revision(SQLModel, table=True):
    """How many use cases have been committed; association 0 counts what belongs to none."""

    association_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = 0


class Draft(SQLModel, table=True):
    """What somebody has typed and not saved yet. Outside revision and audit."""

    __table_args__ = (
        UniqueConstraint("person", "association_id", "screen", "subject", name="uq_draft"),
    )

    id: int = Field(default=None, primary_key=True)
    person: str = Field(max_length=120)
    association_id: int
    screen: str = Field(max_length=60)
    subject: str = Field(default="", max_length=60)
    values: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON))
    saved_at: datetime
