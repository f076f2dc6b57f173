"""Disagreements as frames: what everybody may count, and what only the direction reads."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.accounts.permissions import require_in
from evalua.domain.actor import Actor
from evalua.registers.disagreements.tables import Disagreement
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

DISAGREEMENTS: Columns = {
    "kind": "text",
    "received_on": "date",
    "due_on": "date",
    "closed_on": "date",
    "reserved": "bool",
}
"""What may be counted; of a reserved one, not even its kind."""

WHOLE: Columns = {
    "id": "id",
    "uid": "text",
    "kind": "text",
    "about": "text",
    "municipality_id": "id",
    "owner": "text",
    "received_on": "date",
    "due_on": "date",
    "closed_on": "date",
    "outcome": "text",
    "closing_note": "text",
    "reserved": "bool",
    "version": "int",
}


def disagreements(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every disagreement without its words, its municipality or its identity (``DISAGREEMENTS``).

    Everything that is shown, exported or approved reads this frame, so nothing else can leave.
    """
    found = rows(session, Disagreement, association_id, DISAGREEMENTS)
    return found.assign(kind=found["kind"].mask(found["reserved"], ""))


def whole(session: Session, actor: Actor, *, association_id: int) -> pd.DataFrame:
    """Every disagreement as it was written (columns ``WHOLE``). Raises Problem V57 for who may not."""
    require_in(actor, association_id, "confidential")
    return rows(session, Disagreement, association_id, WHOLE)
