"""What a month's state allows: month-owned rows are refused once sent; dated facts are not."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from evalua.domain.month import Month, long_date
from evalua.domain.problems import Findings
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.work import Work


def month_row(work: Work, month: Month) -> ReportMonth | None:
    """The month's row, or None where nobody has touched it yet."""
    return work.session.exec(
        select(ReportMonth).where(
            col(ReportMonth.association_id) == work.association_id,
            col(ReportMonth.month) == str(month),
            col(ReportMonth.deleted_at).is_(None),
        )
    ).one_or_none()


def check_open(work: Work, findings: Findings, month: Month) -> None:
    """Refuse (V43) to write a row that belongs to a month already sent or approved."""
    row = month_row(work, month)
    if row is None or row.state in ("draft", "reopened"):
        return
    if row.state == "approved" and row.approved_on is not None:
        said = (
            f"fue aprobado el {long_date(row.approved_on)}. Para cambiarlo, reábralo con un motivo."
        )
    else:
        said = "ya se envió. Para cambiarlo, pida que se devuelva o reábralo con un motivo."
    findings.error("month", "V43", f"{month.label.capitalize()} {said}")


def check_fact(work: Work, findings: Findings, day: date | None, field: str = "reason") -> None:
    """A dated fact inside an approved month is accepted with a reason (confirmation V43)."""
    if day is None:
        return
    row = month_row(work, Month.of(day))
    if row is not None and row.state == "approved":
        findings.confirm(
            field,
            "V43",
            f"{Month.of(day).label.capitalize()} ya está aprobado. El dato se guarda y aparecerá en ajustes "
            "posteriores: escriba el motivo.",
        )


def note_fact(work: Work, day: date) -> None:
    """Flag a month that was sent and not yet approved: a fact of it changed afterwards."""
    row = month_row(work, Month.of(day))
    if row is not None and row.state == "submitted" and not row.changed_after_submission:
        work.change(row, "cambió después de enviar", changed_after_submission=True)
