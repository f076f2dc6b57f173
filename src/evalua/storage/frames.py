"""Frames with fixed columns: what queries return and measures expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

Kind = Literal["id", "int", "float", "text", "date", "bool"]
Columns = Mapping[str, Kind]

_MISSING: Mapping[Kind, Any] = {
    "id": None,
    "int": None,
    "float": np.nan,
    "text": "",
    "date": None,
    "bool": False,
}
_EPOCH = date(1970, 1, 1).toordinal()
_TYPES: Mapping[Kind, str] = {"float": "float64", "date": "datetime64[s]", "bool": "bool"}


def build(
    rows: Iterable[Sequence[Any]] | Iterable[Mapping[str, Any]], columns: Columns
) -> pd.DataFrame:
    """A frame with exactly these columns, in this order and of these types.

    Rows are all tuples in column order, or all mappings (what they leave out is missing). Missing
    text is ``""``; missing dates are NaT; missing whole numbers are ``<NA>``.
    """
    read: list[Any] = list(rows)
    # Column by column: typing a whole frame costs ten times more, and every page reads forty.
    if read and isinstance(read[0], Mapping):
        by_column: Iterable[Any] = [[row.get(name) for row in read] for name in columns]
    else:
        by_column = zip(*read, strict=True) if read else ((),) * len(columns)
    typed = zip(columns.items(), by_column, strict=True)
    return pd.DataFrame({name: _typed(values, kind) for (name, kind), values in typed})


def empty(columns: Columns) -> pd.DataFrame:
    """A frame with these columns and no rows."""
    return build([], columns)


def _typed(values: Sequence[Any], kind: Kind) -> Any:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    missing = pd.isna(found)
    found[missing] = _MISSING[kind]
    if kind == "text":
        return pd.Series(found, dtype=object)
    if kind in ("id", "int"):
        return pd.array(found, dtype="Int64")
    if kind == "date" and all(type(value) is date for value in found[~missing]):
        return _days(found, missing)
    return found.astype(_TYPES[kind])


def _days(found: Any, missing: Any) -> Any:
    """Civil dates by their number: numpy turns them one attribute at a time, ten times slower."""
    known = [day.toordinal() - _EPOCH for day in found[~missing]]
    days = np.full(len(found), np.datetime64("NaT", "s"))
    days[~missing] = np.array(known, dtype="datetime64[D]")
    return days
