"""Frames of the answers given to doubts about data."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.answers.tables import QualityAnswer
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

ANSWERS: Columns = {
    "id": "id",
    "uid": "text",
    "rule": "text",
    "subject": "text",
    "month": "text",
    "answer": "text",
    "answered_on": "date",
    "created_by": "text",
    "version": "int",
}


def answers(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every answer given to a doubt (columns ``ANSWERS``)."""
    return rows(session, QualityAnswer, association_id, ANSWERS)
