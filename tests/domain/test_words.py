"""Amounts in Spanish words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.money import CURRENCIES
from evalua.domain.words import cardinal, money_in_words

CASES = {
    0: "cero",
    1: "uno",
    16: "dieciséis",
    21: "veintiuno",
    22: "veintidós",
    26: "veintiséis",
    30: "treinta",
    31: "treinta y uno",
    99: "noventa y nueve",
    100: "cien",
    101: "ciento uno",
    116: "ciento dieciséis",
    200: "doscientos",
    500: "quinientos",
    700: "setecientos",
    900: "novecientos",
    999: "novecientos noventa y nueve",
    1_000: "mil",
    1_001: "mil uno",
    1_100: "mil cien",
    2_022: "dos mil veintidós",
    21_000: "veintiún mil",
    31_000: "treinta y un mil",
    101_000: "ciento un mil",
    100_000: "cien mil",
    1_000_000: "un millón",
    1_200_000: "un millón doscientos mil",
    21_000_000: "veintiún millones",
    101_000_001: "ciento un millones uno",
    1_000_000_000: "mil millones",
    1_001_000_000: "mil un millones",
    2_500_000_000: "dos mil quinientos millones",
    1_000_000_000_000: "un billón",
    21_000_000_000_000: "veintiún billones",
}


@pytest.mark.parametrize(("number", "words"), CASES.items())
def test_a_whole_number_is_said(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("minor", "code", "words"),
    [
        (1_200_000, "COP", "un millón doscientos mil pesos"),
        (1_000_000, "COP", "un millón de pesos"),
        (2_000_000, "COP", "dos millones de pesos"),
        (1_000_000_000_000, "COP", "un billón de pesos"),
        (1_000_001, "COP", "un millón un pesos"),
        (1, "COP", "un peso"),
        (0, "COP", "cero pesos"),
        (21, "COP", "veintiún pesos"),
        (31, "COP", "treinta y un pesos"),
        (101, "COP", "ciento un pesos"),
        (21_000, "COP", "veintiún mil pesos"),
        (-500, "COP", "menos quinientos pesos"),
        (100, "USD", "un dólar"),
        (101, "USD", "un dólar con un centavo"),
        (120_050, "USD", "mil doscientos dólares con cincuenta centavos"),
        (5, "USD", "cero dólares con cinco centavos"),
        (121, "USD", "un dólar con veintiún centavos"),
        (2_201, "PEN", "veintidós soles con un céntimo"),
        (100_000_000, "USD", "un millón de dólares"),
        (100_000_001, "USD", "un millón de dólares con un centavo"),
    ],
)
def test_an_amount_is_said_with_its_currency(minor: int, code: str, words: str) -> None:
    assert money_in_words(minor, CURRENCIES[code]) == words


@given(st.integers(0, 999_999_999_999_999))
def test_every_number_is_said_with_plain_single_spaced_words(number: int) -> None:
    words = cardinal(number)
    assert words == " ".join(words.split())
    assert all(part.isalpha() for part in words.split())


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_never_said_alike(one: int, other: int) -> None:
    assert (cardinal(one) == cardinal(other)) == (one == other)


@given(st.integers(-(10**14), 10**14), st.sampled_from(sorted(CURRENCIES)))
def test_uno_is_always_shortened_before_a_noun(minor: int, code: str) -> None:
    assert "uno " not in money_in_words(minor, CURRENCIES[code])
