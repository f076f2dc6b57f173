"""The income and expense of a month, and the funding that was lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Conflict, Problem
from evalua.registers.finances import queries
from evalua.registers.finances.lost import LostInput, add_lost, change_lost, remove_lost
from evalua.registers.finances.months import FinancesInput, record_finances, remove_finances
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.services.commands import ServiceInput, add_service, record_service

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
MONTH = FinancesInput("12,000", "9,000", "2,500.75", services="4,000", projects="3,000")
CUT = LostInput(
    date(2026, 2, 10), "cooperation", "Formación", "80,000", "budget_cut", "recortó su programa"
)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def months(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.month_finances(session, association_id=office.id)


def lost(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.lost_funding(session, association_id=office.id)


def test_a_month_is_written_in_minor_units_and_a_blank_income_is_not_zero(izote: Office) -> None:
    with izote.work() as work:
        record_finances(work, OCTOBER, replace(MONTH, other="0"))
    row = months(izote).iloc[0]
    assert row[["expense", "payroll", "payroll_projects"]].tolist() == [1_200_000, 900_000, 250_075]
    assert row[["services", "projects", "other"]].tolist() == [400_000, 300_000, 0]
    assert pd.isna(row["cooperation"])


def test_a_month_is_corrected_in_place_unless_somebody_did_meanwhile(izote: Office) -> None:
    with izote.work() as work:
        record_finances(work, OCTOBER, MONTH)
        record_finances(work, OCTOBER, replace(MONTH, expense="13,000"), version=1)
    assert months(izote)["expense"].tolist() == [1_300_000]
    with pytest.raises(Conflict), izote.work() as work:
        record_finances(work, OCTOBER, MONTH, version=1)


def test_the_part_paid_by_projects_fits_in_the_payroll_and_the_payroll_in_the_expense(
    izote: Office,
) -> None:
    data = FinancesInput("8,000", "9,000", "9,500", services="-1")
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_finances(work, OCTOBER, data)
    assert codes(raised) == {("payroll_projects", "V123"), ("expense", "V124"), ("services", "V01")}
    assert months(izote).empty


def test_the_three_costs_are_asked_for_and_a_month_to_come_is_refused(izote: Office) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_finances(work, Month(2027, 5), FinancesInput("", None, " "))
    assert codes(raised) == {
        ("month", "V03"),
        *((name, "V00") for name in ("expense", "payroll", "payroll_projects")),
    }


def test_the_sale_of_services_is_not_typed_where_their_records_say_it(izote: Office) -> None:
    with izote.work() as work:
        data = ServiceInput("Relleno", "landfill", "toneladas", date(2026, 1, 1))
        key = add_service(work, data, catalog=CATALOG).id
        record_service(work, key, OCTOBER, {izote.members["Jocote"]: ("10", "")})
        record_finances(work, OCTOBER, MONTH)
        record_service(work, key, OCTOBER, {izote.members["Jocote"]: ("10", "250")})
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_finances(work, OCTOBER, MONTH, version=1)
    assert codes(raised) == {("services", "V122")}
    with izote.work() as work:
        record_finances(work, OCTOBER, replace(MONTH, services=""), version=1)
    assert months(izote)["services"].isna().all()


def test_a_month_already_approved_asks_for_a_reason_and_then_takes_it(izote: Office) -> None:
    with izote.work() as work:
        work.add(
            ReportMonth(
                association_id=izote.id,
                month=str(OCTOBER),
                state="approved",
                approved_on=date(2026, 11, 4),
            )
        )
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_finances(work, OCTOBER, MONTH)
    assert raised.value.only_confirmations
    with izote.work() as work:
        record_finances(work, OCTOBER, MONTH, confirmed={"V43": "llegó el estado contable"})
    assert len(months(izote)) == 1


def test_a_month_is_taken_back(izote: Office) -> None:
    with izote.work() as work:
        key = record_finances(work, OCTOBER, MONTH).id
        remove_finances(work, key, "era de otra entidad")
    assert months(izote).empty


def test_lost_funding_says_its_source_its_amount_and_why(izote: Office) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_lost(work, LostInput(None, "luck", "", "0", "", ""), catalog=CATALOG)
    assert codes(raised) == {
        *((name, "V00") for name in ("lost_on", "source", "category", "concept", "reason")),
        ("amount", "V01"),
    }
    with izote.work() as work:
        key = add_lost(work, CUT, catalog=CATALOG).id
        change_lost(work, key, replace(CUT, amount="75,000"), catalog=CATALOG, version=1)
    assert lost(izote)[["source", "amount"]].to_numpy().tolist() == [["cooperation", 7_500_000]]
    with izote.work() as work:
        remove_lost(work, key, "al final llegó")
    assert lost(izote).empty


def test_the_reason_of_a_loss_does_not_speak_of_campaigns(izote: Office) -> None:
    data = replace(CUT, reason="lo quitó la campaña del partido rival")
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_lost(work, data, catalog=CATALOG)
    assert codes(raised) == {("reason", "V28")}
