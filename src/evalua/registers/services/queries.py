"""Services as frames."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.reading import rows
from evalua.registers.services.tables import (
    Customer,
    CustomerRecord,
    Service,
    ServiceCost,
    ServiceFigure,
    ServiceRecord,
    ServiceSaving,
    ServiceStandard,
    ServiceTariff,
)
from evalua.storage.frames import Columns, build

SERVICES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "unit": "text",
    "since": "date",
    "until": "date",
    "programme_id": "id",
    "agreement_id": "id",
    "focus": "bool",
    "hosted_for": "text",
    "version": "int",
}
SERVICE_RECORDS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "municipality_id": "id",
    "month": "text",
    "quantity": "float",
    "income": "int",
    "version": "int",
}
SERVICE_FIGURES: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "month": "text",
    "measure": "text",
    "amount": "float",
    "version": "int",
}
SERVICE_STANDARDS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "measure": "text",
    "direction": "text",
    "threshold": "float",
    "approved_on": "date",
    "act": "text",
    "version": "int",
}
SERVICE_COSTS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "since": "date",
    "unit_cost": "int",
    "basis": "text",
    "version": "int",
}
SERVICE_TARIFFS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "payer": "text",
    "municipality_id": "id",
    "customer_id": "id",
    "since": "date",
    "unit_price": "int",
    "act": "text",
    "version": "int",
}
SERVICE_SAVINGS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "saved_on": "date",
    "concept": "text",
    "municipalities": "int",
    "amount_alone": "int",
    "amount_together": "int",
    "basis": "text",
    "version": "int",
}
CUSTOMERS: Columns = {"id": "id", "uid": "text", "name": "text", "kind": "text", "version": "int"}
CUSTOMER_RECORDS: Columns = {
    "id": "id",
    "uid": "text",
    "service_id": "id",
    "customer_id": "id",
    "month": "text",
    "quantity": "float",
    "invoiced": "int",
    "version": "int",
}


def services(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every services row (columns ``SERVICES``)."""
    return rows(session, Service, association_id, SERVICES)


def service_records(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every service records row (columns ``SERVICE_RECORDS``)."""
    return rows(session, ServiceRecord, association_id, SERVICE_RECORDS)


def service_figures(session: Session, *, association_id: int) -> pd.DataFrame:
    """What the kind of each service asks for every month (columns ``SERVICE_FIGURES``)."""
    return rows(session, ServiceFigure, association_id, SERVICE_FIGURES)


def service_standards(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every standard the board approved, replaced ones too (columns ``SERVICE_STANDARDS``)."""
    return rows(session, ServiceStandard, association_id, SERVICE_STANDARDS)


def service_costs(session: Session, *, association_id: int) -> pd.DataFrame:
    """What a unit of each service costs from a day on, in minor units (``SERVICE_COSTS``)."""
    return rows(session, ServiceCost, association_id, SERVICE_COSTS)


def service_tariffs(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each payer is charged from a day on, in minor units (columns ``SERVICE_TARIFFS``)."""
    return rows(session, ServiceTariff, association_id, SERVICE_TARIFFS)


def service_savings(session: Session, *, association_id: int) -> pd.DataFrame:
    """What was saved by buying or renting together, in minor units (``SERVICE_SAVINGS``)."""
    return rows(session, ServiceSaving, association_id, SERVICE_SAVINGS)


def customers(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who is served without being a member (columns ``CUSTOMERS``)."""
    return rows(session, Customer, association_id, CUSTOMERS)


def customer_records(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each customer received and was invoiced, in minor units (``CUSTOMER_RECORDS``)."""
    return rows(session, CustomerRecord, association_id, CUSTOMER_RECORDS)


RECEIVED: Columns = {
    "id": "id",
    "service_id": "id",
    "service": "text",
    "kind": "text",
    "unit": "text",
    "municipality_id": "id",
    "municipality": "text",
    "month": "text",
    "quantity": "float",
    "income": "int",
    "version": "int",
}


def services_received(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each municipality received, by month, service and name (columns ``RECEIVED``).

    ``quantity`` is in the service's unit; ``income`` is in minor units, missing where unknown.
    """
    query = (
        select(
            col(ServiceRecord.id),
            col(ServiceRecord.service_id),
            col(Service.name),
            col(Service.kind),
            col(Service.unit),
            col(ServiceRecord.municipality_id),
            col(Municipality.name),
            col(ServiceRecord.month),
            col(ServiceRecord.quantity),
            col(ServiceRecord.income),
            col(ServiceRecord.version),
        )
        .join(Service, col(Service.id) == col(ServiceRecord.service_id))
        .join(Municipality, col(Municipality.id) == col(ServiceRecord.municipality_id))
        .where(
            col(ServiceRecord.association_id) == association_id,
            col(ServiceRecord.deleted_at).is_(None),
        )
        .order_by(
            col(ServiceRecord.month),
            col(Service.name_key),
            col(Municipality.name_key),
            col(Municipality.department_key),
        )
    )
    frame = build(session.connection().execute(query).all(), RECEIVED)
    names = municipality_names(session, association_id)
    return frame.assign(municipality=frame["municipality_id"].map(names).astype(object))
