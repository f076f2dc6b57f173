"""Tables of services."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Service(Registered, table=True):
    """A service the association provides, with the unit it is counted in."""

    __table_args__ = (unique_alive("uq_service", "association_id", "name_key"),)

    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    kind: str = Field(max_length=30)
    unit: str = Field(max_length=40)
    since: date
    until: date | None = None
    programme_id: int | None = Field(default=None, foreign_key="programme.id", index=True)


class ServiceReview(Registered, table=True):
    """The yearly question whether each service is still useful, and what was decided."""

    __tablename__ = "service_review"
    __table_args__ = (unique_alive("uq_service_review", "association_id", "year"),)

    year: int
    reviewed_on: date
    act: str = Field(default="", max_length=60)
    conclusion: str = Field(max_length=300)


class ServiceRecord(Registered, table=True):
    """What a municipality received of a service in a month, and what it paid for it."""

    __tablename__ = "service_record"
    __table_args__ = (unique_alive("uq_service_record", "service_id", "municipality_id", "month"),)

    service_id: int = Field(foreign_key="service.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    month: str = Field(max_length=7)
    quantity: float
    income: int | None = Field(default=None, sa_type=BigInteger)
