"""Writing technical documents and the official list of the posts that should receive them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.documents.tables import (
    DocumentDelivery,
    DocumentRecipient,
    TechnicalDocument,
)
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class RecipientInput:
    """A post of the official list; ``seat`` tells it from others of the same role, without names."""

    role: str
    since: date | None
    seat: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """A technical document as typed."""

    title: str
    dated_on: date | None
    link: str = ""


def add_recipient(
    work: Work, data: RecipientInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> DocumentRecipient:
    """Put a post on the official list."""
    require(work.actor, "record")
    values = _recipient(work, data, catalog, confirmed, None, data.since)
    note_facts(work, data.since)
    row = DocumentRecipient(association_id=work.association_id, **values)
    return work.add(row, why(confirmed))


def change_recipient(
    work: Work,
    recipient_id: int,
    data: RecipientInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> DocumentRecipient:
    """Correct a post of the list, or write the last day it was on it."""
    require(work.actor, "record")
    row = one(work.session, DocumentRecipient, work.association_id, recipient_id)
    work.expect(row, version)
    days = [d for pair in ((row.since, data.since), (row.until, data.until)) for d in _moved(*pair)]
    values = _recipient(work, data, catalog, confirmed, recipient_id, *days)
    work.change(row, why(confirmed), **values)
    note_facts(work, *days)
    return row


def remove_recipient(work: Work, recipient_id: int, reason: str) -> None:
    """Take a post off the list as a mistake; refused once it received something."""
    require(work.actor, "record")
    row = one(work.session, DocumentRecipient, work.association_id, recipient_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, DocumentDelivery, work.association_id, recipient_id=recipient_id):
        entry.error(
            "",
            "V59",
            "Ese cargo ya recibió documentos. Póngale fecha final en vez de eliminarlo.",
        )
    entry.stop_if_any()
    work.remove(row, reason)
    note_facts(work, row.since)


def add_document(
    work: Work, data: DocumentInput, *, confirmed: Confirmed = None
) -> TechnicalDocument:
    """Write a technical document; a title already in the list is refused (V58)."""
    require(work.actor, "record")
    values = _document(work, data, confirmed, None, data.dated_on)
    note_facts(work, data.dated_on)
    row = TechnicalDocument(association_id=work.association_id, **values)
    return work.add(row, why(confirmed))


def change_document(
    work: Work,
    document_id: int,
    data: DocumentInput,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> TechnicalDocument:
    """Correct a document."""
    require(work.actor, "record")
    row = one(work.session, TechnicalDocument, work.association_id, document_id)
    work.expect(row, version)
    days = _moved(row.dated_on, data.dated_on)
    values = _document(work, data, confirmed, document_id, *days)
    work.change(row, why(confirmed), **values)
    note_facts(work, *days)
    return row


def remove_document(work: Work, document_id: int, reason: str) -> None:
    """Take a document back with its deliveries; all stay in the log with the reason."""
    require(work.actor, "record")
    row = one(work.session, TechnicalDocument, work.association_id, document_id)
    work.remove(row, reason)
    days = {row.dated_on}
    for sent in alive(work.session, DocumentDelivery, work.association_id, document_id=document_id):
        work.remove(sent, reason)
        days.add(sent.delivered_on)
    note_facts(work, *days)


def _recipient(
    work: Work,
    data: RecipientInput,
    catalog: Catalog,
    confirmed: Confirmed,
    recipient_id: int | None,
    *days: date | None,
) -> dict[str, Any]:
    """The columns ready to write, or a Problem with everything that is wrong."""
    entry = Entry(facts(work.session, work.association_id), confirmed)
    roles = catalog.choices("representation_roles")
    chosen(entry, "role", data.role, roles, "Elija el cargo.")
    check_neutral(entry, "seat", data.seat)
    entry.day("since", data.since)
    if data.since is not None and data.until is not None and data.until < data.since:
        entry.error("until", "V25", "La fecha final no puede ser anterior al inicio.")
    for other in alive(work.session, DocumentRecipient, work.association_id, role=data.role):
        same = search_key(other.seat) == search_key(data.seat) and other.id != recipient_id
        if same and _overlap(other, data):
            entry.error(
                "seat",
                "V58",
                "Ese cargo ya está en la lista en esas fechas. Distíngalo con su circunscripción o "
                "número de curul, nunca con un nombre.",
            )
            break
    check_facts(work, entry, *days)
    entry.stop_if_any()
    return {
        "role": data.role,
        "seat": clean(data.seat),
        "since": data.since,
        "until": data.until,
    }


def _overlap(row: DocumentRecipient, data: RecipientInput) -> bool:
    if data.since is None:
        return False
    ended_before = row.until is not None and row.until < data.since
    begins_after = data.until is not None and data.until < row.since
    return not (ended_before or begins_after)


def _document(
    work: Work,
    data: DocumentInput,
    confirmed: Confirmed,
    document_id: int | None,
    *days: date | None,
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("title", data.title, "Escriba el título del documento.")
    check_neutral(entry, "title", data.title)
    entry.day("dated_on", data.dated_on, not_after=work.today)
    key = search_key(data.title)
    same = alive(work.session, TechnicalDocument, work.association_id, title_key=key)
    if data.title.strip() and any(other.id != document_id for other in same):
        entry.error("title", "V58", f"«{same[0].title}» ya está en la lista. Use ese registro.")
    check_facts(work, entry, *days)
    entry.stop_if_any()
    return {
        "title": clean(data.title),
        "title_key": key,
        "dated_on": data.dated_on,
        "link": data.link.strip(),
    }


def _moved(before: date | None, after: date | None) -> list[date | None]:
    return [] if before == after else [before, after]
