"""The association, its states and its people, as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.accounts.tables import Person
from evalua.registers.association.tables import AssociationState
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

STATES: Columns = {
    "id": "id",
    "uid": "text",
    "state": "text",
    "since": "date",
    "act": "text",
}
PEOPLE: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "role": "text",
}


def states(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every states row (columns ``STATES``)."""
    return rows(session, AssociationState, association_id, STATES)


def people(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every people row (columns ``PEOPLE``)."""
    return rows(session, Person, association_id, PEOPLE)
