"""What the calendars of projects had programmed by a day, and what the notes say was reached."""

from __future__ import annotations

import pandas as pd

from evalua.measures.inputs import Cut, Inputs


def first_calendars(inputs: Inputs) -> pd.DataFrame:
    """The first calendar of each project: project_id, schedule_id, ends_on."""
    return _kept(inputs.project_schedules[inputs.project_schedules["number"] == 1])


def calendars_in_force(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The calendar of each project at the cut: project_id, schedule_id, ends_on.

    The last one set by then; the first one stands from the beginning, whenever it was written.
    """
    rows = inputs.project_schedules
    known = rows[(rows["number"] == 1) | (rows["set_on"] <= cut.at)]
    return _kept(known.sort_values("number").drop_duplicates("project_id", keep="last"))


def programmed(inputs: Inputs, cut: Cut, calendars: pd.DataFrame) -> pd.DataFrame:
    """By project: ``physical`` (per cent) and ``amount`` (minor units) programmed to date.

    Those of the last month that had ended; progress is 0 before the first one and 100 from the end
    on. The amount is NaN where the calendar programmes none by then.
    """
    points = inputs.schedule_points
    due = points[points["month"] <= str(cut.elapsed)].sort_values("month")
    last = due.groupby("schedule_id")[["physical", "amount"]].last()
    rows = calendars.set_index("project_id")
    found = last.reindex(rows["schedule_id"]).set_axis(rows.index).astype("float64")
    over = rows["ends_on"] <= cut.at
    return found.assign(physical=found["physical"].fillna(0.0).mask(over, 100.0))


def last_known(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """By project, what the notes last said by the cut: physical, financial, paid, committed.

    Progress is per cent and money minor units to date; a note that leaves a figure out keeps the
    one before. NaN where no note ever gave it.
    """
    rows = inputs.follow_ups[inputs.follow_ups["noted_on"] <= cut.at]
    rows = rows.sort_values(["noted_on", "id"])
    columns = ["physical", "financial", "paid", "committed"]
    return rows.groupby("project_id")[columns].last().astype("float64")


def last_cause(inputs: Inputs, cut: Cut) -> pd.Series:
    """By project, the cause of delay of the last note that gives one by the cut."""
    rows = inputs.follow_ups
    told = rows[(rows["noted_on"] <= cut.at) & (rows["delay_cause"] != "")]
    return told.sort_values(["noted_on", "id"]).groupby("project_id")["delay_cause"].last()


def _kept(rows: pd.DataFrame) -> pd.DataFrame:
    columns = rows[["project_id", "id", "ends_on"]].rename(columns={"id": "schedule_id"})
    return columns.reset_index(drop=True)
