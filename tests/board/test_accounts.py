"""Accounts by hand: matrix, statement, ageing, collection, summary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from board.ledgers import applied, charge, inputs, payment, write_off
from board.year import Year
from evalua.board.accounts import (
    account_statement,
    ageing,
    contribution_matrix,
    members_summary,
)
from evalua.board.collection import collection_by_month
from evalua.board.statements import statements_of_year
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)
BUCKETS = ["days_0_30", "days_31_60", "days_61_90", "days_over_90"]


def of(frame: pd.DataFrame, town: int) -> dict[str, Any]:
    (row,) = frame[frame["municipality_id"] == town].to_dict("records")
    return row


def cell(matrix: pd.DataFrame, town: int, month: str) -> dict[str, Any]:
    return of(matrix[matrix["month"] == month], town)


def status(frame: Inputs, month: str) -> str:
    return str(cell(contribution_matrix(frame, DAY), 1, month)["status"])


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (0, "days_0_30"),
        (30, "days_0_30"),
        (31, "days_31_60"),
        (60, "days_31_60"),
        (61, "days_61_90"),
        (90, "days_61_90"),
        (91, "days_over_90"),
        (4000, "days_over_90"),
    ],
)
def test_a_balance_ages_by_the_days_since_its_original_due_date(days: int, bucket: str) -> None:
    due = DAY - timedelta(days=days)
    row = of(ageing(inputs(charges=[charge(1, 1, due, 700)]), DAY), 1)
    assert {name: row[name] for name in BUCKETS} == dict.fromkeys(BUCKETS, 0) | {bucket: 700}
    assert row["total"] == 700


def test_what_is_not_due_yet_has_no_age() -> None:
    tomorrow = charge(1, 1, date(2026, 10, 31), 700)
    assert of(ageing(inputs(charges=[tomorrow]), date(2026, 10, 30)), 1)["total"] == 0


def test_a_rescheduled_charge_ages_from_its_original_date() -> None:
    moved = charge(1, 1, date(2026, 7, 1), 700) | {"due_on": date(2026, 12, 1)}
    assert of(ageing(inputs(charges=[moved]), DAY), 1)["days_over_90"] == 700


def test_a_statement_ends_in_charges_less_payments_less_write_offs_to_the_last_unit() -> None:
    charges = [charge(n, 1, date(2026, n, 10), 100_003) for n in range(1, 11)]
    payments = [payment(1, 1, date(2026, 2, 1), 150_001), payment(2, 1, date(2026, 9, 1), 7)]
    frame = inputs(
        charges=charges, payments=payments, write_offs=[write_off(1, 3, date(2026, 8, 1), 50_000)]
    )
    lines = account_statement(frame, 1, DAY)
    assert lines["balance"].iloc[-1] == 10 * 100_003 - 150_001 - 7 - 50_000
    assert lines["charged"].sum() - lines["credited"].sum() == lines["balance"].iloc[-1]
    assert lines["dated_on"].is_monotonic_increasing


def test_a_statement_stops_at_its_day() -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2026, 10, 10), 100), charge(2, 1, date(2026, 11, 10), 100)],
        payments=[payment(1, 1, date(2026, 11, 1), 40)],
    )
    assert list(account_statement(frame, 1, DAY)["balance"]) == [100]
    assert list(account_statement(frame, 1, date(2026, 11, 1))["balance"]) == [100, 200, 160]


def test_a_payment_beyond_what_is_owed_leaves_a_balance_in_favour() -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2026, 10, 10), 100)],
        payments=[paid := payment(1, 1, date(2026, 10, 5), 130)],
        allocations=[applied(paid, 1, 100)],
    )
    row = of(members_summary(frame, DAY), 1)
    assert (row["balance"], row["credit"], row["pending"]) == (-30, 30, 0)
    assert account_statement(frame, 1, DAY)["balance"].iloc[-1] == -30


def test_the_matrix_tells_every_status_apart() -> None:
    charges = [charge(n, 1, date(2026, n, 10), 100) for n in (1, 2, 3)]
    charges.append(charge(4, 1, date(2026, 10, 31), 100))
    paid = payment(1, 1, date(2026, 2, 5), 140)
    frame = inputs(
        charges=charges, payments=[paid], allocations=[applied(paid, 1, 100), applied(paid, 2, 40)]
    )
    found = [status(frame, f"2026-{n:02d}") for n in (1, 2, 3, 4, 10)]
    assert found == ["paid", "partial", "overdue", "none", "not_due"]


def test_a_charge_is_overdue_from_the_day_after_it_is_due() -> None:
    frame = inputs(charges=[charge(1, 1, date(2026, 10, 10), 100)])
    on_the_day = contribution_matrix(frame, date(2026, 10, 10))
    day_after = contribution_matrix(frame, date(2026, 10, 11))
    assert cell(on_the_day, 1, "2026-10")["status"] == "not_due"
    assert cell(day_after, 1, "2026-10")["status"] == "overdue"


def test_who_keeps_an_agreement_is_told_apart_until_an_instalment_is_16_days_late() -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2026, 3, 10), 100)],
        payment_agreements=[{"id": 9, "municipality_id": 1, "agreed_on": date(2026, 9, 1)}],
        instalments=[{"agreement_id": 9, "due_on": date(2026, 10, 16), "amount": 50}],
    )
    assert status(frame, "2026-03") == "agreement"
    assert of(members_summary(frame, DAY), 1)["standing"] == "agreement"
    assert of(members_summary(frame, date(2026, 11, 1)), 1)["standing"] == "pending"


def test_the_matrix_has_a_row_for_every_member_and_month_of_the_year() -> None:
    matrix = contribution_matrix(inputs(), DAY)
    assert len(matrix) == 3 * 12
    assert set(matrix["status"]) == {"none"}
    assert matrix["charged"].isna().all()


def test_a_former_member_with_an_account_stays_in_the_books() -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2026, 3, 10), 100)],
        memberships=[
            {
                "id": 1,
                "municipality_id": 1,
                "joined_on": date(2020, 1, 1),
                "left_on": date(2026, 5, 1),
            }
        ],
    )
    row = of(members_summary(frame, DAY), 1)
    assert (row["is_member"], row["pending"]) == (False, 100)
    assert list(ageing(frame, DAY)["municipality"]) == ["Alto Claro"]


def test_up_to_date_is_owing_nothing_for_more_than_thirty_days() -> None:
    at_the_limit = inputs(charges=[charge(1, 1, DAY - timedelta(days=30), 5)])
    beyond = inputs(charges=[charge(1, 1, DAY - timedelta(days=31), 5)])
    assert of(members_summary(at_the_limit, DAY), 1)["standing"] == "up_to_date"
    assert of(members_summary(beyond, DAY), 1)["standing"] == "pending"
    assert of(members_summary(beyond, DAY), 2)["standing"] == "none"


def test_the_account_of_each_member_agrees_with_its_statement(year: Year) -> None:
    for row in members_summary(year.inputs, DAY).to_dict("records"):
        lines = account_statement(year.inputs, row["municipality_id"], DAY)
        assert row["balance"] == lines["balance"].iloc[-1] == row["pending"] - row["credit"]
        assert row["charged"] == lines["charged"].sum()


def test_a_year_of_payments_reads_as_it_was_recorded(year: Year) -> None:
    summary = members_summary(year.inputs, DAY).set_index("municipality")
    assert dict(summary["paid"]) == {
        "Alto Claro": 8_000_000,
        "Belmira": 10_000_000,
        "Cañaveral": 6_000_000,
        "Dos Aguas": 9_500_000,
    }
    assert dict(summary["standing"]) == {
        "Alto Claro": "pending",
        "Belmira": "up_to_date",
        "Cañaveral": "pending",
        "Dos Aguas": "up_to_date",
    }


def test_collection_accumulates_what_the_indicator_counts(year: Year) -> None:
    months = collection_by_month(year.inputs, DAY).set_index("month")
    indicators = year.now.scores.indicators.set_index("indicator")
    rate = indicators.loc["A02-Q04-01"]
    assert months.loc["2026-10", "due"] == rate["denominator"] == 40_000_000
    assert months.loc["2026-10", "paid"] == rate["numerator"] == 33_500_000
    assert months.loc["2026-03", "paid"] == 12_000_000
    assert months.loc[["2026-11", "2026-12"], "due"].isna().all()
    assert (months["previous_due"] == 0).all()


def test_last_year_is_counted_whole_beside_this_one() -> None:
    paid = payment(1, 1, date(2025, 12, 15), 60)
    frame = inputs(
        charges=[charge(1, 1, date(2025, 12, 10), 100)],
        payments=[paid],
        allocations=[applied(paid, 1, 60)],
    )
    months = collection_by_month(frame, DAY).set_index("month")
    assert months.loc["2026-11", "previous_due"] == 0
    assert (months.loc["2026-12", "previous_due"], months.loc["2026-12", "previous_paid"]) == (
        100,
        60,
    )


def test_the_statements_of_a_year_open_with_the_balance_before_it() -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2025, 12, 10), 100), charge(2, 1, date(2026, 2, 10), 50)]
    )
    lines = statements_of_year(frame, DAY)
    mine = lines[lines["municipality_id"] == 1]
    assert list(mine["kind"]) == ["opening", "charge"]
    assert list(mine["balance"]) == [100, 150]


def test_no_charges_at_all_is_an_empty_statement_and_zero_sums() -> None:
    frame = inputs()
    assert account_statement(frame, 1, DAY).empty
    assert members_summary(frame, DAY)["pending"].sum() == 0
    assert collection_by_month(frame, DAY)["paid"].sum() == 0
