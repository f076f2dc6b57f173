"""Writing to whom a document was delivered, and when: to as many at once as it was sent to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, existing, note_facts, why
from evalua.registers.documents.commands import Confirmed
from evalua.registers.documents.tables import (
    DocumentDelivery,
    DocumentRecipient,
    TechnicalDocument,
)
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class DeliveryInput:
    """A delivery as typed: the posts that received the document that day, by that channel."""

    delivered_on: date | None
    recipients: Sequence[int] = ()
    channel: str = ""
    receipt: str = ""


def deliver_document(
    work: Work,
    document_id: int,
    data: DeliveryInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> list[DocumentDelivery]:
    """Write a delivery to each post; the first day a post had the document is the one that counts."""
    require(work.actor, "record")
    document = one(work.session, TechnicalDocument, work.association_id, document_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    if not data.recipients:
        entry.error("recipients", "V21", "Marque al menos un cargo que lo recibió.")
    existing(work, entry, "recipients", DocumentRecipient, data.recipients)
    if data.channel:
        channels = catalog.choices("report_channels")
        chosen(entry, "channel", data.channel, channels, "Elija el canal de la lista.")
    check_neutral(entry, "receipt", data.receipt)
    if entry.day("delivered_on", data.delivered_on, not_after=work.today):
        _check_day(entry, data, document)
        _check_listed(work, entry, data, document)
    check_facts(work, entry, data.delivered_on)
    entry.stop_if_any()
    assert data.delivered_on is not None
    note_facts(work, data.delivered_on)
    return [
        work.add(
            DocumentDelivery(
                association_id=work.association_id,
                document_id=document_id,
                recipient_id=recipient_id,
                delivered_on=data.delivered_on,
                channel=data.channel,
                receipt=clean(data.receipt),
            ),
            why(confirmed),
        )
        for recipient_id in dict.fromkeys(data.recipients)
    ]


def remove_delivery(work: Work, delivery_id: int, reason: str) -> None:
    """Take a delivery back; it stays in the log with the reason."""
    require(work.actor, "record")
    row = one(work.session, DocumentDelivery, work.association_id, delivery_id)
    work.remove(row, reason)
    note_facts(work, row.delivered_on)


def _check_day(entry: Entry, data: DeliveryInput, document: TechnicalDocument) -> None:
    assert data.delivered_on is not None
    if data.delivered_on < document.dated_on:
        entry.error(
            "delivered_on",
            "V108",
            f"El documento es del {long_date(document.dated_on)}: no pudo entregarse antes.",
        )


def _check_listed(
    work: Work, entry: Entry, data: DeliveryInput, document: TechnicalDocument
) -> None:
    """Each was on the official list that day and did not have the document yet (V108)."""
    day = data.delivered_on
    assert day is not None
    has = {
        row.recipient_id: row.delivered_on
        for row in alive(
            work.session, DocumentDelivery, work.association_id, document_id=document.id
        )
    }
    posts = {row.id: row for row in alive(work.session, DocumentRecipient, work.association_id)}
    for key in dict.fromkeys(data.recipients):
        post = posts.get(key)
        if post is None:
            continue
        field = f"recipients.{key}"
        if key in has:
            said = f"Ese cargo ya lo tenía desde el {long_date(has[key])}."
            entry.error(field, "V108", f"{said} Quítelo de la entrega.")
        elif day < post.since or (post.until is not None and post.until < day):
            entry.error(
                field, "V108", f"Ese cargo no estaba en la lista oficial el {long_date(day)}."
            )
