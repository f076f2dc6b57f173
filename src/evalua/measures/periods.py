"""Measures over the months themselves: A10-Q23-01 and A06-Q15-01."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.measures.measured import Measured, detail
from evalua.measures.once import once

DELIVERY_DAYS = 10
"""Days after the submission day in which the month's report must reach everybody (A06-Q15-01)."""


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


def reports_delivered(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A06-Q15-01: months whose report reached every member in time ÷ months whose time came this year.

    In time: within ten days after the submission day. Expects a delivery with its channel to each
    municipality that was a member on the month's last day and still is when the time ends; months
    before the association began to answer are not due. Counts of months. Source: D001 Q2 and Q15;
    D004 §4.1.
    """
    first, last = cut.window(catalog.indicator("A06-Q15-01").window)
    months = max((Month.of(first.date()) + -2), inputs.evaluation_start).to(cut.month)
    deadlines = {month: _delivered_by(inputs, month) for month in months}
    found = _arrivals(inputs)
    channels = catalog.choices("report_channels")
    return Measured(
        detail(
            [
                _delivery(inputs, month, deadline, found, channels)
                for month, deadline in deadlines.items()
                if first <= deadline <= last
            ]
        )
    )


def _delivered_by(inputs: Inputs, month: Month) -> pd.Timestamp:
    submission = pd.Timestamp(month.next.day(inputs.submission_day))
    return submission + pd.Timedelta(days=DELIVERY_DAYS)


@once
def _arrivals(inputs: Inputs) -> pd.DataFrame:
    """The deliveries that say through which channel they arrived."""
    return inputs.deliveries[inputs.deliveries["channel"] != ""]


def _delivery(
    inputs: Inputs,
    month: Month,
    deadline: pd.Timestamp,
    deliveries: pd.DataFrame,
    channels: Mapping[str, str],
) -> dict[str, object]:
    """How a month's report reached the members, seen on the day its time ended."""
    asked = set(active_members(inputs, month.last)["municipality_id"])
    asked &= set(active_members(inputs, deadline.date())["municipality_id"])
    mine = deliveries[deliveries["month"] == str(month)]
    mine = mine[mine["municipality_id"].isin(asked)]
    arrived = mine[mine["delivered_on"] <= deadline]
    reached, total = arrived["municipality_id"].nunique(), len(asked)
    ways = [name.lower() for key, name in channels.items() if key in set(arrived["channel"])]
    through = f" · por {', '.join(ways)}" if ways else ""
    whole = reached == total and total > 0
    return {
        "register": "month",
        "uid": str(month),
        "label": month.label,
        "dated_on": arrived["delivered_on"].max() if whole else None,
        "numerator": float(whole),
        "denominator": 1.0,
        "note": f"llegó en plazo a {reached} de {total}{through}",
    }


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
