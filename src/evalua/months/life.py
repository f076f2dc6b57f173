"""The life of a month: sent, returned, approved, reopened. A month is never deleted."""

from __future__ import annotations

from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month, long_date
from evalua.domain.problems import Findings
from evalua.domain.text import clean, search_key
from evalua.months.checklist import (
    missing_core,
    standstill_sentence,
    unexplained_goals,
    unsettled_doubts,
)
from evalua.months.evaluation import evaluate
from evalua.months.freezing import freeze
from evalua.months.tables import Snapshot
from evalua.registers.association.facts import Facts, facts
from evalua.registers.periods.queries import month_row
from evalua.registers.periods.tables import MonthEvent, ReportMonth
from evalua.storage.audit import AuditEntry
from evalua.storage.work import Work


def submit(work: Work, month: Month, *, catalog: Catalog) -> ReportMonth:
    """Send a month to the board. Raises Problem while core data are missing without a reason,
    or the data hold an error or a question of the month without answer.

    The first submission fixes whether it was on time; months are sent in order, after their end.
    """
    require(work.actor, "submit")
    about = facts(work.session, work.association_id)
    findings = Findings()
    _check_order(work, findings, about, month)
    if not findings.any:
        _check_complete(work, findings, month, catalog)
        _check_doubts(work, findings, month)
    findings.stop_if_any()
    row = _row(work, month)
    _move(
        work,
        row,
        "submitted",
        "",
        submitted_at=work.now,
        submitted_by=work.actor.name,
        submitted_uid=work.actor.uid,
        first_submitted_on=row.first_submitted_on or work.today,
        changed_after_submission=False,
    )
    return row


def send_back(work: Work, month: Month, note: str) -> ReportMonth:
    """Return a submitted month to the director with a note."""
    require(work.actor, "approve")
    row = _expect(work, month, ("submitted",), "devolver")
    findings = Findings()
    findings.require("note", note, "Escriba qué falta o qué hay que corregir.")
    findings.stop_if_any()
    _move(work, row, "draft", note, event="returned")
    return row


def approve(
    work: Work, month: Month, *, act: str, approved_on: date | None, catalog: Catalog
) -> ReportMonth:
    """Approve a submitted month by act, and freeze everything it amounts to."""
    require(work.actor, "approve")
    row = _expect(work, month, ("submitted",), "aprobar")
    findings = Findings()
    findings.require("act", act, "Escriba el número del acta que aprueba el mes.")
    findings.require("approved_on", approved_on, "Elija la fecha de la aprobación.")
    if approved_on is not None and approved_on > work.today:
        findings.error("approved_on", "V03", "La fecha de la aprobación aún no llega.")
    if approved_on is not None and approved_on <= month.last:
        findings.error(
            "approved_on",
            "V25",
            f"La aprobación no puede ser anterior al cierre del mes ({long_date(month.last)}).",
        )
    findings.stop_if_any()
    _move(
        work,
        row,
        "approved",
        clean(act),
        approved_on=approved_on,
        approved_at=work.now,
        approved_by=work.actor.name,
        act=clean(act),
        one_person=same_person(work.actor, row),
    )
    _freeze(work, row, month, catalog)
    return row


def same_person(actor: Actor, row: ReportMonth) -> bool:
    """Whether who acts is who sent the month: by account, or by name where one of them has none."""
    if actor.uid and row.submitted_uid:
        return actor.uid == row.submitted_uid
    return search_key(actor.name) == search_key(row.submitted_by)


def reopen(work: Work, month: Month, reason: str) -> ReportMonth:
    """Open an approved or submitted month again; its snapshot stays in force until re-approval."""
    require(work.actor, "approve")
    row = _expect(work, month, ("approved", "submitted"), "reabrir")
    findings = Findings()
    findings.require("reason", reason, "Escriba por qué se reabre.")
    findings.stop_if_any()
    _move(work, row, "reopened", reason)
    return row


def _freeze(work: Work, row: ReportMonth, month: Month, catalog: Catalog) -> None:
    live = evaluate(
        work.session,
        association_id=work.association_id,
        month=month,
        today=work.today,
        catalog=catalog,
        live=True,
    )
    kept = freeze(work.session, live, act=row.act, who=work.actor.name, now=work.now, row=row)
    work.keep(_logged(work, kept))


