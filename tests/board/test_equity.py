"""Share contributed beside share of benefits under three declared rules, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from board.ledgers import inputs, payment
from evalua.board.equity import RULES, Equity, equity, left_out_sentences, rule_sentence
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)


def towns(*population: int | None) -> list[dict[str, Any]]:
    names = ("Alto Claro", "Belmira", "Cañaveral")
    return [
        {"id": key, "uid": f"m{key}", "name": name, "population": people}
        for key, (name, people) in enumerate(zip(names, population, strict=True), 1)
    ]


def project(key: int, amount: int, benefits: dict[int, int | None], **more: Any) -> dict[str, Any]:
    """A project with money committed in May; ``benefits``: the women each municipality declares."""
    return {
        "projects": {"id": key, "uid": f"p{key}", "code": f"P-{key}", "name": "Obra"},
        "funding": {
            "id": key,
            "uid": f"f{key}",
            "project_id": key,
            "source": "national",
            "condition": "committed",
            "amount": amount,
            "dated_on": date(2026, 5, 1),
        }
        | more,
        "benefits": [
            {"id": key * 10 + town, "project_id": key, "municipality_id": town, "women": women}
            for town, women in benefits.items()
        ],
    }


def books(*projects: dict[str, Any], **more: list[dict[str, Any]]) -> Inputs:
    """Alto Claro paid 600, Belmira 300 and Cañaveral 100; 5,000, 3,000 and 2,000 people."""
    given = {
        "municipalities": towns(5000, 3000, 2000),
        "payments": [
            payment(key, key, date(2026, 6, 1), amount)
            for key, amount in ((1, 600), (2, 300), (3, 100))
        ],
        "projects": [p["projects"] for p in projects],
        "funding": [p["funding"] for p in projects],
        "benefits": [row for p in projects for row in p["benefits"]],
    }
    return inputs(**(given | more))


REGIONAL = project(1, 1000, {1: 10, 2: 10, 3: 80})
LOCAL = project(2, 1000, {3: 5})


def column(shown: Equity, name: str) -> list[Any]:
    return [None if value != value else value for value in shown.lines[name].astype(object)]


def test_each_rule_splits_a_regional_project_its_own_way() -> None:
    shown = equity(books(REGIONAL), DAY)
    assert column(shown, "benefit_equal") == [334, 333, 333]
    assert column(shown, "benefit_population") == [500, 300, 200]
    assert column(shown, "benefit_people") == [100, 100, 800]
    assert (shown.projects, shown.amount) == (1, 1000)


def test_shares_gaps_and_ratios_are_those_of_the_method() -> None:
    shown = equity(books(REGIONAL, LOCAL), DAY)
    assert column(shown, "paid_share") == [0.6, 0.3, 0.1]
    # By population: 500, 300 and 200 + 1000 of two thousand.
    assert column(shown, "share_population") == [0.25, 0.15, 0.6]
    assert column(shown, "gap_population") == pytest.approx([-35.0, -15.0, 50.0])
    assert column(shown, "ratio_population") == pytest.approx([0.25 / 0.6, 0.5, 6.0])
    assert column(shown, "population_share") == [0.5, 0.3, 0.2]
    for rule in RULES:
        assert sum(column(shown, f"share_{rule}")) == pytest.approx(1.0)
        assert sum(column(shown, f"gap_{rule}")) == pytest.approx(0.0)


def test_members_are_in_alphabetical_order_whatever_they_received() -> None:
    assert column(equity(books(LOCAL), DAY), "municipality") == [
        "Alto Claro",
        "Belmira",
        "Cañaveral",
    ]


def test_what_a_rule_cannot_split_is_left_out_of_it_and_named() -> None:
    silent = project(3, 500, {1: 4, 2: None})
    nobody = project(4, 70, {})
    frame = books(REGIONAL, silent, nobody, municipalities=towns(5000, 3000, None))
    shown = equity(frame, DAY)
    assert shown.left_out == {"equal": [], "population": ["P-1"], "people": ["P-3"]}
    assert column(shown, "benefit_equal") == [584, 583, 333]
    assert column(shown, "benefit_people") == [100, 100, 800]
    assert left_out_sentences(shown) == [
        "Por población no se reparte P-1: falta la población de algún municipio.",
        "Por personas beneficiarias no se reparte P-3: no declaran personas en cada municipio.",
        "No se reparte P-4: no nombra municipios.",
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"source": "municipal"},
        {"condition": "expected"},
        {"condition": "disbursed"},
        {"dated_on": date(2026, 11, 1)},
        {"dated_on": date(2025, 10, 31)},
    ],
)
def test_only_what_others_committed_in_the_period_is_a_benefit(more: dict[str, Any]) -> None:
    shown = equity(books(project(1, 1000, {1: 1}, **more)), DAY)
    assert (shown.projects, shown.amount) == (0, 0)
    assert column(shown, "share_equal") == [None] * 3 == column(shown, "gap_equal")


def test_a_discarded_project_is_no_benefit() -> None:
    stages = [
        {"id": n, "uid": f"e{n}", "project_id": 1, "stage": stage, "reached_on": date(2026, n, 1)}
        for n, stage in ((5, "funded"), (8, "discarded"))
    ]
    assert equity(books(REGIONAL, stages=stages), date(2026, 7, 31)).amount == 1000
    assert equity(books(REGIONAL, stages=stages), DAY).amount == 0


def test_the_period_is_twelve_months_the_year_or_everything() -> None:
    old = project(2, 40, {1: 1}, dated_on=date(2025, 12, 1))
    older = project(3, 7, {1: 1}, dated_on=date(2021, 1, 1))
    frame = books(REGIONAL, old, older)
    assert [equity(frame, DAY, w).amount for w in ("year", "12m", None)] == [1000, 1040, 1047]
    assert equity(frame, DAY).first == date(2025, 11, 1)
    assert equity(frame, DAY, None).first is None


def test_a_refund_is_not_contributed_and_what_is_in_kind_stands_apart() -> None:
    frame = books(
        REGIONAL,
        refunds=[{"id": 1, "payment_id": 1, "refunded_on": date(2026, 7, 1), "amount": 200}],
        in_kind=[{"id": 1, "municipality_id": 2, "received_on": date(2026, 7, 1), "amount": 50}],
    )
    shown = equity(frame, DAY)
    assert column(shown, "paid") == [400, 300, 100]
    assert column(shown, "in_kind") == [0, 50, 0]


def test_who_contributed_nothing_has_a_gap_and_no_ratio() -> None:
    shown = equity(books(LOCAL, payments=[payment(1, 1, date(2026, 6, 1), 600)]), DAY)
    assert column(shown, "gap_equal")[2] == 100.0 and column(shown, "ratio_equal")[2] is None


def test_open_needs_stand_beside_with_their_cost() -> None:
    def need(key: int, town: int, cost: int | None, closed: date | None = None) -> dict[str, Any]:
        return {
            "id": key,
            "uid": f"n{key}",
            "municipality_id": town,
            "cost": cost,
            "stated_on": date(2026, 1, 5),
            "closed_on": closed,
        }

    rows = [need(1, 1, 900), need(2, 1, None), need(3, 1, 5, date(2026, 9, 1)), need(4, 2, None)]
    shown = equity(books(REGIONAL, needs=rows), DAY)
    assert column(shown, "needs") == [2, 1, 0]
    assert column(shown, "needs_without_cost") == [1, 1, 0]
    assert shown.lines["needs_cost"].isna().tolist() == [False, True, True]
    assert shown.lines["needs_cost"][0] == 900


def test_a_former_member_that_paid_or_received_is_still_in_the_sums() -> None:
    spells = [
        {
            "id": key,
            "municipality_id": key,
            "joined_on": date(2020, 1, 1),
            "left_on": date(2026, 7, 1) if key == 3 else None,
        }
        for key in (1, 2, 3)
    ]
    shown = equity(books(REGIONAL, memberships=spells), DAY)
    assert column(shown, "is_member") == [True, True, False]
    gone = equity(books(payments=[], memberships=spells), DAY)
    assert column(gone, "municipality") == ["Alto Claro", "Belmira"]


def test_the_rule_is_said_in_a_sentence() -> None:
    said = rule_sentence(equity(books(REGIONAL), DAY))
    assert said.startswith(
        "Aportado es lo pagado en dinero del 1 de noviembre de 2025 al 31 de octubre de 2026."
    )
    assert all(
        word in said for word in ("por igual", "por población", "por personas beneficiarias")
    )
    assert "hasta el 31 de octubre de 2026" in rule_sentence(equity(books(), DAY, None))
