"""«¿Y si la cuota sube 5 %?», by hand; and whether the association pays for its own operation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from board.ledgers import applied, charge, inputs, payment, write_off
from board.year import Year
from conftest import Office
from evalua.board.operation import cover_sentence, income_sentence, own_income
from evalua.board.quota import Change, simulate

DAY = date(2026, 10, 31)
FIVE = Change(percent=Decimal(5))


def scheme(kind: str = "equal_quota", **more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "uid": "s1",
        "kind": kind,
        "name": "Cuota",
        "ordinary": True,
        "starts_month": "2024-01",
        "periodicity": "month",
    } | more


def lines_of(frame: Any, change: Change = FIVE) -> dict[int, dict[str, Any]]:
    found = simulate(frame, DAY, change)
    assert found is not None
    return {row["municipality_id"]: row for row in found.lines.to_dict("records")}


def test_five_per_cent_more_reaches_each_member_and_the_year(year: Year) -> None:
    found = simulate(year.inputs, DAY, FIVE)
    assert found is not None
    rows = found.lines.set_index("municipality")
    # A million a month: 12 million a year become 12.6; Cañaveral paid 6 of its 10.
    assert set(rows["new_quota"]) == {1_050_000} and set(rows["billed_change"]) == {600_000}
    assert rows.loc["Cañaveral", ["expected", "new_expected"]].tolist() == [7_200_000, 7_560_000]
    assert rows.loc["Belmira", "expected_change"] == 600_000
    # Rates .8, 1, .6 and .95 of twelve million each.
    assert found.total("billed") == 48_000_000 and found.total("expected") == 40_200_000
    assert found.total("expected_change") == 2_010_000
    assert list(rows.index) == sorted(rows.index)


def test_a_new_amount_is_the_same_for_all() -> None:
    frame = inputs(
        schemes=[scheme("fixed_per_member")],
        charges=[charge(1, 1, date(2026, 10, 10), 100), charge(2, 2, date(2026, 10, 10), 300)],
    )
    rows = lines_of(frame, Change(amount=150))
    assert [row["billed_change"] for row in rows.values()] == [600, -1800]


@pytest.mark.parametrize(
    ("periodicity", "billed"),
    [("month", 1200), ("quarter", 400), ("half_year", 200), ("year", 100)],
)
def test_a_year_has_as_many_quotas_as_the_scheme_charges(periodicity: str, billed: int) -> None:
    frame = inputs(
        schemes=[scheme(periodicity=periodicity)], charges=[charge(1, 1, date(2026, 10, 10), 100)]
    )
    assert lines_of(frame)[1]["billed"] == billed


def test_the_usual_quota_is_the_median_so_that_one_odd_month_does_not_count() -> None:
    amounts = (30, 100, 100, 104)
    charges = [charge(n, 1, date(2026, 6 + n, 10), amount) for n, amount in enumerate(amounts, 1)]
    frame = inputs(schemes=[scheme("percent_of_transfer")], charges=charges)
    assert lines_of(frame)[1]["quota"] == 100


def test_amounts_are_rounded_half_up_once() -> None:
    frame = inputs(schemes=[scheme()], charges=[charge(1, 1, date(2026, 10, 10), 130)])
    assert lines_of(frame)[1]["new_quota"] == 137  # 136.5


def test_what_is_expected_follows_each_member_s_own_rate() -> None:
    paid = payment(1, 1, date(2026, 10, 5), 60)
    frame = inputs(
        schemes=[scheme()],
        charges=[charge(1, 1, date(2026, 10, 10), 100), charge(2, 2, date(2026, 10, 10), 100)],
        payments=[paid],
        allocations=[applied(paid, 1, 60)],
        write_offs=[write_off(1, 1, date(2026, 10, 20), 20)],
    )
    rows = lines_of(frame)
    # 60 paid of the 80 that were not forgiven.
    assert (rows[1]["rate"], rows[1]["expected"], rows[1]["new_expected"]) == (0.75, 900, 945)
    assert (rows[2]["rate"], rows[2]["expected"]) == (0.0, 0)


def test_who_has_no_history_is_left_out_of_what_is_expected_and_named() -> None:
    frame = inputs(
        schemes=[scheme()], charges=[charge(1, 1, date(2026, 11, 10), 100) | {"month": "2026-10"}]
    )
    found = simulate(frame, DAY, FIVE)
    assert found is not None
    assert (found.unknown, found.without_quota) == (["Alto Claro"], ["Belmira", "Cañaveral"])
    assert (found.total("billed"), found.total("expected")) == (1200, 0)
    assert found.lines["expected"].isna().all()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [scheme("no_quota")],
        [scheme(starts_month="2026-11")],
        [scheme(ends_month="2026-09")],
        [scheme("extraordinary", ordinary=False)],
    ],
)
def test_without_a_scheme_of_quotas_there_is_nothing_to_simulate(
    rows: list[dict[str, Any]],
) -> None:
    assert simulate(inputs(schemes=rows), DAY, FIVE) is None


def test_a_lower_quota_lowers_everything() -> None:
    frame = inputs(schemes=[scheme()], charges=[charge(1, 1, date(2026, 9, 10), 200)])
    assert lines_of(frame, Change(percent=Decimal("-12.5")))[1]["new_quota"] == 175


def test_own_income_is_payments_less_refunds_and_services(clara: Office) -> None:
    frame = inputs(
        payments=[payment(1, 1, date(2026, 9, 1), 900), payment(2, 2, date(2025, 10, 31), 5)],
        refunds=[{"id": 1, "payment_id": 1, "refunded_on": date(2026, 9, 9), "amount": 100}],
        service_records=[
            {"id": 1, "service_id": 1, "municipality_id": 1, "month": "2026-05", "income": 150},
            {"id": 2, "service_id": 1, "municipality_id": 2, "month": "2026-05", "income": None},
            {"id": 3, "service_id": 1, "municipality_id": 2, "month": "2025-10", "income": 7},
        ],
        in_kind=[{"id": 1, "municipality_id": 3, "received_on": date(2026, 2, 1), "amount": 40}],
    )
    own = own_income(frame, DAY)
    assert (own.contributions, own.services, own.unvalued, own.in_kind) == (800, 150, 1, 40)
    assert (own.total, own.cover(1900), own.first) == (950, Decimal("0.5"), date(2025, 11, 1))
    said = income_sentence(own, clara.facts).replace("\u00a0", " ")
    assert "entraron $ 950 propios: $ 800 de aportes y $ 150 de servicios." in said
    assert "1 registro de servicios sin ingreso anotado" in said and "$ 40" in said


@pytest.mark.parametrize(
    ("cost", "extra", "said"),
    [
        (1000, 0, "se cubre el 80,0 % de un gasto de $ 1.000 al año y faltarían $ 200."),
        (1000, 50, "con el cambio de cuota sería el 85,0 % y faltarían $ 150."),
        (800, 0, "se cubre el 100,0 % de un gasto de $ 800 al año, justo lo necesario."),
        (400, 0, "se cubre el 200,0 % de un gasto de $ 400 al año y sobrarían $ 400."),
    ],
)
def test_the_cover_of_a_cost_is_said_in_words(
    clara: Office, cost: int, extra: int, said: str
) -> None:
    own = own_income(inputs(payments=[payment(1, 1, date(2026, 9, 1), 800)]), DAY)
    assert cover_sentence(own, cost, extra, clara.facts).replace("\u00a0", " ").endswith(said)
