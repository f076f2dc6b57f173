"""Frames with fixed columns: what queries return and measures expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

Kind = Literal["id", "int", "float", "text", "date", "bool"]
Columns = Mapping[str, Kind]


def build(rows: Iterable[Sequence[Any] | Mapping[str, Any]], columns: Columns) -> pd.DataFrame:
    """A frame with exactly these columns, in this order and of these types.

    Rows are tuples in column order, or mappings (what they leave out is missing). Missing text
    is ``""``; missing dates are NaT; missing whole numbers are ``<NA>``.
    """
    names = list(columns)
    data = [[r.get(n) for n in names] if isinstance(r, Mapping) else r for r in rows]
    # Column by column: typing a whole frame costs ten times more, and every page reads forty.
    by_column = zip(*data, strict=True) if data else ((),) * len(names)
    typed = zip(columns.items(), by_column, strict=True)
    return pd.DataFrame({name: _typed(values, kind) for (name, kind), values in typed})


def empty(columns: Columns) -> pd.DataFrame:
    """A frame with these columns and no rows."""
    return build([], columns)


def _typed(values: Sequence[Any], kind: Kind) -> Any:
    present = [None if _is_missing(value) else value for value in values]
    if kind == "text":
        return pd.Series(["" if value is None else value for value in present], dtype=object)
    if kind == "date":
        return np.array(present, dtype="datetime64[s]")
    if kind == "bool":
        return np.array([bool(value) for value in present], dtype=bool)
    if kind == "float":
        return np.array([np.nan if value is None else value for value in present], dtype="float64")
    return pd.array(present, dtype="Int64")


def _is_missing(value: Any) -> bool:
    absent = value is None or value is pd.NaT or value is pd.NA
    return absent or (isinstance(value, float) and np.isnan(value))
