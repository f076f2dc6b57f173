"""Tables of calls for funding."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class FundingCall(Registered, table=True):
    """A call or a standing source. Without named municipalities it is open to all of them."""

    __tablename__ = "funding_call"
    __table_args__ = (unique_alive("uq_funding_call", "association_id", "name_key", "opens_on"),)

    entity: str = Field(max_length=160)
    name: str = Field(max_length=200)
    name_key: str = Field(max_length=200)
    source: str = Field(max_length=20)
    opens_on: date
    closes_on: date | None = None
    requirements: str = Field(default="", max_length=600)
    link: str = Field(default="", max_length=300)
    partner_id: int | None = Field(default=None, foreign_key="partner.id", index=True)


class CallTheme(Registered, table=True):
    """A project theme that a call pays for."""

    __tablename__ = "call_theme"
    __table_args__ = (unique_alive("uq_call_theme", "call_id", "theme"),)

    call_id: int = Field(foreign_key="funding_call.id", index=True)
    theme: str = Field(max_length=40)


class CallMunicipality(Registered, table=True):
    """A municipality that may apply to a call."""

    __tablename__ = "call_municipality"
    __table_args__ = (unique_alive("uq_call_municipality", "call_id", "municipality_id"),)

    call_id: int = Field(foreign_key="funding_call.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
