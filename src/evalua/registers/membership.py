"""Who belongs to the association on a day, and how each municipality is called."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlmodel import Session

from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.reading import alive


def municipality_names(session: Session, association_id: int) -> dict[int, str]:
    """Municipality id → name, in alphabetical order; homonyms carry their department."""
    found = alive(session, Municipality, association_id)
    times = Counter(row.name_key for row in found)
    ordered = sorted(found, key=lambda row: (row.name_key, row.department_key))
    return {row.id: _label(row, times[row.name_key]) for row in ordered}


def members_on(session: Session, association_id: int, day: date) -> frozenset[int]:
    """The municipalities that are members on a day; the first and the last day count."""
    return members_between(session, association_id, day, day)


def members_between(
    session: Session, association_id: int, first: date, last: date
) -> frozenset[int]:
    """The municipalities that were members on some day of a period."""
    return frozenset(
        spell.municipality_id
        for spell in alive(session, Membership, association_id)
        if spell.joined_on <= last and (spell.left_on is None or first <= spell.left_on)
    )


def members_throughout(
    session: Session, association_id: int, first: date, last: date
) -> frozenset[int]:
    """The municipalities that were members every day of a period."""
    return frozenset(
        spell.municipality_id
        for spell in alive(session, Membership, association_id)
        if spell.joined_on <= first and (spell.left_on is None or last <= spell.left_on)
    )


def _label(row: Municipality, times: int) -> str:
    return f"{row.name} ({row.department})" if times > 1 and row.department else row.name
