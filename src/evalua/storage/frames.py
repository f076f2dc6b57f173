"""Frames with fixed columns: what queries return and measures expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
_TYPES: Mapping[Kind, str] = {"float": "float64", "date": "datetime64[s]", "bool": "bool"}


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
    found = np.empty(len(values), dtype=object)
    found[:] = values
    found[pd.isna(found)] = _MISSING[kind]
    if kind == "text":
        return pd.Series(found, dtype=object)
    return pd.array(found, dtype="Int64") if kind in ("id", "int") else found.astype(_TYPES[kind])
