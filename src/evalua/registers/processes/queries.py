"""Processes, their steps and how far each municipality is, as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.processes.tables import (
    Process,
    ProcessDone,
    ProcessMunicipality,
    ProcessStep,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PROCESSES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "template": "text",
    "since": "date",
    "version": "int",
}
PROCESS_STEPS: Columns = {
    "id": "id",
    "uid": "text",
    "process_id": "id",
    "place": "int",
    "name": "text",
    "version": "int",
}
PROCESS_MUNICIPALITIES: Columns = {
    "id": "id",
    "uid": "text",
    "process_id": "id",
    "municipality_id": "id",
    "version": "int",
}
PROCESS_DONE: Columns = {
    "id": "id",
    "uid": "text",
    "step_id": "id",
    "municipality_id": "id",
    "done_on": "date",
    "proof": "text",
    "version": "int",
}


def processes(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every process (columns ``PROCESSES``)."""
    return rows(session, Process, association_id, PROCESSES)


def process_steps(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every step of every process (columns ``PROCESS_STEPS``)."""
    return rows(session, ProcessStep, association_id, PROCESS_STEPS)


def process_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who walks each process (columns ``PROCESS_MUNICIPALITIES``)."""
    return rows(session, ProcessMunicipality, association_id, PROCESS_MUNICIPALITIES)


def process_done(session: Session, *, association_id: int) -> pd.DataFrame:
    """The steps that were finished, and when (columns ``PROCESS_DONE``)."""
    return rows(session, ProcessDone, association_id, PROCESS_DONE)
