"""The table of an association's own indicators."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from evalua.storage.base import Registered


class OwnIndicator(Registered, table=True):
    """The card of an indicator that an association added; its code is never used again.

    ``numerator_of`` and ``denominator_of`` are recorded data elements and ``*_only`` the part of them
    that counts (``kind=training``); both are empty where the figure is typed, and then ``numerator``
    and ``denominator`` say in words what is counted. ``largest_of`` is what a maximum compares.
    """

    __tablename__ = "own_indicator"
    __table_args__ = (UniqueConstraint("association_id", "code", name="uq_own_indicator_code"),)

    code: str = Field(max_length=12)
    question: str = Field(max_length=3)
    name: str = Field(max_length=120)
    short: str = Field(max_length=28)
    definition: str = Field(max_length=600)
    unit: str = Field(max_length=30)
    direction: str = Field(max_length=5)
    frequency: str = Field(max_length=10)
    target_mode: str = Field(max_length=14)
    target_value: float | None = None
    zero_at: float | None = None
    target_min: float | None = None
    target_max: float | None = None
    formula: str = Field(max_length=12)
    feed: str = Field(max_length=10)
    window: str = Field(max_length=14)
    numerator: str = Field(default="", max_length=160)
    numerator_of: str = Field(default="", max_length=40)
    numerator_only: str = Field(default="", max_length=120)
    denominator: str = Field(default="", max_length=160)
    denominator_of: str = Field(default="", max_length=40)
    denominator_only: str = Field(default="", max_length=120)
    largest_of: str = Field(default="", max_length=20)
    disaggregation: str = Field(default="", max_length=200)
    verification: str = Field(max_length=300)
    pitfall: str = Field(max_length=300)
    tip: str = Field(max_length=300)
    since: date
    act: str = Field(default="", max_length=120)
