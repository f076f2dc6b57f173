"""Freezing what the board approved, and reading it back exactly."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlmodel import Session, col, func, select

from evalua.domain.month import Month
from evalua.measures.measured import detail
from evalua.months import policy as policies
from evalua.months.approvals import Approval, approval_of
from evalua.months.seal import seal_of
from evalua.months.tables import Snapshot, SnapshotDetail, SnapshotRow
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores

NO_ROWS = detail([])
LEVELS = ("indicators", "questions", "areas", "index")
MUNICIPAL = "municipal"


@dataclass(frozen=True)
class Frozen:
    """What an approval keeps."""

    association_id: int
    month: Month
    cut: date
    act: str
    catalogue_version: str
    program_version: str
    policy: Policy
    scores: Scores
    municipal: pd.DataFrame
    details: Mapping[str, pd.DataFrame]
    context_note: str = ""
    submitted_by: str = ""
    first_submitted_on: date | None = None
    one_person: bool = False

    def frames(self) -> dict[str, pd.DataFrame]:
        """Every frame that is frozen, by level."""
        return {level: getattr(self.scores, level) for level in LEVELS} | {
            MUNICIPAL: self.municipal
        }


@dataclass(frozen=True)
class Kept:
    """A snapshot read back: the same frames, to the last digit."""

    approval: Approval
    policy: Policy
    scores: Scores
    municipal: pd.DataFrame
    details: Mapping[str, pd.DataFrame]


def write(session: Session, frozen: Frozen, *, who: str, now: datetime) -> Snapshot:
    """Add a snapshot and seal it; earlier ones of the same month stay as they are."""
    row = Snapshot(
        association_id=frozen.association_id,
        month=str(frozen.month),
        number=_last_number(session, frozen.association_id, frozen.month) + 1,
        cutoff=frozen.cut,
        taken_at=now,
        taken_by=who,
        act=frozen.act,
        catalogue_version=frozen.catalogue_version,
        program_version=frozen.program_version,
        context_note=frozen.context_note,
        submitted_by=frozen.submitted_by,
        first_submitted_on=frozen.first_submitted_on,
        one_person=frozen.one_person,
        policy=policies.to_json(frozen.policy),
        shapes={level: _shape(frame) for level, frame in frozen.frames().items()},
    )
    session.add(row)
    session.flush()
    session.add_all(_rows(row.id, frozen))
    session.add_all(
        SnapshotDetail(snapshot_id=row.id, indicator=code, rows=_records(frame))
        for code, frame in frozen.details.items()
    )
    session.flush()
    # The seal speaks of what the database keeps, not of what was in memory.
    row.seal = seal_of(session, row)
    session.flush()
    return row


def latest(session: Session, association_id: int, month: Month) -> Kept | None:
    """The snapshot in force for a month, or None where the board approved none."""
    row = session.exec(
        select(Snapshot)
        .where(col(Snapshot.association_id) == association_id, col(Snapshot.month) == str(month))
        .order_by(col(Snapshot.number).desc())
        .limit(1)
    ).first()
    return None if row is None else _read(session, row)


def numbered(session: Session, association_id: int, month: Month, number: int) -> Kept | None:
    """One approval of a month, in force or not, or None where there is no such number."""
    row = session.exec(
        select(Snapshot).where(
            col(Snapshot.association_id) == association_id,
            col(Snapshot.month) == str(month),
            col(Snapshot.number) == number,
        )
    ).first()
    return None if row is None else _read(session, row)


def area_history(session: Session, association_id: int, months: Sequence[Month]) -> pd.DataFrame:
    """Frozen scores of areas and index for several months, in one query.

    Returns month, level, code and the columns of ``Scores.areas``; only the latest snapshot of
    each month. Months without one are absent.
    """
    newest = (
        select(col(Snapshot.month), func.max(col(Snapshot.number)).label("number"))
        .where(
            col(Snapshot.association_id) == association_id,
            col(Snapshot.month).in_([str(m) for m in months]),
        )
        .group_by(col(Snapshot.month))
        .subquery()
    )
    query = (
        select(col(Snapshot.month), col(SnapshotRow.level), col(SnapshotRow.values))
        .join(SnapshotRow, col(SnapshotRow.snapshot_id) == col(Snapshot.id))
        .join(
            newest,
            (newest.c.month == col(Snapshot.month)) & (newest.c.number == col(Snapshot.number)),
        )
        .where(
            col(Snapshot.association_id) == association_id,
            col(SnapshotRow.level).in_(("areas", "index")),
        )
        .order_by(col(Snapshot.month), col(SnapshotRow.id))
    )
    found = [{"month": m, "level": level, **values} for m, level, values in session.exec(query)]
    return pd.DataFrame(found)


def _read(session: Session, row: Snapshot) -> Kept:
    stored = session.exec(
        select(SnapshotRow)
        .where(col(SnapshotRow.snapshot_id) == row.id)
        .order_by(col(SnapshotRow.id))
    ).all()
    frames = {
        level: _frame([r.values for r in stored if r.level == level], shape)
        for level, shape in row.shapes.items()
    }
    return Kept(
        approval=approval_of(row),
        policy=policies.from_json(row.policy),
        scores=Scores(*(frames[level] for level in LEVELS)),
        municipal=frames[MUNICIPAL],
        details=_details(session, row.id),
    )


class LazyDetails(Mapping[str, pd.DataFrame]):
    """The rows behind each indicator, read at once and made into a frame when somebody opens it."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        self._rows = rows

    def __getitem__(self, code: str) -> pd.DataFrame:
        stored = self._rows[code]
        return detail([{**r, "municipality_ids": tuple(r["municipality_ids"])} for r in stored])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _details(session: Session, snapshot_id: int) -> LazyDetails:
    query = select(SnapshotDetail).where(col(SnapshotDetail.snapshot_id) == snapshot_id)
    return LazyDetails({row.indicator: row.rows for row in session.exec(query)})


def _rows(snapshot_id: int, frozen: Frozen) -> list[SnapshotRow]:
    return [
        SnapshotRow(
            snapshot_id=snapshot_id,
            level=level,
            code=str(values.get("indicator") or values["code"]),
            municipality_key=int(values.get("municipality_id") or 0),
            values=values,
        )
        for level, frame in frozen.frames().items()
        for values in _records(frame)
    ]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{k: _json(v) for k, v in row.items()} for row in frame.to_dict("records")]


def _json(value: Any) -> Any:
    """A value as JSON keeps it: missing is null, dates are ISO text, numbers keep every digit."""
    if isinstance(value, tuple | list):
        return [int(v) for v in value]
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    if isinstance(value, pd.Timestamp | date):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def _shape(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(kind) for name, kind in frame.dtypes.items()}


def _frame(rows: list[dict[str, Any]], shape: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(shape), dtype=object).astype(shape)


def _last_number(session: Session, association_id: int, month: Month) -> int:
    found = session.exec(
        select(func.max(col(Snapshot.number))).where(
            col(Snapshot.association_id) == association_id, col(Snapshot.month) == str(month)
        )
    ).one()
    return int(found or 0)
