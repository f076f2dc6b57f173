"""Tables of what the board decides about measuring: targets, owners, adopted set, policy."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class IndicatorTarget(Registered, table=True):
    """The target of an indicator for a calendar year, from the day it was decided.

    ``schedule`` says how much of it is due by the end of each month, twelve figures joined by
    spaces; empty where the year is shared evenly.
    """

    __tablename__ = "indicator_target"
    __table_args__ = (
        unique_alive("uq_target", "association_id", "indicator", "year", "decided_on"),
    )

    indicator: str = Field(max_length=12)
    year: int
    value: float
    decided_on: date
    act: str = Field(default="", max_length=120)
    schedule: str = Field(default="", max_length=300)


class IndicatorOwner(Registered, table=True):
    """Who answers for an indicator, from a date on."""

    __tablename__ = "indicator_owner"
    __table_args__ = (unique_alive("uq_owner", "association_id", "indicator", "since"),)

    indicator: str = Field(max_length=12)
    owner: str = Field(max_length=120)
    since: date


class IndicatorAdoption(Registered, table=True):
    """A complementary indicator the board adopts, or drops, for a plan year."""

    __tablename__ = "indicator_adoption"
    __table_args__ = (
        unique_alive("uq_adoption", "association_id", "indicator", "year", "decided_on"),
    )

    indicator: str = Field(max_length=12)
    year: int
    adopted: bool = True
    decided_on: date
    act: str = Field(default="", max_length=120)
    reason: str = ""


class IndicatorBaseline(Registered, table=True):
    """The starting point of an indicator that the board adopted, with the day it is of.

    ``scored_from``: the act says that achievement counts from it and not from zero.
    """

    __tablename__ = "indicator_baseline"
    __table_args__ = (unique_alive("uq_baseline", "association_id", "indicator", "decided_on"),)

    indicator: str = Field(max_length=12)
    value: float
    measured_on: date
    scored_from: bool = False
    decided_on: date
    act: str = Field(max_length=120)


class IndicatorRetirement(Registered, table=True):
    """A complementary indicator that is no longer measured from a date on, and why.

    ``until`` is the last day of the pause where the board took it up again.
    """

    __tablename__ = "indicator_retirement"
    __table_args__ = (unique_alive("uq_retirement", "association_id", "indicator", "since"),)

    indicator: str = Field(max_length=12)
    since: date
    until: date | None = None
    reason: str = Field(max_length=300)
    act: str = Field(max_length=120)


class PolicySetting(Registered, table=True):
    """A number of the scoring policy (threshold, weight, mean) from a date on, by act."""

    __tablename__ = "policy_setting"
    __table_args__ = (unique_alive("uq_policy", "association_id", "key", "since"),)

    key: str = Field(max_length=60)
    value: str = Field(max_length=40)
    since: date
    act: str = Field(default="", max_length=120)
