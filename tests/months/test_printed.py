"""What leaves the building carries the act, the stamp, the seal and the note of its month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import DIRECTOR, TODAY, Office
from evalua.board.approval import short_seal
from evalua.board.sentences import month_line
from evalua.domain.month import Month
from evalua.months.gathering import gather
from evalua.months.history import scores_by_month
from evalua.registers.periods.notes import write_context_note
from evalua.reports.report import Report
from evalua.reports.summary import summary_report
from months.sending import CATALOG, SEPTEMBER, approve, evaluated, send, snapshot_of, with_quotas

NOTE = "Hubo paro de transporte."


@pytest.fixture
def office(found: Callable[..., Office]) -> Office:
    started = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    with started.work() as work:
        write_context_note(work, SEPTEMBER, NOTE)
    return started


def report_of(office: Office, month: Month) -> Report:
    with office.db.session() as session:
        inputs = gather(session, office.id)
        history = scores_by_month(
            session,
            association_id=office.id,
            last=month,
            count=1,
            today=TODAY,
            catalog=CATALOG,
        )
    shown = evaluated(office, month)
    return summary_report(shown, inputs, history, CATALOG, before=None, generated_on=TODAY)


def test_the_workbook_prints_the_stamp_the_seal_and_the_note(office: Office) -> None:
    send(office, SEPTEMBER)
    approve(office, SEPTEMBER, DIRECTOR)
    report, seal = report_of(office, SEPTEMBER), snapshot_of(office).seal
    facts = dict(report.cover.facts)
    assert facts["Sello"] == seal and facts["Nota del mes"] == NOTE
    assert facts["Enviado y aprobado por"].endswith("(aprobado sin segunda persona)")
    told = f"aprobado sin segunda persona · sello {short_seal(seal)}"
    assert report.cover.stamp == f"Aprobado por la junta, Acta 7 · {told}"
    assert report.line.endswith(told)


def test_two_persons_leave_no_stamp_and_a_draft_has_no_seal(office: Office) -> None:
    assert "Sello" not in dict(report_of(office, SEPTEMBER).cover.facts)
    send(office, SEPTEMBER)
    approve(office, SEPTEMBER)
    assert "sin segunda persona" not in report_of(office, SEPTEMBER).cover.stamp


def test_an_approval_from_before_the_seals_says_so(office: Office) -> None:
    send(office, SEPTEMBER)
    approve(office, SEPTEMBER)
    shown = evaluated(office, SEPTEMBER)
    assert shown.approval is not None
    old = replace(shown, approval=replace(shown.approval, seal=""))
    assert "sello" not in month_line(old, TODAY, 0)
    assert f"sello {short_seal(snapshot_of(office).seal)}" in month_line(shown, TODAY, 0)


def test_the_line_of_a_sent_month_says_until_when_the_board_has(office: Office) -> None:
    send(office, SEPTEMBER)
    shown = evaluated(office, SEPTEMBER)
    closes = shown.facts.closing_date(SEPTEMBER)
    assert month_line(shown, closes, 0).endswith("se cierra el 25 de octubre")
    assert month_line(shown, TODAY, 0).endswith(
        "se cerró el 25 de octubre y está pendiente de aprobar"
    )
