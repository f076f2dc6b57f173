"""The table of typed figures."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class TypedFigure(Registered, table=True):
    """What an indicator amounted to in a period, written by a person with its proof.

    ``period_end`` is the last day of the period; a count has no denominator, and a yes or no is 1
    or 0. ``source`` says where the figure was read and ``evidence`` what proves it.
    """

    __tablename__ = "typed_figure"
    __table_args__ = (unique_alive("uq_typed_figure", "association_id", "indicator", "period_end"),)

    indicator: str = Field(max_length=12)
    period_end: date = Field(index=True)
    numerator: float
    denominator: float | None = None
    source: str = Field(max_length=200)
    evidence: str = Field(max_length=300)
    typed_on: date
