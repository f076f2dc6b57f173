"""Tables of technical documents and their deliveries. Recipients are posts: never a name or a party."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class DocumentRecipient(Registered, table=True):
    """A post of the official list of who represents the region, while it is on the list."""

    __tablename__ = "document_recipient"

    role: str = Field(max_length=30)
    seat: str = Field(default="", max_length=120)
    since: date
    until: date | None = None


class TechnicalDocument(Registered, table=True):
    """A technical document that is handed to the political representation."""

    __tablename__ = "technical_document"
    __table_args__ = (unique_alive("uq_technical_document", "association_id", "title_key"),)

    title: str = Field(max_length=200)
    title_key: str = Field(max_length=200)
    dated_on: date
    link: str = Field(default="", max_length=300)


class DocumentDelivery(Registered, table=True):
    """The day a document reached a post, with its proof."""

    __tablename__ = "document_delivery"
    __table_args__ = (unique_alive("uq_document_delivery", "document_id", "recipient_id"),)

    document_id: int = Field(foreign_key="technical_document.id", index=True)
    recipient_id: int = Field(foreign_key="document_recipient.id", index=True)
    delivered_on: date
    channel: str = Field(default="", max_length=20)
    receipt: str = Field(default="", max_length=200)
