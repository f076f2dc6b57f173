"""What measures look at: the frames of the registers, the cut and its windows, who is a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from conftest import Office
from evalua.domain.month import Month
from evalua.measures.frames import FRAMES
from evalua.measures.inputs import (
    Cut,
    Inputs,
    active_members,
    members_all_month,
    was_member,
)
from evalua.months.gathering import gather
from evalua.storage.frames import empty
from measures.records import CAST, cut_at, members, reason, records, sent


def test_every_frame_has_the_columns_and_types_its_register_returns(
    found: Callable[..., Office],
) -> None:
    office = found("Mancomunidad Cuenca Clara", ["Alto Claro", "Belmira"])
    with office.db.session() as session:
        inputs = gather(session, office.id)
    for name, frame in FRAMES.items():
        read = getattr(inputs, name)
        pd.testing.assert_series_equal(read.dtypes, empty(frame.columns).dtypes)


def test_a_frame_that_no_register_has_is_refused_by_name() -> None:
    inputs = Inputs.of(Month(2026, 1))
    with pytest.raises(TypeError, match="telescopes"):
        Inputs.of(Month(2026, 1), telescopes=inputs.goals)
    with pytest.raises(TypeError, match="telescopes"):
        inputs.having(telescopes=inputs.goals)
    with pytest.raises(AttributeError, match="telescopes"):
        _ = inputs.telescopes


def test_the_cut_is_the_last_day_of_the_month_or_today() -> None:
    assert Cut.of(Month(2026, 10), date(2026, 12, 3)).day == date(2026, 10, 31)
    assert Cut.of(Month(2026, 10), date(2026, 10, 20)).day == date(2026, 10, 20)


def test_a_month_has_elapsed_on_its_last_day() -> None:
    assert cut_at("2026-10-31").elapsed == Month(2026, 10)
    assert cut_at("2026-10-30").elapsed == Month(2026, 9)


@pytest.mark.parametrize(
    ("window", "first"),
    [
        ("year", "2026-01-01"),
        ("month", "2026-10-01"),
        ("90d", "2026-08-02"),
        ("30d", "2026-10-01"),
        ("12m", "2025-11-01"),
        ("3m", "2026-08-01"),
    ],
)
def test_a_window_ends_at_the_cut(window: str, first: str) -> None:
    assert cut_at("2026-10-31").window(window) == (
        pd.Timestamp(first),
        pd.Timestamp("2026-10-31"),
    )


def test_a_window_nobody_defined_is_refused() -> None:
    with pytest.raises(ValueError, match="weekly"):
        cut_at("2026-10-31").window("weekly")


def test_the_leave_date_is_the_last_day_as_a_member() -> None:
    inputs = records(CAST)
    assert "M6" in active_members(inputs, date(2026, 6, 30))["name"].tolist()
    assert "M6" not in active_members(inputs, date(2026, 7, 1))["name"].tolist()


def test_a_new_member_passes_its_grace_on_its_last_day() -> None:
    inputs = records(members((1, "2026-08-02")))
    assert active_members(inputs, date(2026, 10, 31), 90)["name"].tolist() == ["M1"]
    assert active_members(inputs, date(2026, 10, 30), 90).empty


def test_a_member_all_month_was_there_on_its_first_and_its_last_day() -> None:
    inputs = records(members((1, "2026-10-01"), (2, "2026-10-02"), (3, "2020-01-01", "2026-10-30")))
    assert members_all_month(inputs, Month(2026, 10))["name"].tolist() == ["M1"]


def test_one_who_left_and_came_back_was_a_member_in_each_spell() -> None:
    inputs = records(members((1, "2020-01-01", "2024-12-31"), (1, "2026-01-01")))
    days = pd.to_datetime(pd.Series(["2024-12-31", "2025-06-01", "2026-01-01", None]))
    towns = pd.Series([1, 1, 1, 1], dtype="Int64")
    assert was_member(inputs, towns, days).tolist() == [True, False, True, False]


def test_silence_is_zero_once_the_month_is_sent_or_the_director_says_so() -> None:
    month, code = Month(2026, 10), "A02-Q06-01"
    assert not records().answered(month, code)
    assert records(sent("2026-10", "2026-11-05")).answered(month, code)
    assert records(reason("2026-10", code, "zero")).answered(month, code)
    lost = records(sent("2026-10", "2026-11-05"), reason("2026-10", code, "not_available"))
    assert not lost.answered(month, code)
    assert lost.answered(month, "A06-Q15-03")
