"""Frames with fixed columns: what queries return and measures expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd

Kind = Literal["id", "int", "float", "text", "date", "bool"]
Columns = Mapping[str, Kind]
_DTYPES: dict[Kind, str] = {
    "id": "Int64",
    "int": "Int64",
    "float": "float64",
    "text": "object",
    "date": "datetime64[s]",
    "bool": "bool",
}


def build(rows: Iterable[Sequence[Any] | Mapping[str, Any]], columns: Columns) -> pd.DataFrame:
    """A frame with exactly these columns, in this order and of these types.

    Rows are tuples in column order, or mappings (what they leave out is missing). Missing text
    is ``""``; missing dates are NaT; missing whole numbers are ``<NA>``.
    """
    names = list(columns)
    data = [[r.get(n) for n in names] if isinstance(r, Mapping) else list(r) for r in rows]
    frame = pd.DataFrame(data, columns=names, dtype=object)
    return frame.assign(**{name: _typed(frame[name], kind) for name, kind in columns.items()})


def empty(columns: Columns) -> pd.DataFrame:
    """A frame with these columns and no rows."""
    return build([], columns)


def _typed(values: pd.Series, kind: Kind) -> pd.Series:
    if kind == "text":
        return values.where(values.notna(), "").astype(object)
    if kind == "date":
        return pd.to_datetime(values).astype(_DTYPES[kind])
    if kind == "bool":
        return values.where(values.notna(), False).astype(bool)
    return values.astype(_DTYPES[kind])
