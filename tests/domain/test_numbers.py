"""Numbers as each country writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.numbers import COMMA, FORMATS, POINT, NumberFormat, parse_decimal

DECIMALS = st.decimals(
    min_value=Decimal("-999999999999.999999"),
    max_value=Decimal("999999999999.999999"),
    allow_nan=False,
    allow_infinity=False,
    places=6,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.200.000", "1200000"),
        ("1200000", "1200000"),
        ("1.234,5", "1234.5"),
        ("12,5", "12.5"),
        ("0,05", "0.05"),
        ("-3,25", "-3.25"),
        ("+7", "7"),
        (" 1 200 000 ", "1200000"),
        ("1\u00a0200\u00a0000,5", "1200000.5"),
        ("0", "0"),
    ],
)
def test_the_comma_country_is_read(typed: str, expected: str) -> None:
    assert parse_decimal(typed, COMMA) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("1,200,000", "1200000"), ("1,234.50", "1234.5"), ("12.5", "12.5"), ("'1'234", "1234")],
)
def test_the_point_country_is_read(typed: str, expected: str) -> None:
    assert parse_decimal(typed, POINT) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "fmt"),
    [
        ("1,234.50", COMMA),
        ("1,234,567", COMMA),
        ("12.5", COMMA),
        ("1.234.50", COMMA),
        ("1.234,50", POINT),
        ("12,5", POINT),
        ("1,23", POINT),
        ("1.200.000", POINT),
        ("12.34.567", COMMA),
        ("0.123", COMMA),
        ("1.2345", COMMA),
        (".5", POINT),
        ("5,", COMMA),
        ("1e6", COMMA),
        ("٣", COMMA),
        ("1_000", POINT),
        ("--5", COMMA),
        ("", COMMA),
        ("mil", COMMA),
        ("NaN", POINT),
        ("Infinity", POINT),
        ("1000000000000000", COMMA),
    ],
)
def test_another_way_of_writing_is_refused_instead_of_guessed(
    typed: str, fmt: NumberFormat
) -> None:
    with pytest.raises(ValueError, match=r"(?s).*"):
        parse_decimal(typed, fmt)


@pytest.mark.parametrize(
    ("value", "places", "comma", "point"),
    [
        (1234567.8, 1, "1.234.567,8", "1,234,567.8"),
        (0.5, 0, "1", "1"),
        (1.5, 0, "2", "2"),
        (2.5, 0, "3", "3"),
        (Decimal("2.345"), 2, "2,35", "2.35"),
        (-1234.5, 0, "-1.235", "-1,235"),
        (0, 2, "0,00", "0.00"),
        (999.995, 2, "1.000,00", "1,000.00"),
    ],
)
def test_figures_are_rounded_half_up_and_grouped(
    value: float, places: int, comma: str, point: str
) -> None:
    assert COMMA.write(value, places) == comma
    assert POINT.write(value, places) == point


@pytest.mark.parametrize("value", [-0.0, -0.04, Decimal("-0.004")])
def test_zero_has_no_sign(value: float) -> None:
    assert COMMA.write(value, 1) == "0,0"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (12.5, 6, "12,5"),
        (12.0, 6, "12"),
        (1200, 0, "1.200"),
        (0.1 + 0.2, 6, "0,3"),
        (100, 2, "100"),
    ],
)
def test_a_short_figure_has_only_the_decimals_it_needs(
    value: float, places: int, expected: str
) -> None:
    assert COMMA.write_short(value, places) == expected


def test_charts_are_told_both_marks() -> None:
    assert (COMMA.plotly, POINT.plotly) == (",.", ".,")


@given(DECIMALS, st.sampled_from(sorted(FORMATS)))
def test_what_is_written_is_read_back(value: Decimal, name: str) -> None:
    fmt = FORMATS[name]
    assert parse_decimal(fmt.write(value, 6), fmt) == value
    assert parse_decimal(fmt.write_short(value), fmt) == value


@given(DECIMALS)
def test_no_figure_is_read_as_another_amount_in_the_other_country(value: Decimal) -> None:
    """Written with its decimals, a figure is either refused there or is the same amount."""
    written = POINT.write(value, 2)
    try:
        read = parse_decimal(written, COMMA)
    except ValueError:
        return
    assert read == parse_decimal(written, POINT)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_is_refused(typed: str) -> None:
    for fmt in FORMATS.values():
        try:
            read = parse_decimal(typed, fmt)
        except ValueError:
            continue
        assert read.is_finite()
        assert any(c.isdigit() for c in typed)
