"""Tables of programmes."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Programme(Registered, table=True):
    """A programme or unit of the association, from and to; projects, goals and services name it."""

    __table_args__ = (unique_alive("uq_programme", "association_id", "name_key"),)

    name: str = Field(max_length=120)
    name_key: str = Field(max_length=120)
    kind: str = Field(default="programme", max_length=10)
    since: date
    until: date | None = None
    act: str = Field(default="", max_length=120)
