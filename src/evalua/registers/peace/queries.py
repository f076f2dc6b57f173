"""Peace initiatives as a frame."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.peace.tables import PeaceInitiative
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PEACE_INITIATIVES: Columns = {
    "id": "id",
    "uid": "text",
    "code": "text",
    "text": "text",
    "pillar": "text",
    "municipality_id": "id",
    "listed_on": "date",
    "list_act": "text",
    "dropped_on": "date",
    "dropped_reason": "text",
    "plan_line_id": "id",
    "project_id": "id",
    "version": "int",
}


def peace_initiatives(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every initiative that was ever on the list (columns ``PEACE_INITIATIVES``)."""
    return rows(session, PeaceInitiative, association_id, PEACE_INITIATIVES)
