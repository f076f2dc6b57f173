"""Tables of programmes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive

KINDS: Mapping[str, str] = {"programme": "Programa", "unit": "Unidad"}
"""What the association calls it: something it does, or a part of itself."""


class Programme(Registered, table=True):
    """A programme or unit of the association, from and to; projects, goals and services name it."""

    __table_args__ = (unique_alive("uq_programme", "association_id", "name_key"),)

    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    kind: str = Field(default="programme", max_length=10)
    since: date
    until: date | None = None
    act: str = Field(default="", max_length=120)
