"""Money as integer minor units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.money import CURRENCIES, example, parse_money, share
from evalua.domain.numbers import COMMA, FORMATS, POINT
from evalua.domain.problems import Problem

COP, USD = CURRENCIES["COP"], CURRENCIES["USD"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.200.000", 1_200_000),
        ("$ 1.200.000", 1_200_000),
        ("$1.200.000", 1_200_000),
        ("COP 500", 500),
        ("0", 0),
        ("1.200.000,00", 1_200_000),
    ],
)
def test_pesos_are_read_without_cents(typed: str, expected: int) -> None:
    assert parse_money(typed, COP, COMMA) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("1,200.50", 120_050), ("$1,200.5", 120_050), ("0.01", 1), ("12", 1_200), ("-3.10", -310)],
)
def test_dollars_are_read_with_cents(typed: str, expected: int) -> None:
    assert parse_money(typed, USD, POINT) == expected


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1.200.000,50", "no llevan centavos"),
        ("1,200,000.00", "No entendí"),
        ("mucho", "No entendí"),
        ("", "No entendí"),
        ("12,5", "no llevan centavos"),
    ],
)
def test_a_refusal_in_pesos_shows_how_to_write_it(typed: str, says: str) -> None:
    with pytest.raises(Problem) as refused:
        parse_money(typed, COP, COMMA)
    (finding,) = refused.value.findings
    assert (finding.code, finding.field) == ("V05", "amount")
    assert says in finding.message
    assert "1.234.567" in finding.message


def test_a_third_decimal_of_a_dollar_is_refused() -> None:
    with pytest.raises(Problem, match="más de 2 decimales"):
        parse_money("1.005", USD, POINT)


@pytest.mark.parametrize(
    ("typed", "code", "comma"),
    [
        ("1,000", "COP", True),
        ("12,000", "COP", True),
        ("1.200", "USD", False),
        ("1.000", "USD", False),
    ],
)
def test_a_thousand_of_another_country_is_not_read_as_one(
    typed: str, code: str, comma: bool
) -> None:
    with pytest.raises(Problem) as refused:
        parse_money(typed, CURRENCIES[code], COMMA if comma else POINT)
    assert refused.value.findings[0].code == "V05"


@pytest.mark.parametrize(
    ("minor", "code", "comma", "expected"),
    [
        (1_200_000, "COP", True, "$\u00a01.200.000"),
        (-5_000, "COP", True, "-$\u00a05.000"),
        (120_050, "USD", False, "$1,200.50"),
        (-5, "USD", False, "-$0.05"),
        (0, "USD", False, "$0.00"),
        (250, "GTQ", False, "Q2.50"),
    ],
)
def test_an_amount_is_written_as_its_country_does(
    minor: int, code: str, comma: bool, expected: str
) -> None:
    assert CURRENCIES[code].format(minor, COMMA if comma else POINT) == expected


@pytest.mark.parametrize(
    ("amount", "numerator", "denominator", "expected"),
    [
        (100, "1", "3", 33),
        (100, "2", "3", 67),
        (5, "1", "2", 3),
        (-5, "1", "2", -3),
        (1_000_000_000_001, "1", "100", 10_000_000_000),
        (50, "0.01", "1", 1),
    ],
)
def test_a_share_is_rounded_half_up_once(
    amount: int, numerator: str, denominator: str, expected: int
) -> None:
    assert share(amount, Decimal(numerator), Decimal(denominator)) == expected


@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_the_example_of_each_currency_is_itself_accepted(code: str) -> None:
    currency = CURRENCIES[code]
    for fmt in FORMATS.values():
        assert parse_money(example(currency, fmt), currency, fmt) > 0


@given(
    st.integers(-(10**14), 10**14),
    st.sampled_from(sorted(CURRENCIES)),
    st.sampled_from(sorted(FORMATS)),
)
def test_what_is_written_is_read_back_in_every_currency(minor: int, code: str, name: str) -> None:
    currency, fmt = CURRENCIES[code], FORMATS[name]
    assert parse_money(currency.format(minor, fmt, symbol=False), currency, fmt) == minor
    assert parse_money(currency.format(minor, fmt), currency, fmt) == minor
    assert currency.major(minor) * currency.unit == minor
