"""Tables of the needs bank and of the reviews of a municipality's sheet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered


class Need(Registered, table=True):
    """A need a municipality stated: theme, estimated cost and its own priority (1 first)."""

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    theme: str = Field(max_length=40)
    text: str = Field(max_length=300)
    cost: int | None = Field(default=None, sa_type=BigInteger)
    priority: int
    stated_on: date
    source: str = Field(default="", max_length=200)
    project_id: int | None = Field(default=None, foreign_key="project.id", index=True)
    closed_on: date | None = None
    closed_reason: str = Field(default="", max_length=200)


class SheetReview(Registered, table=True):
    """A named person of the municipality read its sheet on a date and signed it off, or objected."""

    __tablename__ = "sheet_review"

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    month: str = Field(max_length=7)
    reviewed_on: date
    person: str = Field(max_length=120)
    position: str = Field(max_length=120)
    agrees: bool = True
    remarks: str = Field(default="", max_length=600)
