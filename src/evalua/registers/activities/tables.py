"""Tables of the activity log."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Activity(Registered, table=True):
    """Something done, planned, suspended or cancelled."""

    held_on: date = Field(index=True)
    kind: str = Field(max_length=40, index=True)
    status: str = Field(default="done", max_length=12)
    topic: str = Field(default="", max_length=300)
    channel: str = Field(default="", max_length=20)
    individual: bool = False
    result: str = ""
    product: str = Field(default="", max_length=300)
    commitment: str = Field(default="", max_length=300)
    link: str = Field(default="", max_length=300)
    evidence: str = Field(default="", max_length=300)
    women: int | None = None
    men: int | None = None
    unstated: int | None = None
    spokesperson_id: int | None = Field(default=None, foreign_key="municipality.id")
    track: str = Field(default="", max_length=12)
    adjust: str = Field(default="", max_length=300)
    place_id: int | None = Field(default=None, foreign_key="municipality.id")
    place: str = Field(default="", max_length=120)
    promotion_kind: str = Field(default="", max_length=20)
    shown: str = Field(default="", max_length=20)
    counted_as: str = Field(default="", max_length=12)
    youth: int | None = None
    victims: int | None = None
    ethnic: int | None = None
    disability: int | None = None
    diversity: int | None = None
    completed_women: int | None = None
    completed_men: int | None = None
    completed_unstated: int | None = None
    completed_before: int | None = None
    group_id: int | None = Field(default=None, foreign_key="working_group.id", index=True)
    project_id: int | None = Field(default=None, foreign_key="project.id")
    goal_id: int | None = Field(default=None, foreign_key="goal.id")
    service_id: int | None = Field(default=None, foreign_key="service.id")
    agreement_id: int | None = Field(default=None, foreign_key="agreement.id", index=True)
    suspended_on: date | None = None
    suspension_reason: str = Field(default="", max_length=20)
    cancelled_on: date | None = None
    cancelled_reason: str = Field(default="", max_length=300)
    rescheduled_from_id: int | None = Field(default=None, foreign_key="activity.id")


class ActivityMunicipality(Registered, table=True):
    """A municipality that took part: whether its mayor was there, and its own counts of people."""

    __tablename__ = "activity_municipality"
    __table_args__ = (unique_alive("uq_activity_municipality", "activity_id", "municipality_id"),)

    activity_id: int = Field(foreign_key="activity.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    mayor_present: bool = False
    exhibitors: int | None = None
    completed: int | None = None


class ActivityAudience(Registered, table=True):
    """An audience of a municipality that an activity reached, beyond those its kind implies."""

    __tablename__ = "activity_audience"
    __table_args__ = (
        unique_alive("uq_activity_audience", "activity_id", "municipality_id", "audience"),
    )

    activity_id: int = Field(foreign_key="activity.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    audience: str = Field(max_length=20)


class ActivityPartner(Registered, table=True):
    """A partner that took part."""

    __tablename__ = "activity_partner"
    __table_args__ = (unique_alive("uq_activity_partner", "activity_id", "partner_id"),)

    activity_id: int = Field(foreign_key="activity.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)


class ActivityOrganization(Registered, table=True):
    """An organization that was supported or took part."""

    __tablename__ = "activity_organization"
    __table_args__ = (unique_alive("uq_activity_organization", "activity_id", "organization_id"),)

    activity_id: int = Field(foreign_key="activity.id", index=True)
    organization_id: int = Field(foreign_key="organization.id", index=True)
