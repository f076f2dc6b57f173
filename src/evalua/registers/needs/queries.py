"""The needs bank and the reviews of the sheets, as frames; costs are minor units."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.needs.tables import Need, SheetReview
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

NEEDS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "theme": "text",
    "text": "text",
    "cost": "int",
    "priority": "int",
    "stated_on": "date",
    "source": "text",
    "project_id": "id",
    "closed_on": "date",
    "closed_reason": "text",
    "version": "int",
}
REVIEWS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "month": "text",
    "reviewed_on": "date",
    "person": "text",
    "position": "text",
    "agrees": "bool",
    "remarks": "text",
    "version": "int",
}


def needs(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every need, open and closed (columns ``NEEDS``)."""
    return rows(session, Need, association_id, NEEDS)


def sheet_reviews(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every review of a municipality's sheet (columns ``REVIEWS``)."""
    return rows(session, SheetReview, association_id, REVIEWS)
