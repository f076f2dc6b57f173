"""The account of one municipality, by hand: refunds, what is in kind, instalments, what is open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.ledgers import TOWNS, applied, charge, inputs, payment, write_off
from board.year import Year
from conftest import Office
from evalua.board.account import IN_FAVOUR, account, balance_sentence, paid_sentence
from evalua.board.accounts import account_statement, ageing, members_summary
from evalua.board.statements import statements_of_year

DAY = date(2026, 10, 31)
SCHEMES = [
    {"id": 1, "uid": "s1", "kind": "equal_quota", "name": "Cuota", "starts_month": "2024-01"},
    {"id": 2, "uid": "s2", "kind": "in_kind", "name": "Maquinaria", "starts_month": "2024-01"},
]


def refund(key: int, payment_id: int, on: date, amount: int) -> dict[str, Any]:
    return {
        "id": key,
        "uid": f"r{key}",
        "payment_id": payment_id,
        "refunded_on": on,
        "amount": amount,
        "reference": f"CE-{key}",
        "reason": "Pagó dos veces",
    }


def in_kind(key: int, town: int, on: date, amount: int) -> dict[str, Any]:
    return {
        "id": key,
        "uid": f"k{key}",
        "municipality_id": town,
        "received_on": on,
        "concept": "Volqueta, 5 días",
        "amount": amount,
        "method": "Tarifa del mercado",
        "act": "Acta 4",
    }


def two_charges_paid_with_one(**more: list[dict[str, Any]]) -> Any:
    paid = payment(1, 1, date(2026, 10, 5), 260)
    return inputs(
        schemes=SCHEMES,
        charges=[charge(1, 1, date(2026, 9, 10), 100), charge(2, 1, date(2026, 10, 10), 100)],
        payments=[paid],
        allocations=[applied(paid, 1, 100), applied(paid, 2, 100)],
        **more,
    )


def test_a_refund_takes_back_what_was_in_favour() -> None:
    frame = two_charges_paid_with_one(refunds=[refund(1, 1, date(2026, 10, 20), 45)])
    lines = account_statement(frame, 1, DAY)
    assert list(lines["kind"]) == ["charge", "charge", "payment", "refund"]
    assert list(lines["balance"]) == [100, 200, -60, -15]
    assert lines.iloc[-1]["concept"] == "Devolución del pago del 5 de octubre de 2026"
    (row,) = members_summary(frame, DAY).query("municipality_id == 1").to_dict("records")
    assert (row["paid"], row["refunded"], row["balance"], row["credit"]) == (260, 45, -15, 15)


def test_a_refund_counts_from_its_own_day() -> None:
    frame = two_charges_paid_with_one(refunds=[refund(1, 1, date(2026, 11, 2), 60)])
    assert account(frame, 1, DAY).balance == -60
    assert account(frame, 1, date(2026, 11, 2)).balance == 0


def test_a_payment_says_what_it_covers_and_what_it_leaves() -> None:
    shown = account(two_charges_paid_with_one(), 1, DAY)
    assert list(shown.applied["amount"]) == [100, 100, 60]
    assert list(shown.applied["concept"]) == [
        "Cobro de septiembre 2026 · Cuota",
        "Cobro de octubre 2026 · Cuota",
        IN_FAVOUR,
    ]
    assert shown.lines.iloc[-1]["detail"] == "cubre septiembre 2026 y octubre 2026"


def test_a_refunded_credit_is_not_in_favour_any_more() -> None:
    frame = two_charges_paid_with_one(refunds=[refund(1, 1, date(2026, 10, 20), 60)])
    assert IN_FAVOUR not in set(account(frame, 1, DAY).applied["concept"])


def test_what_is_due_or_given_in_kind_is_not_money() -> None:
    machine = charge(9, 1, date(2026, 9, 10), 700) | {"scheme_id": 2}
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(1, 1, date(2026, 9, 10), 100), machine],
        in_kind=[in_kind(1, 1, date(2026, 9, 30), 640), in_kind(2, 2, date(2026, 11, 1), 5)],
    )
    shown = account(frame, 1, DAY)
    assert shown.balance == 100 == ageing(frame, DAY)["total"].sum()
    assert list(shown.given["amount"]) == [640] and shown.given.iloc[0]["act"] == "Acta 4"
    assert (shown.summary["charged"], shown.summary["in_kind"]) == (100, 640)
    assert account(frame, 2, DAY).empty


def test_what_is_open_says_how_old_it_is() -> None:
    paid = payment(1, 1, date(2026, 10, 20), 30)
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(n, 1, date(2026, n, 31), 100) for n in (8, 10)],
        payments=[paid],
        allocations=[applied(paid, 8, 30)],
        write_offs=[write_off(1, 8, date(2026, 10, 25), 20)],
    )
    rows = account(frame, 1, date(2026, 10, 30)).open.to_dict("records")
    assert [(r["left"], r["paid"], r["written_off"], r["word"]) for r in rows] == [
        (50, 30, 20, "◆ Vencido"),
        (100, 0, 0, "– Aún no vence"),
    ]
    assert rows[0]["days"] == 60 and account(frame, 1, DAY).open["days"].tolist() == [61, 0]


def test_the_instalments_of_an_agreement_are_told_with_their_state() -> None:
    paid = payment(1, 1, date(2026, 10, 1), 60)
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(1, 1, date(2026, 3, 10), 100)],
        payments=[paid],
        allocations=[applied(paid, 1, 60)],
        payment_agreements=[
            {
                "id": 9,
                "uid": "a9",
                "municipality_id": 1,
                "agreed_on": date(2026, 9, 1),
                "act": "Acta 8",
            }
        ],
        agreement_charges=[{"agreement_id": 9, "charge_id": 1, "amount": 100}],
        instalments=[
            {"agreement_id": 9, "due_on": date(2026, 9, 30), "amount": 50},
            {"agreement_id": 9, "due_on": date(2026, 10, 30), "amount": 50},
        ],
    )
    steps = account(frame, 1, DAY).steps.to_dict("records")
    assert [(s["covered"], s["left"], s["word"]) for s in steps] == [
        (50, 0, "● Cubierta"),
        (10, 40, "◆ Vencida"),
    ]
    assert {s["standing"] for s in steps} == {"◇ En curso"}
    assert steps[0]["agreement"] == "Acuerdo del 1 de septiembre de 2026 · Acta 8"
    assert account(frame, 2, DAY).steps.empty


def test_an_overdue_charge_outside_the_agreement_is_still_pending() -> None:
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(1, 1, date(2026, 3, 10), 100), charge(2, 1, date(2026, 8, 10), 100)],
        payment_agreements=[{"id": 9, "municipality_id": 1, "agreed_on": date(2026, 9, 1)}],
        agreement_charges=[{"agreement_id": 9, "charge_id": 1, "amount": 100}],
        instalments=[{"agreement_id": 9, "due_on": date(2026, 12, 1), "amount": 100}],
    )
    (row,) = members_summary(frame, DAY).query("municipality_id == 1").to_dict("records")
    assert row["standing"] == "pending"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "Alto Claro debe $ 200; lo más antiguo venció hace 51 días."),
        (260, "Alto Claro tiene $ 60 a favor."),
        (200, "Alto Claro no debe nada."),
    ],
)
def test_the_balance_is_said_in_words(clara: Office, amount: int, said: str) -> None:
    paid = payment(1, 1, date(2026, 10, 5), amount)
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(1, 1, date(2026, 9, 10), 100), charge(2, 1, date(2026, 10, 10), 100)],
        payments=[paid] if amount else [],
        allocations=[applied(paid, 1, 100), applied(paid, 2, 100)] if amount else [],
    )
    shown = account(frame, 1, DAY)
    assert balance_sentence(shown, clara.facts).replace("\u00a0", " ") == said


def test_the_line_of_sums_names_only_what_there_was(clara: Office) -> None:
    frame = two_charges_paid_with_one(refunds=[refund(1, 1, date(2026, 10, 20), 60)])
    told = paid_sentence(account(frame, 1, DAY), clara.facts).replace("\u00a0", " ")
    assert told == (
        "Hasta el 31 de octubre de 2026 se le ha cobrado $ 200, ha pagado $ 260, se le devolvió $ 60."
    )


def test_the_statements_of_the_year_end_in_the_balance_of_each_account(year: Year) -> None:
    lines = statements_of_year(year.inputs, DAY)
    for key in year.office.members.values():
        mine = lines[lines["municipality_id"] == key]
        assert mine["balance"].iloc[-1] == account(year.inputs, key, DAY).balance


amounts = st.integers(1, 10_000)


@given(
    charges=st.lists(st.tuples(st.integers(1, 10), amounts), max_size=8),
    payments=st.lists(st.tuples(st.integers(1, 10), amounts), max_size=6),
    forgiven=st.lists(st.tuples(st.integers(0, 7), amounts), max_size=3),
    back=st.lists(st.tuples(st.integers(0, 5), amounts), max_size=3),
)
@settings(max_examples=40, deadline=None)
def test_a_balance_is_charges_less_payments_less_write_offs_plus_refunds(
    charges: list[tuple[int, int]],
    payments: list[tuple[int, int]],
    forgiven: list[tuple[int, int]],
    back: list[tuple[int, int]],
) -> None:
    forgiven = [(at, n) for at, n in forgiven if at < len(charges)]
    back = [(at, n) for at, n in back if at < len(payments)]
    frame = inputs(
        schemes=SCHEMES,
        charges=[charge(k, 1, date(2026, m, 10), n) for k, (m, n) in enumerate(charges)],
        payments=[payment(k, 1, date(2026, m, 15), n) for k, (m, n) in enumerate(payments)],
        write_offs=[write_off(k, at, date(2026, 10, 20), n) for k, (at, n) in enumerate(forgiven)],
        refunds=[refund(k, at, date(2026, 10, 21), n) for k, (at, n) in enumerate(back)],
    )
    expected = (
        sum(n for _, n in charges)
        - sum(n for _, n in payments)
        - sum(n for _, n in forgiven)
        + sum(n for _, n in back)
    )
    summary = members_summary(frame, DAY).set_index("municipality")
    assert account(frame, 1, DAY).balance == expected == summary.loc[TOWNS[1], "balance"]
