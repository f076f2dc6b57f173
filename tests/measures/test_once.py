"""What is read of the same records is read once, and nobody sees what another adds to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.measures.once import once

RECORDS = Inputs.of(Month(2026, 1))


def counted() -> tuple[list[date], object]:
    """A reading that notes each time it is really done."""
    done: list[date] = []

    @once
    def read(inputs: Inputs, day: date) -> pd.DataFrame:
        done.append(day)
        return pd.DataFrame({"day": [day]})

    return done, read


def test_a_reading_is_done_once_for_each_day() -> None:
    done, read = counted()
    inputs = replace(RECORDS)
    first, again = read(inputs, date(2026, 1, 31)), read(inputs, date(2026, 1, 31))
    read(inputs, date(2026, 2, 28))
    pd.testing.assert_frame_equal(first, again)
    assert done == [date(2026, 1, 31), date(2026, 2, 28)]


def test_other_records_are_read_anew() -> None:
    done, read = counted()
    inputs = replace(RECORDS)
    read(inputs, date(2026, 1, 31))
    read(replace(inputs, submission_day=5), date(2026, 1, 31))
    assert len(done) == 2


def test_what_one_reader_changes_no_other_sees() -> None:
    _, read = counted()
    inputs = replace(RECORDS)
    mine = read(inputs, date(2026, 1, 31))
    mine["note"] = "mía"
    mine.loc[0, "day"] = date(1999, 1, 1)
    theirs = read(inputs, date(2026, 1, 31))
    assert list(theirs.columns) == ["day"]
    assert theirs.loc[0, "day"] == date(2026, 1, 31)


def test_two_readings_of_the_same_day_do_not_mix() -> None:
    _, one = counted()

    @once
    def other(inputs: Inputs, day: date) -> pd.DataFrame:
        return pd.DataFrame({"other": [1]})

    inputs = replace(RECORDS)
    one(inputs, date(2026, 1, 31))
    assert list(other(inputs, date(2026, 1, 31)).columns) == ["other"]
