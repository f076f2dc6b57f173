"""Tables of the files that prove what was recorded."""

from __future__ import annotations

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Evidence(Registered, table=True):
    """A file attached to a row of a register. Its bytes are kept once, named by their SHA-256."""

    __table_args__ = (
        unique_alive(
            "uq_evidence", "association_id", "subject_table", "subject_uid", "content_hash"
        ),
    )

    subject_table: str = Field(max_length=60)
    subject_uid: str = Field(max_length=36, index=True)
    content_hash: str = Field(max_length=64, index=True)
    file_name: str = Field(max_length=200)
    media_type: str = Field(max_length=100)
    size: int
    note: str = Field(default="", max_length=300)
