"""The institution as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.evidence.queries import files_of
from evalua.registers.institution.tables import (
    LegalPiece,
    Norm,
    Objective,
    Occupant,
    Post,
    StoryEvent,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

_LEGAL_PIECES: Columns = {
    "id": "id",
    "uid": "text",
    "piece": "text",
    "document": "text",
    "act": "text",
    "valid_from": "date",
    "expires_on": "date",
    "kept_at": "text",
    "version": "int",
}
LEGAL_PIECES: Columns = {**_LEGAL_PIECES, "files": "int"}
"""``files`` is how many copies are attached."""

NORMS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "article": "text",
    "subject_matter": "text",
    "from_on": "date",
    "to_on": "date",
    "source": "text",
    "version": "int",
}
EVENTS: Columns = {
    "id": "id",
    "uid": "text",
    "kind": "text",
    "title": "text",
    "happened_on": "date",
    "note": "text",
    "act": "text",
    "source": "text",
    "cost": "int",
    "resolved_on": "date",
    "resolution": "text",
    "version": "int",
}
POSTS: Columns = {
    "id": "id",
    "uid": "text",
    "title": "text",
    "unit": "text",
    "reports_to_id": "id",
    "funding": "text",
    "dedication": "float",
    "from_on": "date",
    "to_on": "date",
    "version": "int",
}
OCCUPANTS: Columns = {
    "id": "id",
    "uid": "text",
    "post_id": "id",
    "sex": "text",
    "name": "text",
    "from_on": "date",
    "to_on": "date",
    "version": "int",
}
OBJECTIVES: Columns = {
    "id": "id",
    "uid": "text",
    "code": "text",
    "text": "text",
    "function": "text",
    "from_on": "date",
    "to_on": "date",
    "fulfilled_on": "date",
    "evidence": "text",
    "version": "int",
}


def legal_pieces(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every paper of the legal file (columns ``LEGAL_PIECES``)."""
    found = rows(session, LegalPiece, association_id, _LEGAL_PIECES)
    files = files_of(session, association_id, str(LegalPiece.__tablename__))
    return found.assign(files=pd.array([files.get(uid, 0) for uid in found["uid"]], dtype="Int64"))


def norms(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every norm (columns ``NORMS``)."""
    return rows(session, Norm, association_id, NORMS)


def events(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every milestone and setback (columns ``EVENTS``)."""
    return rows(session, StoryEvent, association_id, EVENTS)


def posts(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every post (columns ``POSTS``; dedication is per cent of a full week)."""
    return rows(session, Post, association_id, POSTS)


def occupants(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who was in each post (columns ``OCCUPANTS``)."""
    return rows(session, Occupant, association_id, OCCUPANTS)


def objectives(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every objective of the statutes (columns ``OBJECTIVES``)."""
    return rows(session, Objective, association_id, OBJECTIVES)
