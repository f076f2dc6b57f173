"""The result of a measure: the rows behind it, from which its figures follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

DETAIL: Columns = {
    "register": "text",
    "uid": "text",
    "label": "text",
    "dated_on": "date",
    "numerator": "float",
    "denominator": "float",
    "note": "text",
}
"""One row per thing looked at, plus ``municipality_ids``: a tuple, empty for the association.

``numerator`` and ``denominator`` are what the row adds to each (NaN where the measure has no
denominator); ``note`` says in Spanish why it counts or does not.
"""
_TYPES = {
    "register": "object",
    "uid": "object",
    "label": "object",
    "dated_on": "datetime64[s]",
    "numerator": "float64",
    "denominator": "float64",
    "note": "object",
    "municipality_ids": "object",
}


@dataclass(frozen=True)
class Measured:
    """What one indicator amounts to at a cut.

    ``state`` is given only where the figures do not decide it (not applicable, not due, no data);
    ``reason`` is its Spanish sentence; a calculable figure may have one too, as a remark.
    ``unknown_pct`` (0–100) is the part of the cases whose datum nobody stated.
    """

    detail: pd.DataFrame
    state: State | None = None
    reason: str = ""
    unknown_pct: float = 0.0

    @property
    def numerator(self) -> float:
        return float(self.detail["numerator"].sum())

    @property
    def denominator(self) -> float:
        """NaN where the measure has none (a count)."""
        return float(self.detail["denominator"].sum(min_count=1))


def detail(rows: list[dict[str, object]]) -> pd.DataFrame:
    """A detail frame from mappings; what a mapping leaves out is missing."""
    frame = build(rows, DETAIL)
    towns = [_as_tuple(row.get("municipality_ids")) for row in rows]
    return frame.assign(municipality_ids=pd.Series(towns, dtype=object))


def detail_from(
    frame: pd.DataFrame,
    *,
    register: str,
    label: pd.Series | str,
    dated_on: pd.Series | None = None,
    numerator: pd.Series | float,
    denominator: pd.Series | float = float("nan"),
    note: pd.Series | str = "",
    municipality_ids: pd.Series | None = None,
) -> pd.DataFrame:
    """A detail frame from the rows of a register frame that has a ``uid``, without a loop.

    ``municipality_ids`` defaults to the frame's ``municipality_id``; sums are in minor units for
    money and in rows for counts.
    """
    if municipality_ids is None:
        municipality_ids = frame["municipality_id"].map(_as_tuple)
    columns = {
        "register": register,
        "uid": frame["uid"],
        "label": label,
        "dated_on": pd.NaT if dated_on is None else dated_on,
        "numerator": numerator,
        "denominator": denominator,
        "note": note,
        "municipality_ids": municipality_ids,
    }
    arrays = {
        name: pd.Series(values, index=frame.index, dtype=_TYPES[name]).reset_index(drop=True)
        for name, values in columns.items()
    }
    return pd.DataFrame(arrays, copy=False)


def towns_of(links: pd.DataFrame, key: str, ids: pd.Series) -> pd.Series:
    """The municipalities linked to each id, as tuples in order; () where there is none."""
    mine = links[links[key].isin(ids)].sort_values("municipality_id")
    found: dict[int, tuple[int, ...]] = {}
    for row, town in zip(mine[key].tolist(), mine["municipality_id"].tolist(), strict=True):
        found[row] = (*found.get(row, ()), town)
    towns = [found.get(row, ()) for row in ids.tolist()]
    return pd.Series(towns, index=ids.index, dtype=object)


def matched(keys: pd.Series, table: pd.Series) -> pd.Series:
    """What a table indexed by key has for each key, beside it; missing where it has none."""
    return table.reindex(pd.Index(keys)).set_axis(keys.index)


def labelled(text: pd.Series, otherwise: str) -> pd.Series:
    """A text to tell rows apart by, where there is one."""
    return text.mask(text == "", otherwise)


def nothing(state: State, reason: str) -> Measured:
    """A measure without rows, in a given state."""
    return Measured(NO_ROWS, state, reason)


def by_municipality(rows: pd.DataFrame, per: Sequence[str] = ()) -> pd.DataFrame:
    """Numerator and denominator per municipality; a shared row appears under each of its own.

    Returns the columns of ``per``, municipality_id, numerator, denominator; rows of the association
    alone are left out.
    """
    keys = [*per, "municipality_id"]
    shared = rows[[*per, "municipality_ids", "numerator", "denominator"]]
    exploded = shared.explode("municipality_ids").dropna(subset=["municipality_ids"])
    exploded = exploded.rename(columns={"municipality_ids": "municipality_id"})
    exploded = exploded.astype({"municipality_id": "Int64"})
    return exploded.groupby(keys)[["numerator", "denominator"]].sum(min_count=1).reset_index()


def _as_tuple(value: object) -> tuple[int, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None or value is pd.NA else (int(value),)  # type: ignore[call-overload]


NO_ROWS = detail([])
"""A detail frame without rows."""
