"""The money of the portfolio: split once, whole to the last unit, and compared with what is paid."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pandas as pd
import pytest

from board.ledgers import inputs, payment
from board.portfolio_rows import DAY, benefit, money, project, shared, stage
from board.year import CATALOG, Year
from evalua.board.portfolio.flow_diagram import MOST_NODES, flow_links, flow_table
from evalua.board.portfolio.leverage import leverage_sentences
from evalua.board.portfolio.money import funding_lines, money_flows
from evalua.board.projects import project_lines, stage_funnel
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.measures.leverage import leverage

CUT = Cut(Month(2026, 10), DAY)


def by(flows: pd.DataFrame, *columns: str) -> dict[Any, int]:
    return {key: int(v) for key, v in flows.groupby(list(columns))["amount"].sum().items()}


def test_each_project_is_split_once_by_what_it_declares() -> None:
    flows = money_flows(shared(), DAY)
    # 700 × 666/1000 = 466,2 and 300 × 666/1000 = 199,8: rounded by the largest fraction.
    assert by(flows, "source", "municipality_id") == {
        ("national", 1): 466,
        ("national", 2): 234,
        ("own", 1): 200,
        ("own", 2): 100,
        ("cooperation", 2): 100,
    }
    assert set(flows["basis"]) == {"amount", "people"}


def test_discarded_projects_and_other_conditions_stay_out_of_the_flows() -> None:
    assert money_flows(shared(), DAY)["amount"].sum() == 1100
    assert money_flows(shared(), DAY, "disbursed")["amount"].sum() == 250
    assert money_flows(shared(), date(2026, 2, 28)).empty


@pytest.mark.parametrize(
    ("declared", "basis", "parts"),
    [
        ([{"amount": 30, "women": 1}, {"amount": 10, "women": 9}], "amount", [75, 25]),
        ([{"amount": 30, "women": 1}, {"women": 3}], "people", [25, 75]),
        ([{"women": 1, "men": 1, "families": 1}, {"families": 4}], "families", [20, 80]),
        ([{"women": 5}, {}], "equal", [50, 50]),
    ],
)
def test_the_split_follows_what_every_municipality_declares(
    declared: list[dict[str, int]], basis: str, parts: list[int]
) -> None:
    rows = [benefit(at, 1, at, **facts) for at, facts in enumerate(declared, 1)]
    frame = inputs(projects=[project(1)], funding=[money(1, 1, 100)], benefits=rows)
    flows = money_flows(frame, DAY)
    assert list(flows["amount"]) == parts and set(flows["basis"]) == {basis}


def test_a_project_without_municipalities_keeps_its_money_in_sight() -> None:
    flows = money_flows(inputs(projects=[project(1)], funding=[money(1, 1, 40)]), DAY)
    assert flows[["amount", "basis"]].values.tolist() == [[40, "none"]]
    links = flow_links(flows, inputs(), CATALOG)
    assert list(links["target"]) == ["Vías y caminos", "Sin municipio"]


def test_flows_add_up_to_the_funding_to_the_last_unit_whatever_is_declared() -> None:
    dice = random.Random(3)
    themes = list(CATALOG.choices("project_themes"))
    sources = list(CATALOG.choices("funding_sources"))
    projects = [project(key, theme=dice.choice(themes)) for key in range(1, 31)]
    funding = [
        money(key, dice.randint(1, 30), dice.randrange(10**11), dice.choice(sources))
        for key in range(1, 121)
    ]
    towns = [{"id": k, "uid": f"m{k}", "name": f"Pueblo {k:02d}"} for k in range(1, 21)]
    rows = [
        benefit(
            of * 100 + town,
            of,
            town,
            amount=dice.choice([None, dice.randrange(10**9)]),
            women=dice.choice([None, dice.randrange(500)]),
        )
        for of in range(1, 31)
        for town in dice.sample(range(1, 21), dice.randint(1, 6))
    ]
    frame = inputs(projects=projects, funding=funding, benefits=rows, municipalities=towns)
    flows, whole = money_flows(frame, DAY), sum(row["amount"] for row in funding)
    by_source = pd.DataFrame(funding).groupby("source")["amount"].sum().to_dict()
    assert int(flows["amount"].sum()) == whole
    assert flows.groupby("source")["amount"].sum().to_dict() == by_source
    links = flow_links(flows, frame, CATALOG)
    assert [int(links.loc[links["column"] == c, "amount"].sum()) for c in (0, 1)] == [whole] * 2
    assert int(flow_table(flows, frame, CATALOG)["amount"].sum()) == whole


def test_a_column_has_nine_names_at_most_and_the_smallest_are_drawn_together() -> None:
    themes = list(CATALOG.choices("project_themes"))[:12]
    projects = [project(key, theme=theme) for key, theme in enumerate(themes, 1)]
    funding = [money(key, key, 100 - key) for key in range(1, 13)]
    benefits = [benefit(key, key, 1) for key in range(1, 13)]
    frame = inputs(projects=projects, funding=funding, benefits=benefits)
    links = flow_links(money_flows(frame, DAY), frame, CATALOG)
    middle = list(dict.fromkeys(links.loc[links["column"] == 0, "target"]))
    names = list(CATALOG.choices("project_themes").values())
    assert len(middle) == MOST_NODES
    assert middle == [*names[:8], "Otros temas (4)"]
    # The four smallest: 91 + 90 + 89 + 88.
    rest = links[(links["column"] == 0) & (links["target"] == "Otros temas (4)")]
    assert rest["amount"].sum() == 358
    assert len(flow_table(money_flows(frame, DAY), frame, CATALOG)) == 12


def test_municipalities_are_read_in_alphabetical_order() -> None:
    links = flow_links(money_flows(shared(), DAY), shared(), CATALOG)
    last = links[links["column"] == 1].sort_values("target_place")["target"]
    assert list(dict.fromkeys(last)) == ["Alto Claro", "Belmira"]


def test_a_shared_project_counts_once_for_the_association() -> None:
    frame = shared()
    lines = project_lines(frame, DAY)
    lines = lines[lines["stage"] != "discarded"]
    funnel = stage_funnel(lines).set_index("key")
    assert funnel["count"].sum() == 2 and funnel["cost"].sum() == 1100
    assert funnel["committed"].sum() == money_flows(frame, DAY)["amount"].sum() == 1100


def test_leverage_is_said_with_and_without_the_largest_project() -> None:
    frame = inputs(
        projects=[project(1), project(2), project(3)],
        stages=[stage(1, 1, "funded"), stage(2, 2, "funded"), stage(3, 3, "returned")],
        payments=[payment(1, 1, date(2026, 2, 8), 120), payment(2, 2, date(2025, 10, 31), 999)],
        refunds=[{"id": 1, "payment_id": 1, "refunded_on": date(2026, 5, 1), "amount": 20}],
        funding=[
            money(1, 1, 500),
            money(2, 1, 50, "municipal"),
            money(3, 1, 60, "own"),
            money(4, 1, 70, "credit"),
            money(5, 1, 80, in_kind=True),
            money(6, 1, 90, condition="expected"),
            money(7, 1, 95, on=date(2025, 10, 31)),
            money(8, 2, 150, "cooperation"),
            money(9, 3, 900),
        ],
    )
    found = leverage(frame, CUT)
    # 500 + 150 of others over 120 − 20 paid; without the largest, 150 over 100.
    assert (found.obtained, found.contributed, found.projects) == (650, 100, 2)
    assert (found.ratio, found.ratio_without) == (6.5, 1.5)
    assert (found.largest, found.largest_obtained) == ("P-001 Obra 1", 500)


def test_leverage_in_words(year: Year) -> None:
    facts = year.office.facts
    said = leverage_sentences(leverage(year.inputs, CUT), facts)
    # 8.000.000 of the nation over 33.500.000 paid since November: 0,24; two projects of 4 millions.
    assert (
        said[0]
        .replace("\u00a0", " ")
        .startswith(
            "Por cada peso aportado conseguimos 0,24 pesos. Del 1 de noviembre de 2025 al 31 de "
            "octubre de 2026, otros comprometieron $ 8.000.000 y los municipios aportaron $ 33.500.000."
        )
    )
    assert "Sin el proyecto mayor (P-001 Vía El Salto" in said[1] and "0,12 pesos" in said[1]


def test_without_contributions_there_is_no_ratio_and_it_is_said(year: Year) -> None:
    facts = year.office.facts
    frame = inputs(projects=[project(1)], stages=[stage(1, 1, "funded")], funding=[money(1, 1, 9)])
    found = leverage(frame, CUT)
    assert found.ratio is None and found.ratio_without is None
    assert "no hay con qué comparar" in leverage_sentences(found, facts)[0]
    paid = inputs(payments=[payment(1, 1, date(2026, 2, 8), 120)])
    said = leverage_sentences(leverage(paid, CUT), facts)
    assert len(said) == 1 and "todavía no hay dinero de otros" in said[0]


def test_one_project_alone_is_said_so(year: Year) -> None:
    frame = inputs(
        projects=[project(1)],
        stages=[stage(1, 1, "funded")],
        funding=[money(1, 1, 300)],
        payments=[payment(1, 1, date(2026, 2, 8), 100)],
    )
    said = leverage_sentences(leverage(frame, CUT), year.office.facts)
    assert said[1] == "Todo viene de un solo proyecto: P-001 Obra 1. Sin él no habría nada."


def test_funding_lines_say_the_other_currency_and_the_public_sentence(year: Year) -> None:
    frame = inputs(
        projects=[project(1, public_status="Va bien", public_status_on=date(2026, 9, 2))],
        funding=[
            money(
                1,
                1,
                41_502_500,
                foreign_currency="USD",
                foreign_amount=1_000_000,
                exchange_rate="4150.25",
            ),
            money(2, 1, 5),
        ],
    )
    first, second = funding_lines(frame, DAY, year.office.facts).to_dict("records")
    assert first["foreign"].replace("\u00a0", " ") == "USD 10.000,00 × 4.150,25 = $ 41.502.500"
    assert second["foreign"] == ""
    assert {first["status"], second["status"]} == {"Va bien (02/09/2026)"}
