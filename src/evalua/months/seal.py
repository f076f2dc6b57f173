"""The seal of an approval: a hash of everything its snapshot holds, and the check that it holds it.

The same content has the same seal on any database: keys are ordered, instants are UTC, and a number
is written in one way, whether the database gave it back as 4, 4.0 or 4.000.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from evalua.domain.month import Month
from evalua.months.tables import Snapshot, SnapshotDetail, SnapshotRow
from evalua.registers.association.tables import Association
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.audit import AuditEntry

# Changes together with the canonical form, which would change every seal.
_FORM = 1
_HEADER = (
    "uid",
    "month",
    "number",
    "cutoff",
    "taken_at",
    "taken_by",
    "act",
    "catalogue_version",
    "program_version",
    "context_note",
    "submitted_by",
    "first_submitted_on",
    "one_person",
)


def seal_of(session: Session, snapshot: Snapshot) -> str:
    """SHA-256, in hexadecimal, of a stored snapshot: header, rules, columns, rows and what is behind.

    It reads what the database holds now, so that comparing it with ``Snapshot.seal`` says whether
    anything was changed since the approval.
    """
    written = json.dumps(
        _canonical(_content(session, snapshot.id)),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def broken(session: Session) -> list[str]:
    """Every approval whose content is not what its seal says, in a sentence each.

    Also a seal that is not the one the log wrote down, and approvals that are missing: a number that
    was skipped, or a month that says it is approved and keeps no figures.
    """
    return [
        *_altered(session),
        *_sealed_again(session),
        *_skipped(session),
        *_without_figures(session),
    ]


def unsealed(session: Session) -> list[str]:
    """The approvals made before there were seals, in a sentence each: they cannot be checked."""
    first = _first_sealed(session)
    return [
        f"{_named(session, row)} se aprobó antes de que existieran los sellos: no se puede comprobar."
        for row in _snapshots(session)
        if not row.seal and (first is None or row.id < first)
    ]


def _altered(session: Session) -> Iterator[str]:
    first = _first_sealed(session)
    for row in _snapshots(session):
        if row.seal and row.seal != seal_of(session, row):
            yield f"{_named(session, row)} ya no tiene el contenido con que se selló."
        elif not row.seal and first is not None and row.id > first:
            yield f"{_named(session, row)} perdió su sello."


def _sealed_again(session: Session) -> Iterator[str]:
    """Snapshots that carry another seal than the log wrote down on the day."""
    found = session.connection().execute(
        select(col(AuditEntry.row_uid), col(AuditEntry.after)).where(
            col(AuditEntry.table_name) == Snapshot.__tablename__
        )
    )
    logged = {uid: after["seal"] for uid, after in found if after}
    for row in _snapshots(session):
        if row.seal and logged.get(row.uid, row.seal) != row.seal:
            yield f"{_named(session, row)} lleva un sello distinto del que se anotó al aprobar."


def _skipped(session: Session) -> Iterator[str]:
    """Approvals are numbered one by one in each month: a gap is one that was taken away."""
    known: dict[tuple[int, str], list[int]] = {}
    for row in _snapshots(session):
        known.setdefault((row.association_id, row.month), []).append(row.number)
    for (owner, month), numbers in known.items():
        for number in sorted(set(range(1, max(numbers))) - set(numbers)):
            yield (
                f"{_association(session, owner)}: falta la aprobación {number} de "
                f"{Month.parse(month).label}, y hay otra posterior."
            )


def _without_figures(session: Session) -> Iterator[str]:
    kept = {(row.association_id, row.month) for row in _snapshots(session)}
    said = session.connection().execute(
        select(col(ReportMonth.association_id), col(ReportMonth.month))
        .where(col(ReportMonth.state) == "approved", col(ReportMonth.deleted_at).is_(None))
        .order_by(col(ReportMonth.association_id), col(ReportMonth.month))
    )
    for owner, month in said:
        if (owner, month) not in kept:
            yield (
                f"{_association(session, owner)}: {Month.parse(month).label} figura como aprobado y "
                "no se encuentran las cifras que se aprobaron."
            )


def _snapshots(session: Session) -> list[Any]:
    """What every snapshot says of itself, in the order they were written."""
    names = ("id", "uid", "association_id", "month", "number", "seal")
    columns = [col(getattr(Snapshot, name)) for name in names]
    found = session.connection().execute(select(*columns).order_by(col(Snapshot.id)))
    return list(found)


def _first_sealed(session: Session) -> int | None:
    return next((row.id for row in _snapshots(session) if row.seal), None)


def _named(session: Session, row: Any) -> str:
    month = Month.parse(row.month).label
    return f"{_association(session, row.association_id)}: la aprobación {row.number} de {month}"


def _association(session: Session, association_id: int) -> str:
    found = session.get(Association, association_id)
    return found.name if found is not None else f"la asociación {association_id}"


def _content(session: Session, snapshot_id: int) -> dict[str, Any]:
    """Everything a snapshot holds, read past the session: the keys of the database stay out."""
    read = session.connection().execute
    columns = [col(getattr(Snapshot, name)) for name in _HEADER]
    header = read(
        select(*columns, col(Association.uid), col(Snapshot.policy), col(Snapshot.shapes))
        .join(Association, col(Association.id) == col(Snapshot.association_id))
        .where(col(Snapshot.id) == snapshot_id)
    ).one()
    rows = read(
        select(
            col(SnapshotRow.level),
            col(SnapshotRow.code),
            col(SnapshotRow.municipality_key),
            col(SnapshotRow.values),
        ).where(col(SnapshotRow.snapshot_id) == snapshot_id)
    )
    details = read(
        select(col(SnapshotDetail.indicator), col(SnapshotDetail.rows)).where(
            col(SnapshotDetail.snapshot_id) == snapshot_id
        )
    )
    *said, association, policy, shapes = header
    return {
        "form": _FORM,
        "association": association,
        "header": dict(zip(_HEADER, said, strict=True)),
        "policy": policy,
        "shapes": {level: list(columns.items()) for level, columns in shapes.items()},
        "rows": sorted((list(row) for row in rows), key=lambda row: row[:3]),
        "details": sorted((list(row) for row in details), key=lambda row: row[0]),
    }


def _canonical(value: Any) -> Any:
    """A value with a single way of being written."""
    if isinstance(value, dict):
        return {str(key): _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        moment = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        return moment.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
