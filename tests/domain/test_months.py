"""A month as a value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.month import Month, long_date

MONTHS = st.builds(Month, st.integers(1950, 2900), st.integers(1, 12))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("2026-10", Month(2026, 10)), (" 2024-02 ", Month(2024, 2)), ("1999-12", Month(1999, 12))],
)
def test_a_month_is_read_as_year_and_month(typed: str, expected: Month) -> None:
    assert Month.parse(typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["", "2026-13", "2026-00", "2026-1", "26-10", "10-2026", "2026/10", "2026-10-05", "٢٠٢٦-10"],
)
def test_what_is_not_a_month_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Month.parse(typed)


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1899, 12), (3000, 1)])
def test_a_month_out_of_the_calendar_cannot_exist(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        Month(year, month)


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (Month(2024, 2), date(2024, 2, 29)),
        (Month(2026, 2), date(2026, 2, 28)),
        (Month(2100, 2), date(2100, 2, 28)),
        (Month(2026, 4), date(2026, 4, 30)),
        (Month(2026, 12), date(2026, 12, 31)),
    ],
)
def test_the_last_day_follows_the_calendar(month: Month, last: date) -> None:
    assert month.last == last
    assert month.first == last.replace(day=1)


def test_a_day_beyond_a_short_month_is_its_last_day() -> None:
    assert Month(2026, 2).day(31) == date(2026, 2, 28)
    assert Month(2026, 3).day(10) == date(2026, 3, 10)


def test_a_month_is_written_as_people_say_it() -> None:
    october = Month(2026, 10)
    assert (october.label, october.short, str(october)) == ("octubre 2026", "oct 2026", "2026-10")
    assert long_date(date(2026, 3, 1)) == "1 de marzo de 2026"


def test_december_is_followed_by_january() -> None:
    assert Month(2026, 12).next == Month(2027, 1)
    assert Month(2027, 1).previous == Month(2026, 12)
    assert [str(m) for m in Month(2026, 11).to(Month(2027, 2))] == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
    ]
    assert list(Month(2026, 5).to(Month(2026, 4))) == []


@given(MONTHS)
def test_what_is_written_is_read_back(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.of(month.last) == month


@given(MONTHS, st.integers(-500, 500))
def test_adding_and_counting_months_agree(month: Month, count: int) -> None:
    moved = month + count
    assert moved - month == count
    assert (moved > month) == (count > 0)
    assert str(moved) > str(month) if count > 0 else str(moved) <= str(month)
