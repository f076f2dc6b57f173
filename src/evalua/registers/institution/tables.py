"""Tables of the legal file, the norms, the story, the staff posts and the statutory objectives."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class LegalPiece(Registered, table=True):
    """A paper of the legal file with the days it is in force; a renewal is a row of its own."""

    __tablename__ = "legal_piece"
    __table_args__ = (unique_alive("uq_legal_piece", "association_id", "piece", "valid_from"),)

    piece: str = Field(max_length=30)
    document: str = Field(default="", max_length=200)
    act: str = Field(default="", max_length=120)
    valid_from: date
    expires_on: date | None = None
    kept_at: str = Field(default="", max_length=200)


class Norm(Registered, table=True):
    """A norm the association stands on or must follow, between two dates."""

    name: str = Field(max_length=200)
    article: str = Field(default="", max_length=120)
    subject_matter: str = Field(default="", max_length=300)
    from_on: date
    to_on: date | None = None
    source: str = Field(default="", max_length=200)


class StoryEvent(Registered, table=True):
    """A milestone or a setback of the association: money in minor units."""

    __tablename__ = "story_event"

    kind: str = Field(max_length=20)
    title: str = Field(max_length=160)
    happened_on: date
    note: str = Field(default="", max_length=600)
    act: str = Field(default="", max_length=120)
    source: str = Field(default="", max_length=200)
    cost: int | None = Field(default=None, sa_type=BigInteger)
    resolved_on: date | None = None
    resolution: str = Field(default="", max_length=300)


class Post(Registered, table=True):
    """A post of the team: what part of a working week it takes, in per cent, and who pays it."""

    __tablename__ = "staff_post"

    title: str = Field(max_length=120)
    unit: str = Field(default="", max_length=120)
    reports_to_id: int | None = Field(default=None, foreign_key="staff_post.id", index=True)
    funding: str = Field(max_length=20)
    dedication: float = 100.0
    from_on: date
    to_on: date | None = None


class Occupant(Registered, table=True):
    """Somebody in a post between two dates; a name is never asked."""

    __tablename__ = "post_occupant"

    post_id: int = Field(foreign_key="staff_post.id", index=True)
    sex: str = Field(default="U", max_length=1)
    name: str = Field(default="", max_length=120)
    from_on: date
    to_on: date | None = None


class Objective(Registered, table=True):
    """An objective of the statutes, tagged by what it is for, until it is fulfilled or repealed."""

    __tablename__ = "statutory_objective"
    __table_args__ = (unique_alive("uq_statutory_objective", "association_id", "code"),)

    code: str = Field(max_length=20)
    text: str = Field(max_length=400)
    function: str = Field(max_length=20)
    from_on: date
    to_on: date | None = None
    fulfilled_on: date | None = None
    evidence: str = Field(default="", max_length=300)
