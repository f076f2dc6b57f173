"""Services as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.services.tables import Service, ServiceRecord
from evalua.storage.frames import Columns

SERVICES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "unit": "text",
    "since": "date",
    "until": "date",
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
