"""The table of disagreements. What they say is for the direction alone."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from evalua.storage.base import Registered


class Disagreement(Registered, table=True):
    """Somebody disagreed: what about, who answers, by when, and how it ended.

    The log, which the board reads, keeps only that there is one and its dates.
    """

    never_logged: ClassVar[frozenset[str]] = frozenset(
        {"kind", "about", "municipality_id", "owner", "outcome", "closing_note"}
    )

    kind: str = Field(max_length=20)
    about: str = Field(max_length=600)
    municipality_id: int | None = Field(default=None, foreign_key="municipality.id", index=True)
    owner: str = Field(default="", max_length=160)
    received_on: date
    due_on: date
    closed_on: date | None = None
    outcome: str = Field(default="", max_length=20)
    closing_note: str = Field(default="", max_length=600)
    reserved: bool = False
