"""Words and numbers on charts."""

import math

import pandas as pd
import pytest

from evalua.charts.text import (
    alphabetical,
    escape,
    month_in,
    month_ticks,
    months_of,
    number_in,
    percent,
    plural,
    score_in,
    signed,
    text_in,
    wrap,
)
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA, POINT


def test_markup_is_shown_as_it_was_typed() -> None:
    assert escape("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"


def test_entities_that_people_typed_stay_as_typed() -> None:
    assert escape("&lt;") == "&amp;lt;"


def test_a_long_label_breaks_in_two_lines_and_says_it_goes_on() -> None:
    assert wrap("uno dos tres cuatro cinco seis", 10) == "uno dos<br>tres…"


@pytest.mark.parametrize(
    ("text", "lines", "label"),
    [
        ("x" * 30, 1, "xxxxxxxxx…"),
        ("x" * 30, 2, "xxxxxxxxxx<br>xxxxxxxxx…"),
        ("uno " + "x" * 30, 2, "uno xxxxxx<br>xxxxxxxxx…"),
        ("…", 1, "…"),
        ("", 2, ""),
    ],
)
def test_a_word_longer_than_its_line_keeps_the_letters_that_fit(
    text: str, lines: int, label: str
) -> None:
    assert wrap(text, 10, lines) == label


def test_escaping_happens_after_breaking_so_that_no_entity_is_cut() -> None:
    assert wrap("<<<<<<<<< <", 9) == "&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;<br>&lt;"


@pytest.mark.parametrize(
    ("value", "text"),
    [(8.0, "+8,0"), (-5.0, "−5,0"), (0.0, "="), (-0.04, "="), (0.05, "+0,1"), (None, "")],
)
def test_a_change_carries_its_sign_and_says_when_there_is_none(
    value: float | None, text: str
) -> None:
    assert signed(value, COMMA) == text


@pytest.mark.parametrize("missing", [None, math.nan, pd.NA, pd.NaT])
def test_missing_is_neither_zero_nor_a_word(missing: object) -> None:
    assert number_in({"x": missing}, "x") is None
    assert text_in({"x": missing}, "x") == ""
    assert number_in({}, "x") is None


def test_a_score_prints_as_its_country_writes_numbers() -> None:
    assert score_in({"score": 78.25}, COMMA) == "78,3"
    assert score_in({"score": 78.25}, POINT) == "78.3"
    assert score_in({"score": None}, COMMA) == ""


def test_the_print_given_by_the_caller_wins() -> None:
    assert score_in({"score": 79.996, "score_text": "79,9"}, COMMA) == "79,9"


def test_coverage_is_a_percentage_without_decimals() -> None:
    assert percent(0.755, COMMA) == "76\u00a0%"
    assert percent(None, COMMA) == ""


def test_names_follow_spanish_order() -> None:
    assert alphabetical(["Zarzal", "Ñusta", "Ocaña", "Álamos", "Nube", "Zarzal", "altos"]) == [
        "Álamos",
        "altos",
        "Nube",
        "Ñusta",
        "Ocaña",
        "Zarzal",
    ]


def test_months_are_read_as_values_or_as_text_and_put_in_order() -> None:
    frame = pd.DataFrame({"month": ["2026-02", "2025-12", "2026-02"]})
    assert months_of(frame) == [Month(2025, 12), Month(2026, 2)]
    assert month_in({"month": Month(2026, 2)}) == Month(2026, 2)


def test_the_year_is_written_once_and_again_in_january() -> None:
    months = list(Month(2025, 11).to(Month(2026, 2)))
    assert month_ticks(months) == ["nov<br>2025", "dic", "ene<br>2026", "feb"]
    assert month_ticks(months, year_first=True)[0] == "2025<br>nov"


def test_one_is_singular() -> None:
    assert plural(1, "municipio", "municipios") == "1 municipio"
    assert plural(0, "municipio", "municipios") == "0 municipios"
