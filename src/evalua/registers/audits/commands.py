"""Writing audits, and following what they found until it is put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.audits.tables import Audit, AuditFinding
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class AuditInput:
    """An audit as typed; ``audited_on`` is the date of its report."""

    origin: str
    auditor: str
    audited_on: date | None
    scope_note: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class FindingInput:
    """A finding as typed; it is closed once it has a closing date and its proof."""

    title: str
    severity: str
    due_on: date | None = None
    closed_on: date | None = None
    proof: str = ""


def add_audit(
    work: Work, data: AuditInput, *, catalog: Catalog, confirmed: Confirmed = None
) -> Audit:
    """Write an audit, whether or not it found something."""
    require(work.actor, "record")
    values = _valid_audit(work, data, catalog, confirmed)
    note_facts(work, data.audited_on)
    return work.add(Audit(association_id=work.association_id, **values), why(confirmed))


def change_audit(
    work: Work,
    audit_id: int,
    data: AuditInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> Audit:
    """Correct an audit."""
    require(work.actor, "record")
    row = one(work.session, Audit, work.association_id, audit_id)
    work.expect(row, version)
    before = row.audited_on
    work.change(row, why(confirmed), **_valid_audit(work, data, catalog, confirmed, before))
    note_facts(work, before, row.audited_on)
    return row


def remove_audit(work: Work, audit_id: int, reason: str) -> None:
    """Take an audit back; refused while it has findings (V59)."""
    require(work.actor, "record")
    row = one(work.session, Audit, work.association_id, audit_id)
    entry = Entry(facts(work.session, work.association_id))
    if alive(work.session, AuditFinding, work.association_id, audit_id=audit_id):
        entry.error("", "V59", "Esta auditoría tiene hallazgos. Retírelos antes de eliminarla.")
    entry.stop_if_any()
    work.remove(row, reason)
    note_facts(work, row.audited_on)


def add_finding(
    work: Work,
    audit_id: int,
    data: FindingInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> AuditFinding:
    """Write something an audit found."""
    require(work.actor, "record")
    audit = one(work.session, Audit, work.association_id, audit_id)
    values = _valid_finding(work, audit, data, catalog, confirmed, None)
    note_facts(work, audit.audited_on, data.closed_on)
    row = AuditFinding(association_id=work.association_id, audit_id=audit_id, **values)
    return work.add(row, why(confirmed))


def change_finding(
    work: Work,
    finding_id: int,
    data: FindingInput,
    *,
    catalog: Catalog,
    version: int | None,
    confirmed: Confirmed = None,
) -> AuditFinding:
    """Correct a finding, or close it. A deadline that moves away asks why (V126)."""
    require(work.actor, "record")
    row = one(work.session, AuditFinding, work.association_id, finding_id)
    work.expect(row, version)
    audit = one(work.session, Audit, work.association_id, row.audit_id)
    before = row.closed_on
    values = _valid_finding(work, audit, data, catalog, confirmed, row)
    work.change(row, why(confirmed), **values)
    note_facts(work, before, row.closed_on)
    return row


def remove_finding(work: Work, finding_id: int, reason: str) -> None:
    """Take a finding back."""
    require(work.actor, "record")
    row = one(work.session, AuditFinding, work.association_id, finding_id)
    audit = one(work.session, Audit, work.association_id, row.audit_id)
    work.remove(row, reason)
    note_facts(work, audit.audited_on, row.closed_on)


def _valid_audit(
    work: Work, data: AuditInput, catalog: Catalog, confirmed: Confirmed, *days: date | None
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    origins = catalog.choices("finding_origins")
    chosen(entry, "origin", data.origin, origins, "Elija de dónde viene la auditoría.")
    entry.require("auditor", data.auditor, "Escriba quién la hizo.")
    check_neutral(entry, "auditor", data.auditor)
    check_neutral(entry, "scope_note", data.scope_note)
    entry.day("audited_on", data.audited_on, not_after=work.today)
    check_facts(work, entry, *days, data.audited_on)
    entry.stop_if_any()
    return {
        "origin": data.origin,
        "auditor": clean(data.auditor),
        "audited_on": data.audited_on,
        "scope_note": clean(data.scope_note),
        "document": clean(data.document),
    }


def _valid_finding(
    work: Work,
    audit: Audit,
    data: FindingInput,
    catalog: Catalog,
    confirmed: Confirmed,
    row: AuditFinding | None,
) -> dict[str, Any]:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("title", data.title, "Escriba qué encontró la auditoría.")
    check_neutral(entry, "title", data.title)
    check_neutral(entry, "proof", data.proof)
    severities = catalog.choices("finding_severities")
    chosen(entry, "severity", data.severity, severities, "Elija la gravedad.")
    if data.due_on is not None and data.due_on < audit.audited_on:
        entry.error("due_on", "V25", f"El informe es del {long_date(audit.audited_on)}.")
    if row is not None:
        _check_moved(entry, row, data)
    _check_closing(work, entry, audit, data)
    known = audit.audited_on if row is None else row.closed_on
    check_facts(work, entry, known, data.closed_on)
    entry.stop_if_any()
    return {
        "title": clean(data.title),
        "severity": data.severity,
        "due_on": data.due_on,
        "closed_on": data.closed_on,
        "proof": clean(data.proof),
    }


def _check_moved(entry: Entry, row: AuditFinding, data: FindingInput) -> None:
    """A deadline that moves away, or goes, says why: it would take the finding out of the count."""
    if row.due_on is not None and (data.due_on is None or data.due_on > row.due_on):
        entry.confirm(
            "due_on",
            "V126",
            f"El plazo era el {long_date(row.due_on)}. Escriba quién aceptó cambiarlo y por qué.",
        )


def _check_closing(work: Work, entry: Entry, audit: Audit, data: FindingInput) -> None:
    """A finding is closed with the day and the proof, both or neither."""
    if data.closed_on is None:
        if data.proof.strip():
            entry.error("closed_on", "V125", "Elija el día en que se cerró, o borre el soporte.")
        return
    if not data.proof.strip():
        entry.error(
            "proof", "V125", "Escriba el soporte del cierre: sin él no cuenta como resuelto."
        )
    arrived = entry.day("closed_on", data.closed_on, not_after=work.today)
    if arrived and data.closed_on < audit.audited_on:
        entry.error("closed_on", "V25", "No se pudo cerrar antes del informe que lo encontró.")
