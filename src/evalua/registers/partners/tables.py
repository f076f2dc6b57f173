"""Tables of partners, agreements and organizations."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Partner(Registered, table=True):
    """An institution the association works with; operators name their programme."""

    __table_args__ = (unique_alive("uq_partner", "association_id", "name_key"),)

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)
    programme: str = Field(default="", max_length=160)
    mandate: str = Field(default="", max_length=300)
    contact_role: str = Field(default="", max_length=120)


class Agreement(Registered, table=True):
    """A signed agreement with a partner."""

    partner_id: int = Field(foreign_key="partner.id", index=True)
    name: str = Field(max_length=200)
    kind: str = Field(default="framework", max_length=20)
    state: str = Field(default="pilot", max_length=12)
    signed_on: date
    ends_on: date | None = None
    document: str = Field(default="", max_length=200)


class Organization(Registered, table=True):
    """An organization of producers, rural women, enterprises or the community."""

    __table_args__ = (
        unique_alive("uq_organization", "association_id", "name_key", "municipality_id"),
    )

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    founded_on: date | None = None
    women: int | None = None
    men: int | None = None
    families: int | None = None
    led_by_woman: bool = False
