"""The approvals of a month: what each snapshot says of itself, without its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from evalua.domain.month import Month
from evalua.months.tables import Snapshot


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval of a month, as its snapshot keeps it; ``taken_at`` is UTC."""

    month: Month
    uid: str
    number: int
    cut: date
    act: str
    taken_at: datetime
    taken_by: str
    submitted_by: str
    first_submitted_on: date | None
    one_person: bool
    context_note: str
    seal: str
    catalogue_version: str
    program_version: str


# In the order of ``Approval``.
_NAMES = (
    "month",
    "uid",
    "number",
    "cutoff",
    "act",
    "taken_at",
    "taken_by",
    "submitted_by",
    "first_submitted_on",
    "one_person",
    "context_note",
    "seal",
    "catalogue_version",
    "program_version",
)


def approval_of(row: Snapshot) -> Approval:
    """What a stored snapshot says of itself."""
    month, *rest = (getattr(row, name) for name in _NAMES)
    return Approval(Month.parse(month), *rest)


def approvals(session: Session, *, association_id: int) -> list[Approval]:
    """Every approval of an association, oldest month first and in the order they were made."""
    columns = [col(getattr(Snapshot, name)) for name in _NAMES]
    found = session.connection().execute(
        select(*columns)
        .where(col(Snapshot.association_id) == association_id)
        .order_by(col(Snapshot.month), col(Snapshot.number))
    )
    return [Approval(Month.parse(month), *rest) for month, *rest in found]
