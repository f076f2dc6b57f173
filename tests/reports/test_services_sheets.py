"""Services, finances and audits in the workbook say what the screens say."""

from __future__ import annotations

from board.year import CATALOG, Year
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.reports.report import Sheet
from evalua.reports.sheets_services import sheet_audits, sheet_finances, sheet_services
from measures.records import (
    CAST,
    M1,
    audit,
    audit_finding,
    figure,
    finances,
    paid_in,
    received,
    records,
    running,
    sold,
    standard,
)

NAMED = {"customers": [{"id": 1, "uid": "c", "name": "Ingenio Sur", "kind": "company"}]}
COST = {
    "service_costs": [{"id": 1, "service_id": 1, "since": "2026-01-01", "unit_cost": 30}],
    "service_tariffs": [
        {"id": 1, "service_id": 1, "payer": "everybody", "since": "2026-01-01", "unit_price": 50},
        {"id": 2, "service_id": 1, "payer": "members", "since": "2026-01-01", "unit_price": 20},
    ],
}


def inputs() -> Inputs:
    return records(
        CAST,
        NAMED,
        COST,
        running(1),
        standard(1, "checklist_share", 90),
        figure(1, "2026-08", daily_cover=1, leachate=1, weighed=0),
        received(1, "2026-10", 10),
        sold(1, "2026-10", 5, 200),
        finances("2026-10", 900, 600, 150, projects=400),
        paid_in(M1, "2026-10-03", 300),
        audit(1, "2026-05-01"),
        audit_finding(1, "2026-08-31"),
        start="2026-09",
    )


def rows(sheet: Sheet, block: str) -> list[dict[str, object]]:
    return [dict(row) for b in sheet.blocks if b.name == block for row in b.rows]


def test_a_service_says_what_it_was_asked_what_it_reached_and_what_it_leaves(year: Year) -> None:
    sheet = sheet_services(year.now, inputs(), CATALOG)
    (asked,) = rows(sheet, "ServiciosEstandar")
    assert (asked["sense"], asked["threshold"], round(float(str(asked["value"])), 2)) == (
        "Como mínimo",
        90,
        66.67,
    )
    assert asked["word"] == "◆ no llega a su estándar"
    prices = {row["payer"]: row["subsidy"] for row in rows(sheet, "ServiciosCobro")}
    assert prices == {"M1": 100, "Ingenio Sur": -50}
    (weighs,) = rows(sheet, "ServiciosPeso")
    assert (weighs["income"], weighs["share"], weighs["customers"]) == (200, 1.0, 1)


def test_the_finances_of_a_month_not_recorded_are_empty_cells(year: Year) -> None:
    sheet = sheet_finances(year.now, inputs(), CATALOG)
    october, september = rows(sheet, "Finanzas")
    assert october["label"] == Month(2026, 10).label
    assert (october["income"], october["expense"], october["result"]) == (900, 900, 0)
    assert september["expense"] is None and not september["recorded"]
    assert sheet.note == "1 de 2 meses con ingresos y gastos; falta: septiembre 2026."


def test_a_finding_carries_its_state_at_the_cut(year: Year) -> None:
    sheet = sheet_audits(year.now, inputs(), CATALOG)
    (found,) = rows(sheet, "Auditorias")
    assert (found["state"], found["origin"]) == ("◆ Vencido", "Auditoría externa")
