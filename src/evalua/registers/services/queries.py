"""Services as frames."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.reading import rows
from evalua.registers.services.tables import Service, ServiceRecord
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


def services(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every services row (columns ``SERVICES``)."""
    return rows(session, Service, association_id, SERVICES)


def service_records(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every service records row (columns ``SERVICE_RECORDS``)."""
    return rows(session, ServiceRecord, association_id, SERVICE_RECORDS)


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
