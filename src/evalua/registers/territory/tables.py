"""Tables of links between members, other schemes, tags, context figures and counterparts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class FunctionalLink(Registered, table=True):
    """What some municipalities share: a border, a road, a basin or a service, by its name."""

    __tablename__ = "functional_link"

    kind: str = Field(max_length=10)
    name: str = Field(max_length=160)
    since: date
    until: date | None = None
    evidence: str = Field(default="", max_length=200)


class LinkMunicipality(Registered, table=True):
    """A municipality that shares a link; the others of the same link are its counterparts."""

    __tablename__ = "link_municipality"
    __table_args__ = (unique_alive("uq_link_municipality", "link_id", "municipality_id"),)

    link_id: int = Field(foreign_key="functional_link.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)


class OtherScheme(Registered, table=True):
    """Another scheme a municipality belongs to, and what for (a project theme)."""

    __tablename__ = "other_scheme"

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    purpose: str = Field(max_length=30)
    since: date
    until: date | None = None


class MunicipalTag(Registered, table=True):
    """A national programme or condition of a municipality; without ``since``, it always had it."""

    __tablename__ = "municipal_tag"

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    tag: str = Field(max_length=20)
    since: date | None = None
    until: date | None = None
    act: str = Field(default="", max_length=120)


class ContextFigure(Registered, table=True):
    """A figure of a municipality in a year that is shown and never scored.

    ``name`` says which one where ``indicator`` is the office's own; what is not a number (the
    category) is in ``word``. Without ``sex`` or ``area`` it is the total.
    """

    __tablename__ = "context_figure"
    __table_args__ = (
        unique_alive(
            "uq_context_figure", "municipality_id", "indicator", "name_key", "sex", "area", "year"
        ),
    )

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    indicator: str = Field(max_length=20)
    name: str = Field(default="", max_length=120)
    name_key: str = Field(default="", max_length=120)
    sex: str = Field(default="", max_length=1)
    area: str = Field(default="", max_length=10)
    year: int
    value: float | None = None
    word: str = Field(default="", max_length=40)
    source: str = Field(max_length=160)


class Counterpart(Registered, table=True):
    """Who attends the association in a municipality, by role. Who they are never reaches the log."""

    never_logged: ClassVar[frozenset[str]] = frozenset({"name", "contact"})

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    role: str = Field(max_length=20)
    name: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=160)
    since: date
    until: date | None = None


class AskedRole(Registered, table=True):
    """A role the association asks every municipality to have somebody in."""

    __tablename__ = "asked_role"
    __table_args__ = (unique_alive("uq_asked_role", "association_id", "role", "since"),)

    role: str = Field(max_length=20)
    since: date
    until: date | None = None
