"""The portfolio as of a day: stage, money, last note, and whether the project is late."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.catalog import load
from evalua.domain.month import Month
from evalua.registers.membership import municipality_names
from evalua.registers.projects.queries import (
    STAGES,
    benefits,
    follow_ups,
    funding,
    project_schedules,
    projects,
    schedule_points,
    stages,
)
from evalua.storage.frames import Columns, build

PORTFOLIO: Columns = {
    "project_id": "id",
    "uid": "text",
    "code": "text",
    "name": "text",
    "scope": "text",
    "kind": "text",
    "theme": "text",
    "is_rural": "bool",
    "executor": "text",
    "executed_by_association": "bool",
    "stage": "text",
    "stage_on": "date",
    "municipalities": "int",
    "municipality_names": "text",
    "cost": "int",
    "committed": "int",
    "disbursed": "int",
    "noted_on": "date",
    "physical": "float",
    "financial": "float",
    "delay_cause": "text",
    "next_step": "text",
    "days_since_note": "int",
    "ends_on": "date",
    "current_ends_on": "date",
    "planned_physical": "float",
    "delayed": "bool",
    "public_status": "text",
    "public_status_on": "date",
    "version": "int",
}
STAGE_HISTORY: Columns = {**STAGES, "until": "date", "days": "int"}
# Points below the first calendar from which a project counts as late (indicator A03-Q07-05).
_LATE_BY = 15.0
_RUNNING = ("funded", "in_execution", "suspended")


def portfolio(session: Session, *, association_id: int, on: date) -> pd.DataFrame:
    """One row per project as it stood on a day, by code (columns ``PORTFOLIO``).

    A project whose first stage came later is left out; one without stages has ``stage`` empty.
    ``planned_physical`` and ``ends_on`` are the first calendar's, by the last month that had ended;
    ``current_ends_on`` is the one of the last version set by then. ``delayed`` marks funded, running or suspended
    projects more than 15 points behind that calendar, or past its end.
    """
    frame = projects(session, association_id=association_id).rename(columns={"id": "project_id"})
    history = stages(session, association_id=association_id)
    parts = (
        stages_at(history, on),
        _places(session, association_id),
        _money(funding(session, association_id=association_id), on),
        _last_notes(follow_ups(session, association_id=association_id), on),
        _calendars(session, association_id, on),
    )
    for part in parts:
        frame = frame.merge(part, on="project_id", how="left", validate="1:1")
    to_come = set(history["project_id"]) - set(frame.loc[frame["stage"].notna(), "project_id"])
    frame = frame[~frame["project_id"].isin(to_come)].sort_values("code", kind="stable")
    frame["days_since_note"] = (pd.Timestamp(on) - frame["noted_on"]).dt.days
    frame["delayed"] = _delayed(frame, on)
    for amount in ("municipalities", "committed", "disbursed"):
        frame[amount] = frame[amount].fillna(0)
    return build(frame[list(PORTFOLIO)].astype(object).itertuples(index=False), PORTFOLIO)


def stages_at(history: pd.DataFrame, on: date) -> pd.DataFrame:
    """The stage of each project on a day: project_id, stage and stage_on.

    Expects project_id, id, stage and reached_on. The last stage dated by the day; of two on one
    day, the one recorded last.
    """
    past = history[history["reached_on"] <= pd.Timestamp(on)]
    last = past.sort_values(["reached_on", "id"], kind="stable").groupby("project_id").tail(1)
    return last[["project_id", "stage", "reached_on"]].rename(columns={"reached_on": "stage_on"})


def stage_history(session: Session, *, association_id: int, project_id: int) -> pd.DataFrame:
    """The stages of a project in order, until when it was in each and for how many days.

    Columns ``STAGE_HISTORY``; the present stage has no ``until``.
    """
    frame = stages(session, association_id=association_id)
    frame = frame[frame["project_id"] == project_id].sort_values(
        ["reached_on", "id"], kind="stable"
    )
    until = frame["reached_on"].shift(-1)
    frame = frame.assign(until=until, days=(until - frame["reached_on"]).dt.days)
    return build(frame[list(STAGE_HISTORY)].astype(object).itertuples(index=False), STAGE_HISTORY)


def stage_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """How many projects stand at each stage and their cost, in the catalogue's order.

    Expects the rows of ``portfolio``; returns stage, name, count and cost.
    """
    grouped = rows.groupby("stage")
    count, cost = grouped.size(), grouped["cost"].sum()
    return build(
        [
            (s.key, s.name, int(count.get(s.key, 0)), int(cost.get(s.key, 0)))
            for s in load().project_stages
        ],
        {"stage": "text", "name": "text", "count": "int", "cost": "int"},
    )


def _places(session: Session, association_id: int) -> pd.DataFrame:
    names = municipality_names(session, association_id)
    order = {key: place for place, key in enumerate(names)}
    frame = benefits(session, association_id=association_id)
    frame = frame[frame["municipality_id"].isin(list(names))]
    frame = frame.assign(
        name=frame["municipality_id"].map(names), place=frame["municipality_id"].map(order)
    )
    grouped = frame.sort_values("place").groupby("project_id")["name"]
    return pd.DataFrame(
        {"municipalities": grouped.size(), "municipality_names": grouped.agg(", ".join)}
    ).reset_index()


def _money(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    past = rows[rows["dated_on"] <= pd.Timestamp(on)]
    sums = past.pivot_table(index="project_id", columns="condition", values="amount", aggfunc="sum")
    return sums.reindex(columns=["committed", "disbursed"]).reset_index()


def _last_notes(notes: pd.DataFrame, on: date) -> pd.DataFrame:
    """The last note of each project, with the last percentages known by then."""
    past = notes[notes["noted_on"] <= pd.Timestamp(on)]
    past = past.sort_values(["noted_on", "id"], kind="stable")
    kept = past.groupby("project_id")[["physical", "financial"]].ffill()
    past = past.assign(physical=kept["physical"], financial=kept["financial"])
    columns = ["project_id", "noted_on", "physical", "financial", "delay_cause", "next_step"]
    return past.groupby("project_id").tail(1)[columns]


def _calendars(session: Session, association_id: int, on: date) -> pd.DataFrame:
    """By project: the first calendar's end and what it had programmed, and the end set last by then."""
    frame = project_schedules(session, association_id=association_id).sort_values("number")
    known = frame[(frame["number"] == 1) | (frame["set_on"] <= pd.Timestamp(on))]
    first = frame[frame["number"] == 1]
    latest = known.groupby("project_id").tail(1)
    points = schedule_points(session, association_id=association_id).sort_values("month")
    ended = str(Month.of(on) if on == Month.of(on).last else Month.of(on).previous)
    due = points[points["month"] <= ended].groupby("schedule_id")["physical"].last()
    planned = first["id"].map(due).fillna(0.0).astype(float)
    planned = planned.where(first["ends_on"] > pd.Timestamp(on), 100.0)
    base = first.assign(planned_physical=planned)[["project_id", "ends_on", "planned_physical"]]
    ends = latest[["project_id", "ends_on"]].rename(columns={"ends_on": "current_ends_on"})
    return base.merge(ends, on="project_id", validate="1:1")


def _delayed(frame: pd.DataFrame, on: date) -> pd.Series:
    behind = frame["planned_physical"] - frame["physical"] > _LATE_BY
    past_end = frame["ends_on"] < pd.Timestamp(on)
    return frame["stage"].isin(_RUNNING) & (behind | past_end)
