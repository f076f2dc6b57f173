"""What every piece of the catalogue shares: frozen, nothing unknown accepted."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
# Snake case, or the single capital letter by which people know sexes and groups.
Key = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*|[A-Z])$")]


class Frozen(BaseModel):
    """A value read from a file: it never changes and has no field its schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Named(Frozen):
    """A key for the machine and a Spanish name for people."""

    key: Key
    name: Text


class Source(Frozen):
    """Where an idea comes from: a document of the catalogue and the section in it."""

    document: Text
    section: Text
