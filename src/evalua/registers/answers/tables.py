"""Tables of answers to doubts about data."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class QualityAnswer(Registered, table=True):
    """Somebody looked at a doubtful figure and says why it is right; the doubt then stays answered."""

    __tablename__ = "quality_answer"
    __table_args__ = (
        unique_alive("uq_quality_answer", "association_id", "rule", "subject", "month"),
    )

    rule: str = Field(max_length=10)
    subject: str = Field(max_length=80)
    month: str = Field(max_length=7)
    answer: str = Field(max_length=300)
    answered_on: date
