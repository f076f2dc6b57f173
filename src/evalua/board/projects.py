"""The projects as they stood on a day: stage, money, progress against the calendar, last note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.catalog import load
from evalua.domain.month import Month
from evalua.measures.delays import LATE_BY
from evalua.measures.inputs import Inputs
from evalua.measures.once import once
from evalua.registers.projects.history import stages_at
from evalua.storage.frames import Columns, build

PROJECT_LINES: Columns = {
    "project_id": "id",
    "uid": "text",
    "code": "text",
    "name": "text",
    "scope": "text",
    "kind": "text",
    "theme": "text",
    "is_rural": "bool",
    "programme_id": "id",
    "agreement_id": "id",
    "priority": "int",
    "executor": "text",
    "executed_by_association": "bool",
    "expected_source": "text",
    "supervisor": "text",
    "oversight": "text",
    "stage": "text",
    "stage_on": "date",
    "stage_days": "int",
    "municipalities": "int",
    "municipality_names": "text",
    "cost": "int",
    "committed": "int",
    "disbursed": "int",
    "physical": "float",
    "financial": "float",
    "planned_physical": "float",
    "behind": "float",
    "ends_on": "date",
    "current_ends_on": "date",
    "delayed": "bool",
    "delay_cause": "text",
    "noted_on": "date",
    "note_days": "int",
    "next_step": "text",
    "public_status": "text",
    "public_status_on": "date",
}
"""``stage``, ``theme``, ``kind`` and ``delay_cause`` are keys of the catalogue's lists; money is in
minor units; progress is per cent. ``planned_physical``, ``behind`` (planned − physical) and
``ends_on`` follow the first calendar and ``current_ends_on`` the last one set by the day; they are
missing where there is none. ``stage_days`` and ``note_days`` count to the day."""

FUNNEL: Columns = {
    "key": "text",
    "stage": "text",
    "count": "int",
    "cost": "int",
    "committed": "int",
}
_RUNNING = ("funded", "in_execution", "suspended")


@once
def project_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """One row per project that had begun by the day, by code (columns ``PROJECT_LINES``).

    A project is ``delayed`` while funded, running or suspended when it is more than 15 points
    behind its first calendar, or past its end.
    """
    frame = inputs.projects.rename(columns={"id": "project_id"})
    parts = (
        stages_at(inputs.stages, day),
        _places(inputs),
        _money(inputs, day),
        _last_notes(inputs, day),
        _calendars(inputs, day),
    )
    for part in parts:
        frame = frame.merge(part, on="project_id", how="left", validate="1:1")
    to_come = set(inputs.stages["project_id"]) - set(
        frame.loc[frame["stage"].notna(), "project_id"]
    )
    frame = frame[~frame["project_id"].isin(to_come)].sort_values("code", kind="stable")
    return build(_with_days(frame, day).astype(object).to_dict("records"), PROJECT_LINES)


def stage_funnel(lines: pd.DataFrame) -> pd.DataFrame:
    """How many projects stand at each stage and what they cost (columns ``FUNNEL``).

    Expects the rows of ``project_lines``; every stage of the catalogue, in its order.
    """
    groups = lines.groupby("stage")
    count, cost = groups.size(), groups[["cost", "committed"]].sum()
    return build(
        (
            {"key": stage.key, "stage": stage.name, "count": int(count.get(stage.key, 0))}
            | {name: int(cost[name].get(stage.key, 0)) for name in cost}
            for stage in load().project_stages
        ),
        FUNNEL,
    )


def public_sentence(line: Mapping[str, Any]) -> str:
    """What anyone may read of a project, with its date; "" while nothing was written.

    Expects ``public_status`` and ``public_status_on``, as in ``project_lines``.
    """
    said = str(line["public_status"] or "")
    on = line["public_status_on"]
    return f"{said} ({on:%d/%m/%Y})" if said and pd.notna(on) else said


def beneficiaries(inputs: Inputs, municipality_id: int) -> pd.DataFrame:
    """What each project declares for a municipality: project_id, people by sex, families, amount."""
    rows = inputs.benefits[inputs.benefits["municipality_id"] == municipality_id]
    columns = ["project_id", "women", "men", "unstated", "families", "amount"]
    return rows[columns].reset_index(drop=True)


def _places(inputs: Inputs) -> pd.DataFrame:
    names = municipality_names(inputs)
    order = {key: place for place, key in enumerate(names)}
    rows = inputs.benefits[inputs.benefits["municipality_id"].isin(list(names))]
    rows = rows.assign(
        name=rows["municipality_id"].map(names), place=rows["municipality_id"].map(order)
    )
    grouped = rows.sort_values("place").groupby("project_id")["name"]
    return pd.DataFrame(
        {"municipalities": grouped.size(), "municipality_names": grouped.agg(", ".join)}
    ).reset_index()


def _money(inputs: Inputs, day: date) -> pd.DataFrame:
    rows = inputs.funding[inputs.funding["dated_on"] <= pd.Timestamp(day)]
    sums = rows.groupby(["project_id", "condition"])["amount"].sum().unstack("condition")
    return sums.reindex(columns=["committed", "disbursed"]).reset_index()


def _last_notes(inputs: Inputs, day: date) -> pd.DataFrame:
    """The last note of each project, with the last percentages known by then."""
    rows = inputs.follow_ups[inputs.follow_ups["noted_on"] <= pd.Timestamp(day)]
    rows = rows.sort_values(["noted_on", "id"], kind="stable")
    known = rows.groupby("project_id")[["physical", "financial"]].ffill()
    rows = rows.assign(physical=known["physical"], financial=known["financial"])
    columns = ["project_id", "noted_on", "physical", "financial", "delay_cause", "next_step"]
    return rows.groupby("project_id").tail(1)[columns]


def _calendars(inputs: Inputs, day: date) -> pd.DataFrame:
    """By project: the first calendar's end and what it had programmed, and the end in force."""
    schedules = inputs.project_schedules
    points = inputs.schedule_points
    first = schedules[schedules["number"] == 1]
    month = Month.of(day)
    ended = str(month if day == month.last else month.previous)
    due = points[points["month"] <= ended].sort_values("month")
    planned = first["id"].map(due.groupby("schedule_id")["physical"].last()).fillna(0.0)
    planned = planned.astype(float).where(first["ends_on"] > pd.Timestamp(day), 100.0)
    base = first.assign(planned_physical=planned)[["project_id", "ends_on", "planned_physical"]]
    ends = calendars_in_force(inputs, day)[["project_id", "ends_on"]]
    ends = ends.rename(columns={"ends_on": "current_ends_on"})
    return base.merge(ends, on="project_id", validate="1:1")


def calendars_in_force(inputs: Inputs, day: date) -> pd.DataFrame:
    """The calendar of each project on a day, one row each: the last one set by then.

    The first calendar stands from the beginning, whenever it was written down. Columns of the
    register's ``project_schedules``.
    """
    rows = inputs.project_schedules
    known = rows[(rows["number"] == 1) | (rows["set_on"] <= pd.Timestamp(day))]
    return known.sort_values("number", kind="stable").groupby("project_id").tail(1)


def _with_days(frame: pd.DataFrame, day: date) -> pd.DataFrame:
    at = pd.Timestamp(day)
    behind = frame["planned_physical"].astype(float) - frame["physical"].astype(float)
    late = (behind > LATE_BY) | (frame["ends_on"] < at)
    return frame.assign(
        behind=behind,
        delayed=frame["stage"].isin(_RUNNING) & late,
        stage_days=(at - frame["stage_on"]).dt.days,
        note_days=(at - frame["noted_on"]).dt.days,
        municipalities=frame["municipalities"].fillna(0),
        committed=frame["committed"].fillna(0),
        disbursed=frame["disbursed"].fillna(0),
    )