def _logged(work: Work, kept: Snapshot) -> AuditEntry:
    """The seal in the log as well: whoever rewrites a snapshot and its seal has to rewrite both."""
    return AuditEntry(
        at=work.now,
        actor=work.actor.name,
        role=work.actor.role,
        account_uid=work.actor.uid,
        association_id=kept.association_id,
        table_name=str(kept.__tablename__),
        row_uid=kept.uid,
        action="insert",
        after={"month": kept.month, "number": kept.number, "act": kept.act, "seal": kept.seal},
    )


def _check_order(work: Work, findings: Findings, about: Facts, month: Month) -> None:
    row = month_row(work.session, work.association_id, month)
    if row is not None and row.state in ("submitted", "approved"):
        said = "ya se envió" if row.state == "submitted" else "ya está aprobado"
        findings.error("month", "V43", f"{month.label.capitalize()} {said}.")
    elif work.today <= month.last:
        findings.error(
            "month",
            "V43",
            f"{month.label.capitalize()} sigue en curso. Se envía desde el {long_date(month.next.first)}.",
        )
    elif month < about.evaluation_start:
        findings.error(
            "month",
            "V43",
            f"La asociación responde desde {about.evaluation_start.label}; ese mes no se envía.",
        )
    else:
        _check_previous(work, findings, about, month)


def _check_previous(work: Work, findings: Findings, about: Facts, month: Month) -> None:
    if month == about.evaluation_start:
        return
    before = month_row(work.session, work.association_id, month.previous)
    if before is None or before.first_submitted_on is None:
        findings.error(
            "month", "V43", f"Envíe primero {month.previous.label}: los meses van en orden."
        )


def _check_complete(work: Work, findings: Findings, month: Month, catalog: Catalog) -> None:
    missing = missing_core(
        work.session,
        association_id=work.association_id,
        month=month,
        today=work.today,
        catalog=catalog,
    )
    if missing:
        names = "; ".join(item.name for item in missing)
        verb = "Falta 1 dato núcleo" if len(missing) == 1 else f"Faltan {len(missing)} datos núcleo"
        findings.error("", "V44", f"{verb}: {names}. Complételos o escriba por qué no están.")
    still = unexplained_goals(work.session, association_id=work.association_id, month=month)
    if still:
        findings.error("", "V44", standstill_sentence(still, month))


def _check_doubts(work: Work, findings: Findings, month: Month) -> None:
    """Refuse (V63) what cannot be true, and (V64) what is odd and nobody explained."""
    waiting = unsettled_doubts(
        work.session, association_id=work.association_id, month=month, today=work.today
    )
    for row in waiting[waiting["severity"] == "error"].to_dict("records"):
        findings.error("", "V63", f"Por corregir: {row['text']}")
    for row in waiting[waiting["severity"] == "confirm"].to_dict("records"):
        findings.error("", "V64", f"Por confirmar: {row['text']}")


def _expect(work: Work, month: Month, states: tuple[str, ...], verb: str) -> ReportMonth:
    row = month_row(work.session, work.association_id, month)
    if row is None or row.state not in states:
        now = {"draft": "está en borrador", "reopened": "está reabierto"}
        known = now.get(row.state if row else "draft", "ya está aprobado")
        findings = Findings()
        findings.error("month", "V43", f"No se puede {verb} {month.label}: {known}.")
        findings.stop_if_any()
    assert row is not None
    return row


def _row(work: Work, month: Month) -> ReportMonth:
    found = month_row(work.session, work.association_id, month)
    return found or work.add(ReportMonth(association_id=work.association_id, month=str(month)))


def _move(
    work: Work, row: ReportMonth, state: str, note: str, *, event: str = "", **values: object
) -> None:
    work.change(row, note, state=state, **values)
    work.add(
        MonthEvent(
            association_id=work.association_id,
            month=row.month,
            kind=event or state,
            happened_at=work.now,
            who=work.actor.name,
            note=clean(note),
        )
    )
