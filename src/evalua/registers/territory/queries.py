"""Links, other schemes, tags, context figures and counterparts as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.reading import rows
from evalua.registers.territory.tables import (
    AskedRole,
    ContextFigure,
    Counterpart,
    FunctionalLink,
    LinkMunicipality,
    MunicipalTag,
    OtherScheme,
)
from evalua.storage.frames import Columns

FUNCTIONAL_LINKS: Columns = {
    "id": "id",
    "uid": "text",
    "kind": "text",
    "name": "text",
    "since": "date",
    "until": "date",
    "evidence": "text",
    "version": "int",
}
LINK_MUNICIPALITIES: Columns = {"link_id": "id", "municipality_id": "id"}
OTHER_SCHEMES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "name": "text",
    "name_key": "text",
    "purpose": "text",
    "since": "date",
    "until": "date",
    "version": "int",
}
MUNICIPAL_TAGS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "tag": "text",
    "since": "date",
    "until": "date",
    "act": "text",
    "version": "int",
}
CONTEXT_FIGURES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "indicator": "text",
    "name": "text",
    "name_key": "text",
    "sex": "text",
    "area": "text",
    "year": "int",
    "value": "float",
    "word": "text",
    "source": "text",
    "version": "int",
}
COUNTERPARTS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "role": "text",
    "name": "text",
    "contact": "text",
    "since": "date",
    "until": "date",
    "version": "int",
}
ASKED_ROLES: Columns = {
    "id": "id",
    "uid": "text",
    "role": "text",
    "since": "date",
    "until": "date",
    "version": "int",
}


def functional_links(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every link between municipalities (columns ``FUNCTIONAL_LINKS``)."""
    return rows(session, FunctionalLink, association_id, FUNCTIONAL_LINKS)


def link_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """The municipalities of each link (columns ``LINK_MUNICIPALITIES``)."""
    return rows(session, LinkMunicipality, association_id, LINK_MUNICIPALITIES)


def other_schemes(session: Session, *, association_id: int) -> pd.DataFrame:
    """The other schemes municipalities belong to (columns ``OTHER_SCHEMES``)."""
    return rows(session, OtherScheme, association_id, OTHER_SCHEMES)


def municipal_tags(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every tag of a municipality (columns ``MUNICIPAL_TAGS``)."""
    return rows(session, MunicipalTag, association_id, MUNICIPAL_TAGS)


def context_figures(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every figure of context (columns ``CONTEXT_FIGURES``)."""
    return rows(session, ContextFigure, association_id, CONTEXT_FIGURES)


def counterparts(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who attends the association in each municipality (columns ``COUNTERPARTS``)."""
    return rows(session, Counterpart, association_id, COUNTERPARTS)


def asked_roles(session: Session, *, association_id: int) -> pd.DataFrame:
    """The roles the association asks for (columns ``ASKED_ROLES``)."""
    return rows(session, AskedRole, association_id, ASKED_ROLES)
