"""What every stored row has."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

# Every constraint has a name, so that a later migration can change it on any database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ALIVE = text("deleted_at IS NULL")


def new_uid() -> str:
    """A new identity that may leave the database (the integer key never does)."""
    return str(uuid4())


class Stored(SQLModel):
    """Identity, authorship, version and soft deletion; times are UTC and written by ``Work``.

    ``never_logged`` are the columns whose values stay out of the log, which is never erased.
    """

    never_logged: ClassVar[frozenset[str]] = frozenset()

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True, max_length=36)
    created_at: datetime = Field(default=None, nullable=False)
    created_by: str = Field(default="", max_length=120)
    updated_at: datetime | None = None
    updated_by: str = Field(default="", max_length=120)
    version: int = 1
    deleted_at: datetime | None = None
    deleted_by: str = Field(default="", max_length=120)
    deleted_reason: str = ""


class Registered(Stored):
    """A row of one association's registers."""

    association_id: int = Field(foreign_key="association.id", index=True)


def unique_alive(name: str, *columns: str) -> Index:
    """A unique rule over rows that were not deleted."""
    return Index(name, *columns, unique=True, sqlite_where=ALIVE, postgresql_where=ALIVE)
