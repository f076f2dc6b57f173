"""Targets, owners, adoptions and policy as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.targets.tables import (
    IndicatorAdoption,
    IndicatorOwner,
    IndicatorTarget,
    PolicySetting,
)
from evalua.storage.frames import Columns

TARGETS: Columns = {
    "id": "id",
    "uid": "text",
    "indicator": "text",
    "year": "int",
    "value": "float",
    "decided_on": "date",
    "act": "text",
}
OWNERS: Columns = {
    "indicator": "text",
    "owner": "text",
    "since": "date",
}
ADOPTIONS: Columns = {
    "indicator": "text",
    "year": "int",
    "adopted": "bool",
    "decided_on": "date",
    "act": "text",
    "reason": "text",
}
SETTINGS: Columns = {
    "key": "text",
    "value": "text",
    "since": "date",
    "act": "text",
}


def targets(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every targets row (columns ``TARGETS``)."""
    return rows(session, IndicatorTarget, association_id, TARGETS)


def owners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every owners row (columns ``OWNERS``)."""
    return rows(session, IndicatorOwner, association_id, OWNERS)


def adoptions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every adoptions row (columns ``ADOPTIONS``)."""
    return rows(session, IndicatorAdoption, association_id, ADOPTIONS)


def settings(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every settings row (columns ``SETTINGS``)."""
    return rows(session, PolicySetting, association_id, SETTINGS)
