"""The tables of the methodology about the portfolio, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from board.ledgers import inputs, payment
from board.portfolio_rows import DAY, benefit, money, note, project, stage
from board.year import Year
from evalua import ROOT
from evalua.board.portfolio.incoherences import incoherences
from evalua.board.portfolio.money import money_flows
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.measures.leverage import leverage

BLANK = "–"
Row = dict[str, str]


def table(first: str) -> list[Row]:
    """The rows of the table whose first column has this title."""
    lines = iter((ROOT / "docs" / "methodology.md").read_text("utf-8").splitlines())
    return list(_rows(next(line for line in lines if line.startswith(f"| {first} |")), lines))


def _rows(head: str, lines: Iterator[str]) -> Iterator[Row]:
    titles = _cells(head)
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            return
        yield dict(zip(titles, _cells(line), strict=True))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _number(text: str) -> float | None:
    return None if text == BLANK else float(text)


def _declared(text: str) -> dict[str, int]:
    values = zip(("amount", "women", "families"), text.split("/"), strict=True)
    return {name: int(value) for name, value in values if value.strip() != BLANK}


def each(first: str, count: int) -> Any:
    rows = table(first)
    assert len(rows) == count
    return pytest.mark.parametrize("row", rows, ids=lambda row: row[first])


@each("Split", 6)
def test_the_money_of_a_project_is_split_as_documented(row: Row) -> None:
    declared = row["Declared (amount / people / families, by municipality)"].split(";")
    frame = inputs(
        projects=[project(1)],
        funding=[money(1, 1, int(row["Money"]))],
        benefits=[benefit(at, 1, at, **_declared(text)) for at, text in enumerate(declared, 1)],
    )
    flows = money_flows(frame, DAY)
    assert [str(part) for part in flows["amount"]] == row["Parts"].split(" ; ")
    assert set(flows["basis"]) == {row["Basis"]}


@each("Leverage", 5)
def test_leverage_is_computed_as_documented(row: Row) -> None:
    told = row["Committed in the window (project: source amount)"].split(" ; ")
    parts = [text.replace(":", "").split() for text in told]
    funding = [money(at, int(p), int(a), s) for at, (p, s, a) in enumerate(parts, 1)]
    paid, back = int(row["Paid"]), int(row["Refunded"])
    refund = {"id": 1, "payment_id": 1, "refunded_on": date(2026, 5, 1), "amount": back}
    frame = inputs(
        projects=[project(1), project(2)],
        stages=[stage(1, 1, "funded"), stage(2, 2, "funded")],
        payments=[payment(1, 1, date(2026, 2, 8), paid)] if paid else [],
        refunds=[refund] if back else [],
        funding=funding,
    )
    found = leverage(frame, Cut(Month(2026, 10), DAY))
    assert found.obtained == int(row["Obtained"])
    assert found.ratio == _number(row["Ratio"])
    assert found.ratio_without == _number(row["Without the largest"])


@each("Incoherence", 8)
def test_what_does_not_add_up_is_found_as_documented(row: Row, year: Year) -> None:
    days = _number(row["Days since the first disbursement"])
    paid = [] if days is None else [DAY - timedelta(days=days)]
    frame = inputs(
        projects=[project(1)],
        stages=[stage(1, 1, row["Stage"])],
        funding=[money(1, 1, 500, condition="disbursed", on=on) for on in paid],
        follow_ups=[note(1, 1, _number(row["Physical"]), _number(row["Financial"]))],
    )
    found = list(incoherences(frame, DAY, year.office.facts)["kind"])
    assert found == ([] if row["Found"] == BLANK else [row["Found"]])
