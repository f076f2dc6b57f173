"""When a municipality was a member, time after time."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs


def spells_sentence(inputs: Inputs, municipality_id: int, day: date) -> str:
    """Every membership begun by the day, oldest first, in one sentence.

    «Miembro desde el 1 de enero de 2020», «Miembro del … al … y del … al …». The leave date is the
    last day as a member.
    """
    rows, at = inputs.memberships, pd.Timestamp(day)
    rows = rows[(rows["municipality_id"] == municipality_id) & (rows["joined_on"] <= at)]
    if rows.empty:
        return "Todavía no era miembro"
    told = [
        _spell(first.date(), None if pd.isna(last) or last >= at else last.date())
        for first, last in rows.sort_values("joined_on")[["joined_on", "left_on"]].itertuples(
            index=False
        )
    ]
    return f"Miembro {' y '.join(told)}"


def _spell(first: date, last: date | None) -> str:
    if last is None:
        return f"desde el {long_date(first)}"
    return f"del {long_date(first)} al {long_date(last)}"
