"""What a month's state allows: month-owned rows are refused once sent; dated facts are not."""

from __future__ import annotations

from datetime import date

from evalua.domain.month import Month, long_date
from evalua.domain.problems import Findings
from evalua.registers.periods.queries import month_row
from evalua.storage.work import Work


def check_open(work: Work, findings: Findings, month: Month) -> None:
    """Refuse (V43) to write a row that belongs to a month already sent or approved."""
    row = month_row(work.session, work.association_id, month)
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
    row = month_row(work.session, work.association_id, Month.of(day))
    if row is not None and row.state == "approved":
        findings.confirm(
            field,
            "V43",
            f"{Month.of(day).label.capitalize()} ya está aprobado. El dato se guarda y aparecerá en ajustes "
            "posteriores: escriba el motivo.",
        )


def note_fact(work: Work, day: date) -> None:
    """Flag a month that was sent and not yet approved: a fact of it changed afterwards."""
    row = month_row(work.session, work.association_id, Month.of(day))
    if row is not None and row.state == "submitted" and not row.changed_after_submission:
        work.change(row, "cambió después de enviar", changed_after_submission=True)
