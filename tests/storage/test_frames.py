"""Frames with fixed columns, whatever the rows hold."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from evalua.storage.frames import Columns, build, empty

COLUMNS: Columns = {
    "id": "id",
    "count": "int",
    "value": "float",
    "name": "text",
    "day": "date",
    "flag": "bool",
}
TYPES = {
    "id": "Int64",
    "count": "Int64",
    "value": "float64",
    "name": "object",
    "day": "datetime64[s]",
    "flag": "bool",
}
FULL = (1, 2, 2.5, "Ñuñoa", date(2026, 10, 31), True)


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(kind) for name, kind in frame.dtypes.items()}


@pytest.mark.parametrize(
    "rows",
    [[], [FULL], [(None,) * 6], [FULL, (None,) * 6], [{}], [{"id": 9}]],
    ids=["none", "full", "missing", "both", "empty mapping", "partial mapping"],
)
def test_columns_order_and_types_never_depend_on_the_rows(rows: list[object]) -> None:
    frame = build(rows, COLUMNS)  # type: ignore[arg-type]
    assert list(frame.columns) == list(COLUMNS)
    assert types(frame) == TYPES
    assert len(frame) == len(rows)


def test_an_empty_frame_is_one_without_rows() -> None:
    assert types(empty(COLUMNS)) == TYPES
    assert empty(COLUMNS).empty


def test_values_come_back_as_they_were() -> None:
    row = build([FULL], COLUMNS).iloc[0]
    assert (row["id"], row["count"], row["value"], row["name"]) == (1, 2, 2.5, "Ñuñoa")
    assert row["day"] == pd.Timestamp(2026, 10, 31)
    assert row["flag"]


def test_missing_is_never_zero() -> None:
    row = build([(None,) * 6], COLUMNS).iloc[0]
    assert row["id"] is pd.NA
    assert row["count"] is pd.NA
    assert pd.isna(row["value"])
    assert row["name"] == ""
    assert row["day"] is pd.NaT
    assert not row["flag"]


def test_an_amount_larger_than_a_float_holds_keeps_every_unit() -> None:
    amount = 2**53 + 1
    frame = build([(None, amount, None, None, None, None)] * 2, COLUMNS)
    assert int(frame["count"].sum()) == 2 * amount


def test_a_date_far_away_is_kept() -> None:
    frame = build([{"day": date(2999, 12, 31)}, {"day": date(1850, 1, 1)}], COLUMNS)
    assert [d.year for d in frame["day"]] == [2999, 1850]


def test_mappings_and_tuples_give_the_same_frame() -> None:
    mapping = dict(zip(COLUMNS, FULL, strict=True))
    pd.testing.assert_frame_equal(build([mapping], COLUMNS), build([FULL], COLUMNS))
