"""Measures over the months themselves: A10-Q23-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail


def months_on_time(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-01: months first sent by their deadline ÷ months whose deadline came this year.

    The deadline is the submission day of the following month; months before the association began
    to answer are not due, and reopening changes nothing; counts of months. Source: D001 Q23; D004 §2.2.
    """
    first, last = cut.window(catalog.indicator("A10-Q23-01").window)
    sent = inputs.months[inputs.months["first_submitted_on"] <= cut.at]
    sent_on = dict(zip(sent["month"], sent["first_submitted_on"], strict=True))
    months = max(Month.of(first.date()).previous, inputs.evaluation_start).to(cut.month)
    deadlines = {m: pd.Timestamp(m.next.day(inputs.submission_day)) for m in months}
    return Measured(
        detail(
            [
                _row(month, deadline, sent_on.get(str(month)))
                for month, deadline in deadlines.items()
                if first <= deadline <= last
            ]
        )
    )


def _row(month: Month, deadline: pd.Timestamp, sent_on: pd.Timestamp | None) -> dict[str, object]:
    """A month has no other identity than itself, so its text stands where a uid would."""
    on_time = sent_on is not None and sent_on <= deadline
    late = "sin enviar" if sent_on is None else "enviado después del plazo"
    return {
        "register": "month",
        "uid": str(month),
        "label": month.label,
        "dated_on": sent_on,
        "numerator": float(on_time),
        "denominator": 1.0,
        "note": "enviado en plazo" if on_time else late,
    }
