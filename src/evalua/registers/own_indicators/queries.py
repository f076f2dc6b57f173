"""An association's own indicators as a frame."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.own_indicators.tables import OwnIndicator
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

OWN_INDICATORS: Columns = {
    "id": "id",
    "uid": "text",
    "code": "text",
    "question": "text",
    "name": "text",
    "short": "text",
    "definition": "text",
    "unit": "text",
    "direction": "text",
    "frequency": "text",
    "target_mode": "text",
    "target_value": "float",
    "zero_at": "float",
    "target_min": "float",
    "target_max": "float",
    "formula": "text",
    "feed": "text",
    "window": "text",
    "numerator": "text",
    "numerator_of": "text",
    "numerator_only": "text",
    "denominator": "text",
    "denominator_of": "text",
    "denominator_only": "text",
    "largest_of": "text",
    "disaggregation": "text",
    "verification": "text",
    "pitfall": "text",
    "tip": "text",
    "since": "date",
    "act": "text",
    "version": "int",
}


def own_indicators(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every indicator the association added, by code (columns ``OWN_INDICATORS``)."""
    return rows(session, OwnIndicator, association_id, OWN_INDICATORS)
