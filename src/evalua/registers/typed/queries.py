"""Typed figures as a frame."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.typed.tables import TypedFigure
from evalua.storage.frames import Columns

TYPED_FIGURES: Columns = {
    "id": "id",
    "uid": "text",
    "indicator": "text",
    "period_end": "date",
    "numerator": "float",
    "denominator": "float",
    "source": "text",
    "evidence": "text",
    "typed_on": "date",
    "version": "int",
}


def typed_figures(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every typed figure (columns ``TYPED_FIGURES``)."""
    return rows(session, TypedFigure, association_id, TYPED_FIGURES)
