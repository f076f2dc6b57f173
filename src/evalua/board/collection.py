"""What was due and what was paid as the year goes, beside the same months of the year before."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.balances import balances
from evalua.measures.contributions import in_cash
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import Columns, build

COLLECTION: Columns = {
    "month": "text",
    "due": "int",
    "paid": "int",
    "previous_due": "int",
    "previous_paid": "int",
}
_MONTHS_A_YEAR = 12


def collection_by_month(inputs: Inputs, day: date) -> pd.DataFrame:
    """Due and paid since January, month by month, this year and the last (columns ``COLLECTION``).

    Minor units. The figures of each month are those of the collection rate at its cut; this year's
    are missing for the months that have not begun.
    """
    rows = []
    for month in Month(day.year, 1).to(Month(day.year, _MONTHS_A_YEAR)):
        due, paid = _to_date(inputs, Cut.of(month, day)) if month.first <= day else (None, None)
        past_due, past_paid = _to_date(inputs, Cut.of(month + -_MONTHS_A_YEAR, day))
        rows.append((str(month), due, paid, past_due, past_paid))
    return build(rows, COLLECTION)


def _to_date(inputs: Inputs, cut: Cut) -> tuple[int, int]:
    """Due and paid of the cut's year, as the collection rate counts them."""
    charges = in_cash(inputs, balances(inputs, cut))
    due = charges[charges["original_due_on"].between(pd.Timestamp(cut.year_start), cut.at)]
    return int((due["amount"] - due["written_off"]).sum()), int(due["paid"].sum())
