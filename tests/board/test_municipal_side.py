"""From one municipality's side: its years, its share by each rule, when it was a member."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from board.year import Year
from evalua.board.equity import equity
from evalua.board.municipal_share import shares_of
from evalua.board.municipal_years import municipal_years
from evalua.board.spells import spells_sentence

CUT = date(2026, 10, 31)


def town(year: Year, name: str) -> int:
    return year.office.members[name]


@pytest.mark.parametrize(
    ("name", "paid", "services", "assistance", "visits", "seats"),
    [
        ("Alto Claro", 8_000_000, 1, 1, 1, (1, 1)),
        ("Belmira", 10_000_000, 0, 1, 1, (1, 1)),
        ("Cañaveral", 6_000_000, 0, 0, 1, (1, 1)),
        ("Dos Aguas", 9_500_000, 0, 0, 0, (1, 0)),
    ],
)
def test_a_year_says_what_was_charged_paid_and_received(
    year: Year,
    name: str,
    paid: int,
    services: int,
    assistance: int,
    visits: int,
    seats: tuple[int, int],
) -> None:
    (line,) = municipal_years(year.inputs, town(year, name), CUT).to_dict("records")
    assert (line["year"], line["charged"], line["paid"]) == (2026, 10_000_000, paid)
    assert line["share"] == pytest.approx(paid / 33_500_000)
    assert (line["services"], line["assistance"], line["visits"]) == (services, assistance, visits)
    assert (line["seats"], line["seats_taken"]) == seats
    assert line["training"] == 0


def test_what_came_after_the_day_is_not_counted(year: Year) -> None:
    key = town(year, "Alto Claro")
    (line,) = municipal_years(year.inputs, key, date(2026, 8, 31)).to_dict("records")
    # Eight charges and eight payments; the session was on 20 August and the rest came later.
    assert (line["charged"], line["paid"], line["seats"]) == (8_000_000, 8_000_000, 1)
    assert (line["services"], line["assistance"], line["visits"]) == (0, 0, 0)


def test_a_refund_lowers_what_was_paid_that_year(year: Year) -> None:
    key = town(year, "Belmira")
    payment = year.inputs.payments.query("municipality_id == @key").iloc[0]
    refunds = pd.DataFrame([dict.fromkeys(year.inputs.refunds.columns)]).assign(
        id=1,
        uid="r",
        payment_id=payment["id"],
        amount=400_000,
        refunded_on=pd.Timestamp(2026, 5, 2),
    )
    inputs = year.inputs.having(refunds=refunds.astype(year.inputs.refunds.dtypes.to_dict()))
    (line,) = municipal_years(inputs, key, CUT).to_dict("records")
    assert line["paid"] == 9_600_000
    assert line["share"] == pytest.approx(9_600_000 / 33_100_000)


def test_without_anything_recorded_there_is_no_year(year: Year) -> None:
    assert municipal_years(year.inputs, 999, CUT).empty


def test_its_share_is_shown_under_the_three_rules_beside_what_it_contributed(year: Year) -> None:
    rows = shares_of(equity(year.inputs, CUT, None), town(year, "Alto Claro"))
    assert list(rows["name"]) == ["Por igual", "Por población", "Por personas beneficiarias"]
    # Four million of the road among four, and four of the aqueduct among two: 3 of 8 million.
    first = rows.iloc[0]
    assert (first["received"], first["received_share"]) == (3_000_000, 0.375)
    assert rows["paid_share"].tolist() == pytest.approx([8 / 33.5] * 3)
    # Nobody has a population written down: that rule has no figure, and says so by being empty.
    assert pd.isna(rows["received_share"].iloc[1])


def test_who_is_not_in_the_view_has_no_rows(year: Year) -> None:
    assert shares_of(equity(year.inputs, CUT, None), 999).empty


@pytest.mark.parametrize(
    ("spells", "said"),
    [
        ([], "Todavía no era miembro"),
        ([("2020-01-01", None)], "Miembro desde el 1 de enero de 2020"),
        ([("2020-01-01", "2026-10-31")], "Miembro desde el 1 de enero de 2020"),
        (
            [("2012-05-14", "2018-12-31"), ("2020-01-01", "2025-06-30")],
            "Miembro del 14 de mayo de 2012 al 31 de diciembre de 2018 y del 1 de enero de 2020 al "
            "30 de junio de 2025",
        ),
        ([("2027-01-01", None)], "Todavía no era miembro"),
    ],
)
def test_every_membership_is_told_and_the_last_day_still_counts(
    year: Year, spells: list[tuple[str, str | None]], said: str
) -> None:
    rows = pd.DataFrame(
        [(7, pd.Timestamp(first), pd.Timestamp(last)) for first, last in spells],
        columns=["municipality_id", "joined_on", "left_on"],
    )
    assert spells_sentence(year.inputs.having(memberships=rows), 7, CUT) == said
