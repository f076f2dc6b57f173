"""Tables of municipalities and their governments."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Municipality(Registered, table=True):
    """A municipality or district. Homonyms are told apart by department."""

    __table_args__ = (
        unique_alive("uq_municipality_name", "association_id", "name_key", "department_key"),
    )

    official_code: str = Field(default="", max_length=20)
    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    department: str = Field(default="", max_length=120)
    department_key: str = Field(default="", max_length=120)
    population: int | None = None
    population_year: int | None = None
    category: str = Field(default="", max_length=20)
    successor_of: str = Field(default="", max_length=200)


class Membership(Registered, table=True):
    """A spell as a member, both dates included."""

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    joined_on: date
    left_on: date | None = None
    reason: str = ""
    act: str = ""
    is_core_city: bool = False


class Term(Registered, table=True):
    """A period of municipal government and the election that leads to it."""

    __table_args__ = (unique_alive("uq_term", "association_id", "starts_on"),)

    starts_on: date
    ends_on: date
    election_on: date
    confirmed: bool = False
    source: str = ""


class Authority(Registered, table=True):
    """Who heads a municipality, from and to. There is no party, anywhere."""

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    name: str = Field(max_length=120)
    sex: str = Field(default="U", max_length=1)
    position: str = Field(default="holder", max_length=10)
    from_on: date
    to_on: date | None = None
    reelected: bool = False
    act: str = ""


class Withdrawal(Registered, table=True):
    """A member asks to leave; the board decides by act, and the accounts are settled."""

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    requested_on: date
    reason: str = Field(max_length=30)
    explanation: str = Field(default="", max_length=600)
    decided_on: date | None = None
    accepted: bool | None = None
    act: str = Field(default="", max_length=120)
    effective_on: date | None = None
    settled_on: date | None = None
    settlement: int | None = Field(default=None, sa_type=BigInteger)
    settlement_note: str = Field(default="", max_length=300)
