"""Technical documents, their official recipients and their deliveries as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.documents.tables import DocumentDelivery, DocumentRecipient, TechnicalDocument
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

DOCUMENT_RECIPIENTS: Columns = {
    "id": "id",
    "uid": "text",
    "role": "text",
    "seat": "text",
    "since": "date",
    "until": "date",
    "version": "int",
}
TECHNICAL_DOCUMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "title": "text",
    "dated_on": "date",
    "link": "text",
    "version": "int",
}
DOCUMENT_DELIVERIES: Columns = {
    "id": "id",
    "uid": "text",
    "document_id": "id",
    "recipient_id": "id",
    "delivered_on": "date",
    "channel": "text",
    "receipt": "text",
    "version": "int",
}


def document_recipients(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every document recipients row (columns ``DOCUMENT_RECIPIENTS``)."""
    return rows(session, DocumentRecipient, association_id, DOCUMENT_RECIPIENTS)


def technical_documents(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every technical documents row (columns ``TECHNICAL_DOCUMENTS``)."""
    return rows(session, TechnicalDocument, association_id, TECHNICAL_DOCUMENTS)


def document_deliveries(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every document deliveries row (columns ``DOCUMENT_DELIVERIES``)."""
    return rows(session, DocumentDelivery, association_id, DOCUMENT_DELIVERIES)
