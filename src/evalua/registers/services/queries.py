"""Services as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.membership import municipality_names
from evalua.registers.reading import alive, rows
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
    known = {s.id: s for s in alive(session, Service, association_id)}
    names = municipality_names(session, association_id)
    order = {key: place for place, key in enumerate(names)}
    found = [
        r
        for r in alive(session, ServiceRecord, association_id)
        if r.service_id in known and r.municipality_id in names
    ]
    found.sort(key=lambda r: (r.month, known[r.service_id].name_key, order[r.municipality_id]))
    return build(
        (
            r.model_dump()
            | {
                "service": known[r.service_id].name,
                "kind": known[r.service_id].kind,
                "unit": known[r.service_id].unit,
                "municipality": names[r.municipality_id],
            }
            for r in found
        ),
        RECEIVED,
    )
