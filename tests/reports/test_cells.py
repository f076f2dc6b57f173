"""From a value to a cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.workbook import Workbook

from evalua.reports.cells import model_of, plain_value, printable_text, whole_units, write_cell
from evalua.reports.report import Column
from evalua.reports.styles import register_styles

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


def test_text_of_nothing_but_control_characters_leaves_the_cell_empty() -> None:
    assert saved("\x14").value is None


@settings(deadline=None, max_examples=40)
@given(some.lists(some.text(min_size=1, max_size=60), min_size=1, max_size=20))
def test_any_text_comes_back_without_what_a_file_cannot_hold(texts: list[str]) -> None:
    found = [cell.value or "" for cell in written(texts, TEXT)]
    assert found == [normal(printable_text(text)) for text in texts]


@settings(deadline=None, max_examples=40)
@given(some.lists(some.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_every_digit_of_a_number_comes_back(numbers: list[float]) -> None:
    assert [cell.value for cell in written(numbers, NUMBER)] == numbers


def normal(text: str) -> str:
    """XML reads every end of line as the same one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def saved(text: str) -> Any:
    """The cell of a text, written and read again."""
    (cell,) = written([text], TEXT)
    return cell


def written(values: Sequence[Any], column: Column) -> list[Any]:
    """The first column of a workbook with these values, written and read again."""
    book, stream = Workbook(), BytesIO()
    register_styles(book, 0)
    for row, value in enumerate(values, 1):
        write_cell(book.active.cell(row, 1), column, value, 0, model_of(column, book.active))
    book.save(stream)
    page = openpyxl.load_workbook(stream).active
    return [page.cell(row, 1) for row in range(1, len(values) + 1)]
