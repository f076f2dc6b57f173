"""Tables of the terms of the governing bodies and of who sits in them."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class BodyTerm(Registered, table=True):
    """A composition of a body: the session that elected it, its term and its quorum rule.

    ``to_on`` is the planned end; it stays in office until another one begins.
    """

    __tablename__ = "body_term"
    __table_args__ = (unique_alive("uq_body_term", "association_id", "body", "from_on"),)

    body: str = Field(max_length=20)
    name: str = Field(default="", max_length=120)
    elected_on: date
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    from_on: date
    to_on: date | None = None
    seats: int
    quorum_rule: str = Field(default="half_plus_one", max_length=20)
    quorum_value: float | None = None


class BodyMember(Registered, table=True):
    """A seat of a body taken by a municipality between two dates, with its role."""

    __tablename__ = "body_member"

    body_term_id: int = Field(foreign_key="body_term.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    role: str = Field(max_length=20)
    from_on: date
    to_on: date | None = None
