"""The workbook says the doubts that the screens say, and marks the same figures."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.months.evaluation import evaluate
from evalua.months.gathering import gather
from evalua.reports.report import Report, Row
from evalua.reports.summary import summary_report
from quality.recorded import odd_payment, unbacked_goal

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
NO_HISTORY = pd.DataFrame(columns=["month", "level", "code", "score", "band", "state", "frozen"])


@pytest.fixture
def report(found: Callable[..., Office]) -> Report:
    office = found("Cuenca Clara", ["Alto Claro", "Belmira"], start=OCTOBER)
    odd_payment(office)
    unbacked_goal(office)
    with office.db.session() as session:
        evaluation = evaluate(session, association_id=office.id, month=OCTOBER, today=TODAY)
        inputs = gather(session, office.id)
    return summary_report(evaluation, inputs, NO_HISTORY, CATALOG, before=None, generated_on=TODAY)


def rows_of(report: Report, title: str, block: str) -> list[Row]:
    sheet = next(s for s in report.sheets if s.title == title)
    return list(next(b for b in sheet.blocks if b.name == block).rows)


def test_the_sheet_lists_every_doubt_with_its_severity(report: Report) -> None:
    found = rows_of(report, "Calidad del dato", "Dudas")
    said = {(row["word"], row["rule"]) for row in found}
    assert {("⚑ Por confirmar", "C11"), ("⚑ Por confirmar", "C18")} <= said
    assert found[0]["register"] in ("Metas", "Aportes")


def test_completeness_and_evidence_are_tables_of_their_own(report: Report) -> None:
    goals = [
        row
        for row in rows_of(report, "Calidad del dato", "PorRegistro")
        if row["name"] == "Avance de metas"
    ]
    assert [(row["complete"], row["expected"]) for row in goals] == [(1, 1)]
    backed = {row["what"]: row for row in rows_of(report, "Calidad del dato", "Soportes")}
    assert backed["Avances de metas"]["backed"] == 0
    assert backed["Dinero recibido (pesos)"]["reported"] == 1310


def test_a_doubtful_goal_and_municipality_carry_their_mark(report: Report) -> None:
    goals = next(s for s in report.sheets if s.title == "Metas").blocks[0]
    assert [row["doubt"] for row in goals.rows] == ["⚑ por confirmar"]
    assert goals.columns[-1].title == "Duda"
    towns = next(s for s in report.sheets if s.title == "Aportes").blocks[0]
    marks = {row["municipality"]: row["doubt"] for row in towns.rows}
    assert marks["Belmira"] == "⚑ por confirmar" and marks["Alto Claro"] == ""
