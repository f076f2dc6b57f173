"""Tables of services."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, false
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Service(Registered, table=True):
    """A service the association provides, with the unit it is counted in.

    ``focus``: the board chose to specialise in it. ``hosted_for``: whose window it is, where the
    association only lends its house to another institution.
    """

    __table_args__ = (unique_alive("uq_service", "association_id", "name_key"),)

    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    kind: str = Field(max_length=30)
    unit: str = Field(max_length=40)
    since: date
    until: date | None = None
    programme_id: int | None = Field(default=None, foreign_key="programme.id", index=True)
    agreement_id: int | None = Field(default=None, foreign_key="agreement.id", index=True)
    focus: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    hosted_for: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})


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


class ServiceFigure(Registered, table=True):
    """One of the figures that the kind of a service asks for every month."""

    __tablename__ = "service_figure"
    __table_args__ = (unique_alive("uq_service_figure", "service_id", "month", "measure"),)

    service_id: int = Field(foreign_key="service.id", index=True)
    month: str = Field(max_length=7)
    measure: str = Field(max_length=30)
    amount: float


class ServiceStandard(Registered, table=True):
    """What the board decided that a service must reach; a later act replaces it."""

    __tablename__ = "service_standard"
    __table_args__ = (unique_alive("uq_service_standard", "service_id", "approved_on"),)

    service_id: int = Field(foreign_key="service.id", index=True)
    measure: str = Field(max_length=30)
    direction: str = Field(max_length=8)
    threshold: float
    approved_on: date
    act: str = Field(max_length=60)


class Customer(Registered, table=True):
    """Who receives a service without being a member: another municipality, a company…"""

    __table_args__ = (unique_alive("uq_customer", "association_id", "name_key"),)

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)


class CustomerRecord(Registered, table=True):
    """What a customer received of a service in a month, and what it was invoiced for it."""

    __tablename__ = "customer_record"
    __table_args__ = (unique_alive("uq_customer_record", "service_id", "customer_id", "month"),)

    service_id: int = Field(foreign_key="service.id", index=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    month: str = Field(max_length=7)
    quantity: float
    invoiced: int | None = Field(default=None, sa_type=BigInteger)


class ServiceCost(Registered, table=True):
    """What a unit of a service costs from a day on, in minor units, and how that is known."""

    __tablename__ = "service_cost"
    __table_args__ = (unique_alive("uq_service_cost", "service_id", "since"),)

    service_id: int = Field(foreign_key="service.id", index=True)
    since: date
    unit_cost: int = Field(sa_type=BigInteger)
    basis: str = Field(max_length=200)


class ServiceTariff(Registered, table=True):
    """What a unit of a service is charged from a day on, in minor units.

    ``payer`` is who it holds for: everybody, the members, the other customers, or one of them.
    """

    __tablename__ = "service_tariff"

    service_id: int = Field(foreign_key="service.id", index=True)
    payer: str = Field(max_length=12)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    since: date
    unit_price: int = Field(sa_type=BigInteger)
    act: str = Field(default="", max_length=60)


class ServiceSaving(Registered, table=True):
    """A purchase or a machine shared: what it cost together, and what it would have cost alone."""

    __tablename__ = "service_saving"

    service_id: int = Field(foreign_key="service.id", index=True)
    saved_on: date
    concept: str = Field(max_length=200)
    municipalities: int
    amount_alone: int = Field(sa_type=BigInteger)
    amount_together: int = Field(sa_type=BigInteger)
    basis: str = Field(max_length=200)
