"""Targets, owners, adoptions and policy as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows, versions
from evalua.registers.targets.tables import (
    IndicatorAdoption,
    IndicatorBaseline,
    IndicatorOwner,
    IndicatorRetirement,
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
    "schedule": "text",
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
BASELINES: Columns = {
    "id": "id",
    "uid": "text",
    "indicator": "text",
    "value": "float",
    "measured_on": "date",
    "scored_from": "bool",
    "decided_on": "date",
    "act": "text",
    "version": "int",
}
RETIREMENTS: Columns = {
    "id": "id",
    "indicator": "text",
    "since": "date",
    "until": "date",
    "reason": "text",
    "act": "text",
    "version": "int",
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


def target_versions(session: Session, *, association_id: int, year: int) -> dict[str, int]:
    """The version of each target of a year, by indicator and day of the decision."""
    return versions(session, IndicatorTarget, association_id, "indicator", "decided_on", year=year)


def owners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every owners row (columns ``OWNERS``)."""
    return rows(session, IndicatorOwner, association_id, OWNERS)


def owner_versions(session: Session, *, association_id: int) -> dict[str, int]:
    """The version of each naming of a responsible, by indicator and day."""
    return versions(session, IndicatorOwner, association_id, "indicator", "since")


def adoptions(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every adoptions row (columns ``ADOPTIONS``)."""
    return rows(session, IndicatorAdoption, association_id, ADOPTIONS)


def baselines(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every baseline the board adopted (columns ``BASELINES``)."""
    return rows(session, IndicatorBaseline, association_id, BASELINES)


def baseline_versions(session: Session, *, association_id: int) -> dict[str, int]:
    """The version of each baseline, by indicator and day of the decision."""
    return versions(session, IndicatorBaseline, association_id, "indicator", "decided_on")


def retirements(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every indicator that is no longer measured (columns ``RETIREMENTS``)."""
    return rows(session, IndicatorRetirement, association_id, RETIREMENTS)


def settings(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every settings row (columns ``SETTINGS``)."""
    return rows(session, PolicySetting, association_id, SETTINGS)


def setting_versions(session: Session, *, association_id: int) -> dict[str, int]:
    """The version of each decision about the policy, by its key and day."""
    return versions(session, PolicySetting, association_id, "key", "since")
