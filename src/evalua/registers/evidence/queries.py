"""Evidence files as frames, and one by its identity."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pandas as pd
from sqlmodel import Session, col, select

from evalua.domain.problems import Problem
from evalua.registers.evidence.subjects import SUBJECTS, subject
from evalua.registers.evidence.tables import Evidence
from evalua.registers.reading import alive
from evalua.storage.frames import Columns, build

EVIDENCE: Columns = {
    "id": "id",
    "uid": "text",
    "subject_table": "text",
    "subject_uid": "text",
    "content_hash": "text",
    "file_name": "text",
    "media_type": "text",
    "size": "int",
    "note": "text",
    "created_at": "date",
    "created_by": "text",
}


def evidence(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every evidence file, oldest first (columns ``EVIDENCE``: sizes in bytes, times in UTC)."""
    return build(
        (
            [_naive(getattr(row, name)) for name in EVIDENCE]
            for row in alive(session, Evidence, association_id)
        ),
        EVIDENCE,
    )


def files_of(session: Session, association_id: int, table: str) -> dict[str, int]:
    """How many files each row of a table has attached, by its identity; none where it has none."""
    found = alive(session, Evidence, association_id, subject_table=table)
    return dict(Counter(row.subject_uid for row in found))


def by_uid(session: Session, uid: str) -> Evidence | None:
    """The file with that identity, unless it or what it proves was taken back."""
    row = session.exec(
        select(Evidence).where(col(Evidence.uid) == uid, col(Evidence.deleted_at).is_(None))
    ).first()
    if row is None or row.subject_table not in SUBJECTS:
        return None
    try:
        subject(session, row.association_id, row.subject_table, row.subject_uid)
    except Problem:
        return None
    return row


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
