"""A project month by month: what its calendars said, what was reached, and the money of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from evalua.board.projects import calendars_in_force
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

PROJECT_MONTHS: Columns = {
    "month": "text",
    "first": "float",
    "current": "float",
    "physical": "float",
    "planned_amount": "int",
    "disbursed": "int",
}
"""Progress in per cent and money in minor units, both accumulated to the end of the month. ``first``
is the calendar that delays are measured with and ``current`` the one in force, whose money is
``planned_amount``; what was reached is missing in months to come or without a note."""


def project_months(inputs: Inputs, project_id: int, day: date) -> pd.DataFrame:
    """The months of a project's calendars as known on a day (columns ``PROJECT_MONTHS``)."""
    schedules = inputs.project_schedules
    own = schedules[schedules["project_id"] == project_id]
    known = calendars_in_force(inputs, day)
    first = _points(inputs, own[own["number"] == 1], "physical")
    current = _points(inputs, known[known["project_id"] == project_id], "physical")
    amounts = _points(inputs, known[known["project_id"] == project_id], "amount")
    reached, arrived = _reached(inputs, project_id, day), _arrived(inputs, project_id, day)
    last = str(Month.of(day))
    return build(
        (
            {
                "month": month,
                "first": first.get(month),
                "current": current.get(month),
                "physical": reached.get(month),
                "planned_amount": amounts.get(month),
                "disbursed": _by_then(arrived, month) if month <= last else None,
            }
            for month in sorted(first.keys() | current.keys() | reached.keys())
        ),
        PROJECT_MONTHS,
    )


def _points(inputs: Inputs, schedules: pd.DataFrame, column: str) -> dict[str, float]:
    rows = inputs.schedule_points
    own = rows[rows["schedule_id"].isin(schedules["id"])].dropna(subset=[column])
    return dict(zip(own["month"], own[column], strict=True))


def _reached(inputs: Inputs, project_id: int, day: date) -> dict[str, float]:
    """The last progress noted in each month."""
    rows = inputs.follow_ups
    known = (rows["project_id"] == project_id) & (rows["noted_on"] <= pd.Timestamp(day))
    notes = rows[known].dropna(subset=["physical"]).sort_values(["noted_on", "id"], kind="stable")
    return {str(Month.of(n["noted_on"].date())): n["physical"] for n in notes.to_dict("records")}


def _arrived(inputs: Inputs, project_id: int, day: date) -> dict[str, int]:
    """What was disbursed in each month."""
    rows = inputs.funding
    own = (rows["project_id"] == project_id) & (rows["condition"] == "disbursed")
    found: dict[str, int] = {}
    for row in rows[own & (rows["dated_on"] <= pd.Timestamp(day))].to_dict("records"):
        month = str(Month.of(row["dated_on"].date()))
        found[month] = found.get(month, 0) + int(row["amount"])
    return found


def _by_then(arrived: Mapping[str, int], month: str) -> int:
    return sum(amount for at, amount in arrived.items() if at <= month)
