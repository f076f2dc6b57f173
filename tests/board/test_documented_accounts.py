"""The worked cases of docs/methodology.md about accounts, equity, quotas and the early warning."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from board.ledgers import applied, charge, inputs, payment, write_off
from evalua import ROOT
from evalua.board.accounts import account_statement, members_summary
from evalua.board.early_warning import listed
from evalua.board.equity import equity
from evalua.board.quota import Change, simulate

DAY = date(2026, 10, 31)
PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[dict[str, Any]]:
    found = re.findall(rf"```toml {kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found, kind
    return [tomllib.loads(block) for block in found]


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("case", blocks("account"), ids=lambda case: case["case"])
def test_a_documented_balance_is_that_of_the_statement(case: dict[str, Any]) -> None:
    charges = [charge(n, 1, on(due), amount) for n, (due, amount) in enumerate(case["charges"])]
    payments = [payment(n, 1, on(day), amount) for n, (day, amount) in enumerate(case["payments"])]
    left = case["payments"][0][1]
    parts = []
    for row in charges:
        part = min(left, row["amount"])
        left -= part
        parts += [applied(payments[0], row["id"], part)] if part else []
    frame = inputs(
        charges=charges,
        payments=payments,
        allocations=parts,
        write_offs=[
            write_off(n, at, on(day), amount)
            for n, (day, at, amount) in enumerate(case.get("write_offs", []))
        ],
        refunds=[
            {"id": n, "payment_id": at, "refunded_on": on(day), "amount": amount}
            for n, (day, at, amount) in enumerate(case.get("refunds", []))
        ],
    )
    assert list(account_statement(frame, 1, DAY)["balance"]) == case["balances"]
    (row,) = members_summary(frame, DAY).query("municipality_id == 1").to_dict("records")
    assert (row["balance"], row["standing"]) == (case["balances"][-1], case["standing"])


def known(value: Any) -> Any:
    return None if value == "absent" else value


@pytest.mark.parametrize("case", blocks("equity"), ids=lambda case: case["case"])
def test_documented_shares_are_those_of_the_view(case: dict[str, Any]) -> None:
    towns = [
        {"id": n, "uid": f"m{n}", "name": name, "population": known(people)}
        for n, (name, people) in enumerate(zip("ABC", case["population"], strict=True), 1)
    ]
    numbered = list(enumerate(case["projects"], 1))
    frame = inputs(
        municipalities=towns,
        payments=[payment(n, n, DAY, p) for n, p in enumerate(case["paid"], 1) if p],
        projects=[{"id": n, "uid": f"p{n}", "code": f"P-{n}", "name": "Obra"} for n, _ in numbered],
        funding=[
            {
                "id": n,
                "project_id": n,
                "source": "national",
                "condition": "committed",
                "amount": project["amount"],
                "dated_on": DAY,
            }
            for n, project in numbered
        ],
        benefits=[
            {"id": n * 10 + at, "project_id": n, "municipality_id": at + 1, "women": people}
            for n, project in numbered
            for at, people in enumerate(project["people"])
            if at in project.get("only", range(3))
        ],
    )
    lines = equity(frame, DAY).lines
    for column, name, scale in (
        ("paid_share", "contributed", 100),
        ("share_equal", "equal", 100),
        ("share_population", "by_population", 100),
        ("share_people", "by_people", 100),
        ("gap_population", "gap_by_population", 1),
    ):
        found = [None if v != v else v * scale for v in lines[column]]
        expected = [known(value) for value in case[name]]
        assert [v is None for v in found] == [v is None for v in expected], name
        pairs = [(a, b) for a, b in zip(found, expected, strict=True) if a is not None]
        assert [a for a, _ in pairs] == pytest.approx([b for _, b in pairs], abs=0.05), name


@pytest.mark.parametrize("case", blocks("quota"), ids=lambda case: case["case"])
def test_a_documented_quota_has_its_effect(case: dict[str, Any]) -> None:
    due = date(2026, 10, 10)
    payments = [payment(n, n, due, paid) for n, paid in enumerate(case["paid"], 1) if paid]
    frame = inputs(
        schemes=[
            {
                "id": 1,
                "kind": "equal_quota",
                "name": "Cuota",
                "ordinary": True,
                "starts_month": "2024-01",
                "periodicity": "month",
            }
        ],
        charges=[charge(n, n, due, amount) for n, amount in enumerate(case["charges"], 1)],
        payments=payments,
        allocations=[applied(row, row["id"], row["amount"]) for row in payments],
    )
    percent = case.get("percent")
    change = Change(percent=Decimal(percent)) if percent else Change(amount=case["amount"])
    found = simulate(frame, DAY, change)
    assert found is not None
    for column in ("new_quota", "expected", "new_expected"):
        assert list(found.lines[column]) == case[column]


@pytest.mark.parametrize("case", blocks("warning")[0]["cases"], ids=str)
def test_the_documented_warnings_are_those_of_the_rule(case: dict[str, Any]) -> None:
    seats = list(enumerate(case["seats"], 1))
    frame = inputs(
        charges=[charge(1, 1, DAY - timedelta(days=case["days"]), 100)],
        projects=[{"id": 7, "uid": "p7", "code": "P-7", "name": "Obra"}],
        stages=[
            {"id": 1, "project_id": 7, "stage": "in_execution", "reached_on": date(2026, 2, 1)}
        ],
        benefits=[{"id": 1, "project_id": 7, "municipality_id": 1 if case["project"] else 2}],
        meetings=[{"id": n, "held_on": date(2026, n, 5), "body": "board"} for n, _ in seats],
        attendance=[
            {"id": n, "meeting_id": n, "municipality_id": 1, "attended_as": kind}
            for n, kind in seats
        ],
    )
    assert (1 in set(listed(frame, DAY)["municipality_id"])) is case["listed"]
