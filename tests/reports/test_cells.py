"""From a value to a cell."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.workbook import Workbook

from evalua.reports.cells import plain_value, printable_text, whole_units, write_text
from evalua.reports.report import Column

TEXT, MONEY, NUMBER = Column("x", "X"), Column("x", "X", "money"), Column("x", "X", "quantity")


@pytest.mark.parametrize("value", [None, math.nan, math.inf, pd.NA, pd.NaT, ""])
def test_what_is_missing_leaves_the_cell_empty(value: Any) -> None:
    assert plain_value(value, NUMBER, 0) is None


@pytest.mark.parametrize(
    ("minor", "digits", "whole"),
    [
        (1_234_567, 0, 1_234_567),
        (123_456, 2, Decimal("1234.56")),
        (-7, 2, Decimal("-0.07")),
        (np.int64(99), 2, Decimal("0.99")),
    ],
)
def test_money_is_written_in_whole_units_exactly(minor: Any, digits: int, whole: Any) -> None:
    assert whole_units(minor, digits) == whole


def test_zero_is_a_number_and_not_a_gap() -> None:
    assert plain_value(0, MONEY, 0) == 0
    assert plain_value(np.float64(0.0), NUMBER, 0) == 0.0


def test_flags_are_words_and_instants_are_days() -> None:
    assert plain_value(np.bool_(True), TEXT, 0) == "Sí"
    assert plain_value(False, TEXT, 0) == "No"
    assert plain_value(pd.Timestamp(2026, 10, 5), Column("x", "X", "date"), 0) == date(2026, 10, 5)


@pytest.mark.parametrize("text", ["=1+1", "+57 300", "-", "@yo", "#N/A", "'=1", "=", "https://a.b"])
def test_text_that_a_program_might_run_is_kept_as_it_is(text: str) -> None:
    cell = saved(text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_control_characters_are_taken_out_and_line_breaks_kept() -> None:
    assert printable_text("a\x00b\x1fc\nd\te\ufffe") == "abc\nd\te"


@given(some.text(min_size=1, max_size=60))
def test_any_text_can_be_written(text: str) -> None:
    assert saved(text).data_type in ("s", "n")


def saved(text: str) -> Any:
    """The first cell of a workbook written and read again."""
    book, stream = Workbook(), BytesIO()
    write_text(book.active["A1"], text)
    book.save(stream)
    return openpyxl.load_workbook(stream).active["A1"]
