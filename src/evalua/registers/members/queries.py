"""Members, mayors and terms as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.members.tables import (
    Authority,
    Membership,
    Municipality,
    Term,
    Withdrawal,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

MUNICIPALITIES: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "department": "text",
    "official_code": "text",
    "population": "int",
    "population_year": "int",
    "category": "text",
    "version": "int",
}
MEMBERSHIPS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "joined_on": "date",
    "left_on": "date",
    "reason": "text",
    "act": "text",
    "is_core_city": "bool",
    "version": "int",
}
TERMS: Columns = {
    "id": "id",
    "uid": "text",
    "starts_on": "date",
    "ends_on": "date",
    "election_on": "date",
    "confirmed": "bool",
    "source": "text",
    "version": "int",
}
AUTHORITIES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "name": "text",
    "sex": "text",
    "position": "text",
    "from_on": "date",
    "to_on": "date",
    "reelected": "bool",
    "act": "text",
    "version": "int",
}
WITHDRAWALS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "requested_on": "date",
    "reason": "text",
    "explanation": "text",
    "decided_on": "date",
    "accepted": "bool",
    "act": "text",
    "effective_on": "date",
    "settled_on": "date",
    "settlement": "int",
    "settlement_note": "text",
    "version": "int",
}
"""``accepted`` says something once ``decided_on`` is there; ``settlement`` once ``settled_on`` is."""


def municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every municipalities row (columns ``MUNICIPALITIES``)."""
    return rows(session, Municipality, association_id, MUNICIPALITIES)


def memberships(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every memberships row (columns ``MEMBERSHIPS``)."""
    return rows(session, Membership, association_id, MEMBERSHIPS)


def terms(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every terms row (columns ``TERMS``)."""
    return rows(session, Term, association_id, TERMS)


def authorities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every authorities row (columns ``AUTHORITIES``)."""
    return rows(session, Authority, association_id, AUTHORITIES)


def withdrawals(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every withdrawals row (columns ``WITHDRAWALS``)."""
    return rows(session, Withdrawal, association_id, WITHDRAWALS)
