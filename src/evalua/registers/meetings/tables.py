"""Tables of meetings, attendance, decisions and commitments."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Meeting(Registered, table=True):
    """A session of a body, whether or not it reached quorum."""

    body: str = Field(max_length=20)
    held_on: date = Field(index=True)
    quorum: bool = True
    act: str = Field(default="", max_length=60)
    agenda: str = ""


class Attendance(Registered, table=True):
    """A seat that was convened: who came in it (holder, acting, delegate) or nobody."""

    __table_args__ = (unique_alive("uq_attendance", "meeting_id", "municipality_id"),)

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    attended_as: str = Field(max_length=10)
    person: str = Field(default="", max_length=120)


class Decision(Registered, table=True):
    """What a body resolved."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    text: str = Field(max_length=600)
    kind: str = Field(default="other", max_length=20)
    finding_kind: str = Field(default="", max_length=12)
    finding: str = Field(default="", max_length=300)


class Commitment(Registered, table=True):
    """What somebody agreed to do; the original due date is kept when it is postponed."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    text: str = Field(max_length=400)
    responsible: str = Field(default="", max_length=160)
    is_external: bool = False
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id")
    area: str = Field(default="", max_length=3)
    due_on: date
    original_due_on: date
    postponements: int = 0
    done_on: date | None = None
    evidence: str = Field(default="", max_length=300)
    cancelled_on: date | None = None
    cancelled_act: str = Field(default="", max_length=60)
