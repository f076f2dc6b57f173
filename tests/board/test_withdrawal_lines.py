"""Where each request to leave stands, who owes, and what of it reaches Inicio."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from board.ledgers import applied, charge, inputs, payment
from board.year import CATALOG, Year
from conftest import Office
from evalua.board.attention.lines import attention
from evalua.board.owing import owing, owing_sentence
from evalua.board.withdrawals import withdrawal_lines
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)
ASKED, DECIDED, LAST, SETTLED = (
    date(2026, 8, 3),
    date(2026, 9, 1),
    date(2026, 9, 20),
    date(2026, 10, 25),
)


def request(**more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "uid": "w1",
        "municipality_id": 2,
        "requested_on": ASKED,
        "reason": "budget",
    } | more


ACCEPTED = {"decided_on": DECIDED, "accepted": True, "act": "Acta 3", "effective_on": LAST}


def books(*rows: dict[str, Any]) -> Inputs:
    """Belmira owes the 500 of August."""
    return inputs(withdrawals=list(rows), charges=[charge(1, 2, date(2026, 8, 10), 500)])


@pytest.mark.parametrize(
    ("more", "step", "waiting", "balance"),
    [
        ({}, "requested", 89, 500),
        ({"decided_on": DECIDED, "accepted": False}, "refused", None, 500),
        (ACCEPTED, "accepted", 41, 500),
        (ACCEPTED | {"settled_on": SETTLED, "settlement": 70}, "settled", None, 70),
    ],
)
def test_each_request_says_where_it_stands(
    more: dict[str, Any], step: str, waiting: int | None, balance: int
) -> None:
    lines = withdrawal_lines(books(request(**more)), DAY)
    (row,) = lines.to_dict("records")
    assert (row["municipality"], row["step"], row["balance"]) == ("Belmira", step, balance)
    assert lines["waiting_days"].dropna().tolist() == ([] if waiting is None else [waiting])


def test_a_request_is_seen_as_it_stood_on_a_day() -> None:
    frame = books(request(**ACCEPTED, settled_on=SETTLED, settlement=0))
    steps = {
        day: list(withdrawal_lines(frame, day)["step"])
        for day in (date(2026, 8, 2), ASKED, DECIDED, SETTLED)
    }
    assert list(steps.values()) == [[], ["requested"], ["accepted"], ["settled"]]


def test_the_newest_request_comes_first() -> None:
    frame = books(
        request(decided_on=DECIDED, accepted=False),
        request(id=2, uid="w2", requested_on=date(2026, 10, 1)),
    )
    assert list(withdrawal_lines(frame, DAY)["uid"]) == ["w2", "w1"]


def lines_of(frame: Inputs, year: Year, kind: str) -> list[dict[str, Any]]:
    found = attention(frame, replace(year.now, state="submitted"), DAY, CATALOG)
    return found[found["kind"] == kind].to_dict("records")


def test_inicio_asks_for_the_decision_and_then_for_the_settlement(year: Year) -> None:
    (waiting,) = lines_of(books(request()), year, "withdrawal")
    assert waiting["text"] == "Belmira pidió retirarse hace 89 días: falta decidirlo."
    assert waiting["page"] == "association"
    (unsettled,) = lines_of(books(request(**ACCEPTED)), year, "withdrawal")
    assert unsettled["text"] == "Belmira se retiró hace 41 días: falta liquidar su cuenta."
    recent = ACCEPTED | {"effective_on": date(2026, 10, 1)}
    refused = {"decided_on": DECIDED, "accepted": False}
    for more in (recent, refused, ACCEPTED | {"settled_on": SETTLED, "settlement": 0}):
        assert lines_of(books(request(**more)), year, "withdrawal") == []


def test_inicio_names_whom_to_visit(year: Year) -> None:
    seats = {
        "meetings": [{"id": n, "held_on": date(2026, n, 5), "body": "board"} for n in (8, 9)],
        "attendance": [
            {"id": n, "meeting_id": n, "municipality_id": 2, "attended_as": "absent"}
            for n in (8, 9)
        ],
    }
    frame = inputs(charges=[charge(1, 2, date(2026, 8, 10), 500)], **seats)
    (line,) = lines_of(frame, year, "early_warning")
    assert line["text"].startswith("Conviene visitar a Belmira: tiene saldo vencido hace 82 días;")
    assert (line["severity"], line["subject"]) == (2, "m2")


def test_who_owes_how_much_and_since_when(clara: Office) -> None:
    paid = payment(1, 1, date(2026, 10, 5), 100)
    frame = inputs(
        charges=[
            charge(1, 1, date(2026, 9, 10), 100),
            charge(2, 1, date(2026, 10, 10), 100),
            charge(3, 2, date(2026, 8, 1), 40),
            charge(4, 3, date(2026, 11, 9), 70) | {"month": "2026-10"},
        ],
        payments=[paid],
        allocations=[applied(paid, 1, 100)],
    )
    rows = owing(frame, DAY).to_dict("records")
    assert [(r["municipality"], r["overdue"], r["pending"]) for r in rows] == [
        ("Alto Claro", 100, 100),
        ("Belmira", 40, 40),
        ("Cañaveral", 0, 70),
    ]
    assert [r["since"].date() for r in rows[:2]] == [date(2026, 10, 10), date(2026, 8, 1)]
    assert owing(frame, DAY)["days"].isna().tolist() == [False, False, True]
    recent = inputs(charges=[charge(1, 1, DAY - timedelta(days=21), 500)])
    assert owing(recent, DAY)["word"].tolist() == ["▲ Hasta 30 días"]
    said = owing_sentence(owing(frame, DAY), clara.facts).replace("\u00a0", " ")
    assert said == "2 municipios deben $ 140 ya vencidos; lo más antiguo, desde hace 91 días."


def test_when_nobody_owes_it_is_said(clara: Office) -> None:
    assert owing_sentence(owing(inputs(), DAY), clara.facts) == "Nadie tiene saldo vencido."
