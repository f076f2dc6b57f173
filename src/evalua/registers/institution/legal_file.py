"""Writing the legal file: each paper with the days it is in force. Nobody marks it as valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.institution.spans import check_span
from evalua.registers.institution.tables import LegalPiece
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class PieceInput:
    """A paper as typed; without ``expires_on`` it does not expire. ``kept_at`` says where it is."""

    piece: str
    valid_from: date | None
    expires_on: date | None = None
    document: str = ""
    act: str = ""
    kept_at: str = ""


def add_piece(
    work: Work, data: PieceInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> LegalPiece:
    """Write a paper of the legal file, or its renewal. Raises Problem."""
    require(work.actor, "record")
    entry = _check(work, data, catalog, confirmed, None)
    check_facts(work, entry, data.valid_from)
    entry.stop_if_any()
    note_facts(work, data.valid_from)
    row = LegalPiece(association_id=work.association_id, **_values(data))
    return work.add(row, why(confirmed))


def change_piece(
    work: Work,
    piece_id: int,
    data: PieceInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> LegalPiece:
    """Correct a paper of the legal file."""
    require(work.actor, "record")
    row = one(work.session, LegalPiece, work.association_id, piece_id)
    work.expect(row, version)
    days = (row.valid_from, data.valid_from, *_moved(row.expires_on, data.expires_on))
    entry = _check(work, data, catalog, confirmed, piece_id)
    check_facts(work, entry, *days)
    entry.stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    note_facts(work, *days)
    return row


def remove_piece(work: Work, piece_id: int, reason: str) -> None:
    """Take a paper back."""
    require(work.actor, "record")
    row = one(work.session, LegalPiece, work.association_id, piece_id)
    work.remove(row, reason)
    note_facts(work, row.valid_from)


def _values(data: PieceInput) -> dict[str, Any]:
    texts = {name: clean(getattr(data, name)) for name in ("document", "act", "kept_at")}
    return asdict(data) | texts


def _moved(before: date | None, after: date | None) -> tuple[date | None, ...]:
    """The two ends of a validity that changed: the months between them read another one."""
    return () if before == after else (before, after)


def _check(
    work: Work,
    data: PieceInput,
    catalog: Catalog,
    confirmed: Confirmed,
    piece_id: int | None,
) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    pieces = catalog.choices("legal_pieces")
    chosen(entry, "piece", data.piece, pieces, "Elija qué pieza es.")
    check_span(entry, data.valid_from, data.expires_on, starts="valid_from", ends="expires_on")
    if data.valid_from is not None and data.valid_from > work.today:
        entry.error("valid_from", "V03", "Esa fecha aún no llega. Revise el día o el año.")
    if not data.document.strip() and not data.act.strip():
        entry.error("document", "V00", "Escriba el documento o el acto que la prueba.")
    for field in ("document", "act", "kept_at"):
        check_neutral(entry, field, getattr(data, field))
    same = alive(
        work.session,
        LegalPiece,
        work.association_id,
        piece=data.piece,
        valid_from=data.valid_from,
    )
    if data.valid_from is not None and any(other.id != piece_id for other in same):
        entry.error(
            "valid_from",
            "V58",
            f"{pieces.get(data.piece, 'Esa pieza')} ya está registrada desde el "
            f"{long_date(data.valid_from)}. Corrija ese registro.",
        )
    return entry
