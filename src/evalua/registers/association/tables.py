"""Tables of the association itself."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, Stored, unique_alive


class Association(Stored, table=True):
    """An association of municipalities. Currency and its digits never change once written."""

    __table_args__ = (unique_alive("uq_association_code", "code"),)

    code: str = Field(max_length=40)
    name: str = Field(max_length=200)
    acronym: str = Field(default="", max_length=40)
    country: str = Field(max_length=2)
    currency: str = Field(max_length=3)
    currency_digits: int
    number_format: str = Field(max_length=10)
    time_zone: str = Field(max_length=60)
    legal_figure: str = Field(default="other", max_length=60)
    founded_on: date | None = None
    ends_on: date | None = None
    mission: str = ""
    board_label: str = Field(default="Junta", max_length=60)
    submission_day: int = 10
    closing_day: int = 25
    evaluation_start: str = Field(max_length=7)
    peace_mode: bool = False
    has_intermediate_level: bool = True
    is_demo: bool = False


class AssociationState(Registered, table=True):
    """The state the association is in from a date on, with its act."""

    __tablename__ = "association_state"
    __table_args__ = (unique_alive("uq_association_state", "association_id", "since"),)

    state: str = Field(max_length=30)
    since: date
    act: str = ""
