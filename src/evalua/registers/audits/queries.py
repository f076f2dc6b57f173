"""Audits and their findings as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.audits.tables import Audit, AuditFinding
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

AUDITS: Columns = {
    "id": "id",
    "uid": "text",
    "origin": "text",
    "auditor": "text",
    "audited_on": "date",
    "scope_note": "text",
    "document": "text",
    "version": "int",
}
AUDIT_FINDINGS: Columns = {
    "id": "id",
    "uid": "text",
    "audit_id": "id",
    "title": "text",
    "severity": "text",
    "due_on": "date",
    "closed_on": "date",
    "proof": "text",
    "version": "int",
}


def audits(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every audit (columns ``AUDITS``)."""
    return rows(session, Audit, association_id, AUDITS)


def audit_findings(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every finding of an audit (columns ``AUDIT_FINDINGS``)."""
    return rows(session, AuditFinding, association_id, AUDIT_FINDINGS)
