"""Tables of working groups: the group, its seats and its calendar."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class WorkingGroup(Registered, table=True):
    """A technical table, community of practice or network that meets on a calendar.

    A session has quorum with ``quorum_municipal`` municipalities and ``quorum_external``
    institutions of its seats; zero asks for none of that kind.
    """

    __tablename__ = "working_group"
    __table_args__ = (unique_alive("uq_working_group", "association_id", "name_key"),)

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=30)
    theme: str = Field(default="", max_length=40)
    since: date
    until: date | None = None
    quorum_municipal: int = 0
    quorum_external: int = 0


class GroupSeat(Registered, table=True):
    """A seat of a group: a municipality or a partner, and the role of who sits in it."""

    __tablename__ = "group_seat"

    group_id: int = Field(foreign_key="working_group.id", index=True)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id")
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    role: str = Field(default="", max_length=120)
    since: date
    until: date | None = None


class GroupCalendar(Registered, table=True):
    """How many sessions a quarter a group programmes, from the quarter that begins in a month."""

    __tablename__ = "group_calendar"
    __table_args__ = (unique_alive("uq_group_calendar", "group_id", "from_month"),)

    group_id: int = Field(foreign_key="working_group.id", index=True)
    from_month: str = Field(max_length=7)
    sessions: int = 1
