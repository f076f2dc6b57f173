"""Tables of audits and their findings."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered


class Audit(Registered, table=True):
    """A review of the accounts or the management, by somebody outside the direction."""

    origin: str = Field(max_length=20)
    auditor: str = Field(max_length=160)
    audited_on: date
    scope_note: str = Field(default="", max_length=300)
    document: str = Field(default="", max_length=200)


class AuditFinding(Registered, table=True):
    """Something an audit asked to be put right, until when, and the proof that it was."""

    __tablename__ = "audit_finding"

    audit_id: int = Field(foreign_key="audit.id", index=True)
    title: str = Field(max_length=300)
    severity: str = Field(max_length=10)
    due_on: date | None = None
    closed_on: date | None = None
    proof: str = Field(default="", max_length=300)
