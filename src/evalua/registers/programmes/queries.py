"""Programmes and units as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.programmes.tables import Programme
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PROGRAMMES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "since": "date",
    "until": "date",
    "act": "text",
    "version": "int",
}


def programmes(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every programmes row (columns ``PROGRAMMES``)."""
    return rows(session, Programme, association_id, PROGRAMMES)
