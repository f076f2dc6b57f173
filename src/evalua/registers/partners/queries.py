"""Partners, agreements and organizations as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.partners.tables import Agreement, Organization, Partner
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PARTNERS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "programme": "text",
    "mandate": "text",
    "contact_role": "text",
    "version": "int",
}
AGREEMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "partner_id": "id",
    "name": "text",
    "kind": "text",
    "state": "text",
    "signed_on": "date",
    "ends_on": "date",
    "document": "text",
    "version": "int",
}
ORGANIZATIONS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "municipality_id": "id",
    "founded_on": "date",
    "women": "int",
    "men": "int",
    "families": "int",
    "led_by_woman": "bool",
    "version": "int",
}


def partners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every partners row (columns ``PARTNERS``)."""
    return rows(session, Partner, association_id, PARTNERS)


def agreements(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every agreements row (columns ``AGREEMENTS``)."""
    return rows(session, Agreement, association_id, AGREEMENTS)


def organizations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every organizations row (columns ``ORGANIZATIONS``)."""
    return rows(session, Organization, association_id, ORGANIZATIONS)
