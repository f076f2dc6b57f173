"""The activity log as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.activities.tables import (
    Activity,
    ActivityMunicipality,
    ActivityOrganization,
    ActivityPartner,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

ACTIVITIES: Columns = {
    "id": "id",
    "uid": "text",
    "held_on": "date",
    "kind": "text",
    "status": "text",
    "topic": "text",
    "channel": "text",
    "individual": "bool",
    "result": "text",
    "product": "text",
    "commitment": "text",
    "link": "text",
    "evidence": "text",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "project_id": "id",
    "goal_id": "id",
    "service_id": "id",
    "version": "int",
}
ACTIVITY_MUNICIPALITIES: Columns = {
    "activity_id": "id",
    "municipality_id": "id",
    "mayor_present": "bool",
}
ACTIVITY_PARTNERS: Columns = {
    "activity_id": "id",
    "partner_id": "id",
}
ACTIVITY_ORGANIZATIONS: Columns = {
    "activity_id": "id",
    "organization_id": "id",
}


def activities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activities row (columns ``ACTIVITIES``)."""
    return rows(session, Activity, association_id, ACTIVITIES)


def activity_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity municipalities row (columns ``ACTIVITY_MUNICIPALITIES``)."""
    return rows(session, ActivityMunicipality, association_id, ACTIVITY_MUNICIPALITIES)


def activity_partners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity partners row (columns ``ACTIVITY_PARTNERS``)."""
    return rows(session, ActivityPartner, association_id, ACTIVITY_PARTNERS)


def activity_organizations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every activity organizations row (columns ``ACTIVITY_ORGANIZATIONS``)."""
    return rows(session, ActivityOrganization, association_id, ACTIVITY_ORGANIZATIONS)
