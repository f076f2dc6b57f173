"""Disagreements in totals: all that anybody but the direction sees of them."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, within
from evalua.storage.frames import Columns, build

TOTALS: Columns = {
    "quarter": "text",
    "due": "int",
    "on_time": "int",
    "late": "int",
    "open": "int",
}
"""By the quarter in which they were due: closed by their date, closed after it, still open."""

_QUARTERS = 4
_ORDINALS = ("primer", "segundo", "tercer", "cuarto")


def totals(inputs: Inputs, day: date) -> pd.DataFrame:
    """The last four complete quarters, the last one first (columns ``TOTALS``)."""
    rows, found, at = inputs.disagreements, [], day
    for _ in range(_QUARTERS):
        first, last = Cut(Month.of(at), at).window("quarter")
        due = rows[within(rows["due_on"], (first, last))]
        closed = due["closed_on"] <= pd.Timestamp(day)
        on_time = closed & (due["closed_on"] <= due["due_on"])
        found.append(
            {
                "quarter": _name(first),
                "due": len(due),
                "on_time": int(on_time.sum()),
                "late": int((closed & ~on_time).sum()),
                "open": int((~closed).sum()),
            }
        )
        at = (first - timedelta(days=1)).date()
    return build(found, TOTALS)


def sentence(inputs: Inputs, day: date) -> str:
    """How many are open today and how many of them are past their date."""
    rows = inputs.disagreements
    at = pd.Timestamp(day)
    open_ = rows[(rows["received_on"] <= at) & ~(rows["closed_on"] <= at)]
    late = int((open_["due_on"] < at).sum())
    if open_.empty:
        return "No hay inconformidades abiertas."
    said = plural(len(open_), "inconformidad abierta", "inconformidades abiertas")
    return (
        f"{said}, {plural(late, 'fuera de plazo', 'fuera de plazo') if late else 'todas en plazo'}."
    )


def _name(first: pd.Timestamp) -> str:
    return f"{_ORDINALS[(first.month - 1) // 3]} trimestre de {first.year}".capitalize()
