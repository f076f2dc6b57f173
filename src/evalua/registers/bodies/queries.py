"""Terms of the bodies and their members as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.bodies.tables import BodyMember, BodyTerm
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

BODIES: Columns = {
    "id": "id",
    "uid": "text",
    "body": "text",
    "name": "text",
    "elected_on": "date",
    "meeting_id": "id",
    "from_on": "date",
    "to_on": "date",
    "seats": "int",
    "quorum_rule": "text",
    "quorum_value": "float",
    "version": "int",
}
BODY_MEMBERS: Columns = {
    "id": "id",
    "uid": "text",
    "body_term_id": "id",
    "municipality_id": "id",
    "role": "text",
    "from_on": "date",
    "to_on": "date",
    "version": "int",
}


def bodies(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every term of a body (columns ``BODIES``)."""
    return rows(session, BodyTerm, association_id, BODIES)


def body_members(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who sits in each (columns ``BODY_MEMBERS``)."""
    return rows(session, BodyMember, association_id, BODY_MEMBERS)
