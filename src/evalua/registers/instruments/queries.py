"""Instruments, their steps and studies of affinities as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.instruments.tables import (
    AffinityStudy,
    Instrument,
    InstrumentStep,
    StudyAffinity,
    StudyMunicipality,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

INSTRUMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "kind": "text",
    "name": "text",
    "supported": "bool",
    "guidelines": "text",
    "valid_until": "date",
    "document": "text",
    "version": "int",
}
INSTRUMENT_STEPS: Columns = {
    "id": "id",
    "uid": "text",
    "instrument_id": "id",
    "state": "text",
    "reached_on": "date",
    "act": "text",
    "version": "int",
}
AFFINITY_STUDIES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "author": "text",
    "studied_on": "date",
    "document": "text",
    "version": "int",
}
STUDY_AFFINITIES: Columns = {"study_id": "id", "affinity": "text"}
STUDY_MUNICIPALITIES: Columns = {"study_id": "id", "municipality_id": "id"}


def instruments(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every instruments row (columns ``INSTRUMENTS``)."""
    return rows(session, Instrument, association_id, INSTRUMENTS)


def instrument_steps(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every step of an instrument (columns ``INSTRUMENT_STEPS``)."""
    return rows(session, InstrumentStep, association_id, INSTRUMENT_STEPS)


def affinity_studies(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every study of affinities (columns ``AFFINITY_STUDIES``)."""
    return rows(session, AffinityStudy, association_id, AFFINITY_STUDIES)


def study_affinities(session: Session, *, association_id: int) -> pd.DataFrame:
    """The affinities each study supports (columns ``STUDY_AFFINITIES``)."""
    return rows(session, StudyAffinity, association_id, STUDY_AFFINITIES)


def study_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """The municipalities each study covers (columns ``STUDY_MUNICIPALITIES``)."""
    return rows(session, StudyMunicipality, association_id, STUDY_MUNICIPALITIES)
