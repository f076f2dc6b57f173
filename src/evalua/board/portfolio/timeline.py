"""The calendar of the portfolio: what was planned at first, what is planned now, what happened."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.projects import calendars_in_force, project_lines, public_sentence
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

TIMELINE: Columns = {
    "uid": "text",
    "code": "text",
    "name": "text",
    "stage": "text",
    "starts_on": "date",
    "ends_on": "date",
    "current_starts_on": "date",
    "current_ends_on": "date",
    "changes": "int",
    "moved_days": "int",
    "began_on": "date",
    "finished_on": "date",
    "planned_physical": "float",
    "physical": "float",
    "behind": "float",
    "delayed": "bool",
    "status": "text",
}
"""``starts_on`` and ``ends_on`` are the first calendar's, ``current_…`` those in force; ``changes``
counts the calendars set after the first and ``moved_days`` how far the end went. ``began_on`` and
``finished_on`` are the days the project entered execution and finished; progress is per cent."""


def timeline(inputs: Inputs, day: date) -> pd.DataFrame:
    """One row per project with a calendar, by code (columns ``TIMELINE``); discarded ones stay out."""
    lines = project_lines(inputs, day)
    lines = lines[lines["stage"] != "discarded"]
    lines = lines.assign(
        status=[public_sentence(line) for line in lines.to_dict("records")],
        began_on=_reached(inputs, lines["project_id"], "in_execution", day),
        finished_on=_reached(inputs, lines["project_id"], "finished", day),
    )
    rows = lines.merge(_calendars(inputs, day), on="project_id", validate="1:1")
    moved = (rows["current_ends_on"] - rows["ends_on"]).dt.days
    return build(rows.assign(moved_days=moved).astype(object).to_dict("records"), TIMELINE)


def without_calendar(inputs: Inputs, day: date) -> list[str]:
    """The running projects that nobody planned, as ``P-004 Acueducto``, by code."""
    lines = project_lines(inputs, day)
    bare = lines[lines["stage"].isin(["in_execution", "suspended"]) & lines["ends_on"].isna()]
    return [f"{row['code']} {row['name']}" for row in bare.to_dict("records")]


def _calendars(inputs: Inputs, day: date) -> pd.DataFrame:
    """The start of the first calendar and of the one in force, and how many came after the first."""
    rows = inputs.project_schedules
    first = rows.loc[rows["number"] == 1, ["project_id", "starts_on"]]
    now = calendars_in_force(inputs, day)[["project_id", "starts_on", "number"]]
    now = now.rename(columns={"starts_on": "current_starts_on", "number": "changes"})
    now = now.assign(changes=now["changes"] - 1)
    return first.merge(now, on="project_id", validate="1:1")


def _reached(inputs: Inputs, projects: pd.Series, stage: str, day: date) -> list[pd.Timestamp]:
    """The first day each project reached a stage, by the day; NaT where it did not."""
    events = inputs.stages
    events = events[(events["stage"] == stage) & (events["reached_on"] <= pd.Timestamp(day))]
    days = events.groupby("project_id")["reached_on"].min().to_dict()
    return [days.get(key, pd.NaT) for key in projects]
