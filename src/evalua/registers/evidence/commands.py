"""Attaching files to what was recorded, and taking them back."""

from __future__ import annotations

from sqlmodel import col, func, select

from evalua.accounts.permissions import require
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.domain.uploads.checks import check_file
from evalua.domain.uploads.limits import LARGEST_TOTAL, megabytes
from evalua.domain.uploads.names import shown_name
from evalua.registers.evidence.subjects import subject
from evalua.registers.evidence.tables import Evidence
from evalua.registers.reading import alive, one
from evalua.storage import evidence_files
from evalua.storage.work import Work


def attach(
    work: Work,
    subject_table: str,
    subject_uid: str,
    file_name: str,
    content: bytes,
    note: str = "",
) -> Evidence:
    """Keep a file as the proof of a row that exists in this association.

    Raises Problem: V95 the kind, V96 the size, V97 what it holds, V04 it is already there, V56 the
    row is gone, V98 the disk. The bytes are on the disk before the row is committed.
    """
    require(work.actor, "record")
    row = subject(work.session, work.association_id, subject_table, subject_uid)
    name = shown_name(file_name)
    found = Findings()
    kind = check_file(found, "file", name, content)
    if kind is not None:
        _check_room(work, found, name, len(content))
    found.stop_if_any()
    assert kind is not None
    digest = evidence_files.write(evidence_files.folder_for(work.session), content)
    same = alive(work.session, Evidence, work.association_id, content_hash=digest)
    for other in same:
        if (other.subject_table, other.subject_uid) == (subject_table, row.uid):
            found.error("file", "V04", f"Este archivo ya está adjunto: «{other.file_name}».")
    found.stop_if_any()
    return work.add(
        Evidence(
            association_id=work.association_id,
            subject_table=subject_table,
            subject_uid=row.uid,
            content_hash=digest,
            file_name=name,
            media_type=kind.media_type,
            size=len(content),
            note=clean(note),
        )
    )


def remove_evidence(work: Work, evidence_id: int, reason: str) -> Evidence:
    """Take a file back, with its reason. Its bytes stay while another row points to them."""
    require(work.actor, "record")
    row = one(work.session, Evidence, work.association_id, evidence_id)
    work.remove(row, reason)
    return row


def _check_room(work: Work, found: Findings, name: str, size: int) -> None:
    """Refuse what does not fit in what an association may keep (V96); each content counts once."""
    contents = (
        select(Evidence.content_hash, func.max(Evidence.size).label("size"))
        .where(
            col(Evidence.association_id) == work.association_id, col(Evidence.deleted_at).is_(None)
        )
        .group_by(col(Evidence.content_hash))
        .subquery()
    )
    kept = int(work.session.exec(select(func.coalesce(func.sum(contents.c.size), 0))).one())
    if kept + size > LARGEST_TOTAL:
        found.error(
            "file",
            "V96",
            f"No cabe «{name}»: los soportes ocupan {megabytes(kept)} y caben "
            f"{megabytes(LARGEST_TOTAL)}. Retire los que ya no hagan falta.",
        )
