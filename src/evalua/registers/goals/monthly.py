"""The goals as a month sees them: what was programmed, what was reported, and the values before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from evalua.domain.month import Month
from evalua.registers.goals.queries import PLANS, goals, plans, progress, schedules
from evalua.registers.goals.standstill import stood_still
from evalua.registers.goals.tables import WorkPlan
from evalua.registers.goals.versions import in_force, versions_of
from evalua.registers.reading import alive
from evalua.storage.frames import Columns, build, empty

GOALS_OF_MONTH: Columns = {
    "goal_id": "id",
    "plan_id": "id",
    "plan_number": "int",
    "code": "text",
    "text": "text",
    "axis": "text",
    "area": "text",
    "question": "text",
    "responsible": "text",
    "unit": "text",
    "accumulation": "text",
    "direction": "text",
    "baseline": "float",
    "target": "float",
    "weight": "float",
    "goal_version": "int",
    "dnp_objective": "int",
    "programme_id": "id",
    "agreement_id": "id",
    "objective_id": "id",
    "planned": "float",
    "planned_before": "float",
    "last_month": "text",
    "last_value": "float",
    "progress_id": "id",
    "value": "float",
    "achieved_on": "date",
    "note": "text",
    "difficulty": "text",
    "evidence": "text",
    "version": "int",
    "incomplete": "bool",
}
HISTORIES: Columns = {
    "goal_id": "id",
    "code": "text",
    "month": "text",
    "plan_number": "int",
    "planned": "float",
    "value": "float",
    "note": "text",
    "difficulty": "text",
}


def plan_in_force(session: Session, *, association_id: int, on: date) -> pd.DataFrame:
    """The plan version that rules in the month of ``on``: one row or none (columns ``PLANS``)."""
    plan = in_force(alive(session, WorkPlan, association_id), Month.of(on))
    if plan is None:
        return empty(PLANS)
    frame = plans(session, association_id=association_id)
    return frame[frame["id"] == plan.id].reset_index(drop=True)


def goals_of_month(session: Session, *, association_id: int, month: Month) -> pd.DataFrame:
    """One row per goal in force in a month, by code (columns ``GOALS_OF_MONTH``).

    ``planned`` and ``value`` are to date where the goal accumulates. ``last_month`` and
    ``last_value`` are the latest report before the month, in any version of the plan. ``version``
    is the progress row's, 0 where there is none yet.
    """
    plan = in_force(alive(session, WorkPlan, association_id), month)
    if plan is None:
        return empty(GOALS_OF_MONTH)
    every = _with_plan(session, association_id, plan)
    due = schedules(session, association_id=association_id)
    done = _reports(session, association_id, every)
    mine = every[every["plan_id"] == plan.id].rename(
        columns={"id": "goal_id", "version": "goal_version"}
    )
    before = done[done["month"] < str(month)].groupby("code").tail(1)
    last = before[["code", "month", "value"]].set_axis(["code", "last_month", "last_value"], axis=1)
    now = done[done["month"] == str(month)].rename(columns={"id": "progress_id"})
    earlier = _planned(due, month.previous).rename(columns={"planned": "planned_before"})
    frame = (
        mine.merge(_planned(due, month), on="goal_id", how="left", validate="1:1")
        .merge(earlier, on="goal_id", how="left", validate="1:1")
        .merge(last, on="code", how="left", validate="1:1")
        .merge(now[_NOW], on="code", how="left", validate="1:1")
        .sort_values("code", kind="stable")
    )
    frame["version"] = frame["version"].fillna(0)
    frame["incomplete"] = _incomplete(frame, due)
    return build(frame[list(GOALS_OF_MONTH)].astype(object).itertuples(index=False), GOALS_OF_MONTH)


def goal_histories(
    session: Session, *, association_id: int, month: Month, count: int = 12
) -> pd.DataFrame:
    """The last ``count`` months of every goal in force in ``month`` (columns ``HISTORIES``).

    Each month has what was programmed by the version that ruled in it and what was reported, or
    nothing. ``goal_id`` is the one of the version in force in ``month``.
    """
    known = alive(session, WorkPlan, association_id)
    plan = in_force(known, month)
    if plan is None:
        return empty(HISTORIES)
    every = _with_plan(session, association_id, plan)
    ids = every[every["plan_id"] == plan.id][["id", "code"]].set_axis(["goal_id", "code"], axis=1)
    ruled = pd.concat(_ruled(every, known, plan, m) for m in (month + -(count - 1)).to(month))
    due = schedules(session, association_id=association_id)
    done = _reports(session, association_id, every)[_TOLD]
    frame = (
        ruled.merge(due, left_on=["id", "month"], right_on=["goal_id", "month"], how="left")
        .drop(columns=["goal_id", "id"])
        .merge(done, on=["code", "month"], how="left", validate="1:1")
        .merge(ids, on="code", how="inner", validate="m:1")
        .sort_values(["code", "month"], kind="stable")
    )
    return build(frame[list(HISTORIES)].astype(object).itertuples(index=False), HISTORIES)


_NOW = [
    "code",
    "progress_id",
    "value",
    "achieved_on",
    "note",
    "difficulty",
    "evidence",
    "version",
]
_TOLD = ["code", "month", "value", "note", "difficulty"]


def without_difficulty(
    session: Session, *, association_id: int, month: Month
) -> list[tuple[str, str]]:
    """Code and text of the goals that stood still in a month without a word on what happened."""
    rows = goals_of_month(session, association_id=association_id, month=month)
    lacking = [
        row for row in rows.to_dict("records") if stands_still(row) and not row["difficulty"]
    ]
    return [(str(row["code"]), str(row["text"])) for row in lacking]


def stands_still(row: Mapping[Any, Any], value: float | None = None) -> bool:
    """Whether a row of ``goals_of_month`` stood still, with its value or with another one."""
    reported = _known(row["value"]) if value is None else value
    return stood_still(
        str(row["accumulation"]),
        direction=str(row["direction"]),
        start=_known(row["baseline"]),
        planned_before=_known(row["planned_before"]),
        planned=_known(row["planned"]),
        value_before=_known(row["last_value"]),
        value=reported,
    )


def _known(figure: float) -> float | None:
    return None if pd.isna(figure) else float(figure)


def _with_plan(session: Session, association_id: int, plan: WorkPlan) -> pd.DataFrame:
    """The goals of every version of a plan, with the version's number."""
    numbers = {p.id: p.number for p in versions_of(session, association_id, plan)}
    frame = goals(session, association_id=association_id)
    frame = frame[frame["plan_id"].isin(list(numbers))]
    return frame.assign(plan_number=frame["plan_id"].map(numbers))


def _reports(session: Session, association_id: int, every: pd.DataFrame) -> pd.DataFrame:
    """One report per goal code and month, oldest month first; the latest version's wins."""
    names = every[["id", "code", "plan_number"]].rename(columns={"id": "goal_id"})
    done = progress(session, association_id=association_id).merge(
        names, on="goal_id", how="inner", validate="m:1"
    )
    ordered = done.sort_values(["month", "plan_number"], kind="stable")
    return ordered.drop_duplicates(["code", "month"], keep="last")


def _ruled(
    every: pd.DataFrame, known: list[WorkPlan], plan: WorkPlan, month: Month
) -> pd.DataFrame:
    """The goals of the version that ruled in a month, or no rows where it was another plan."""
    ruling = in_force([p for p in known if p.name == plan.name], month)
    rows = every[every["plan_id"] == (0 if ruling is None else ruling.id)]
    return rows[["id", "code", "plan_number"]].assign(month=str(month))


def _planned(due: pd.DataFrame, month: Month) -> pd.DataFrame:
    return due[due["month"] == str(month)][["goal_id", "planned"]]


def _incomplete(frame: pd.DataFrame, due: pd.DataFrame) -> pd.Series:
    no_unit = (frame["unit"] == "") & (frame["accumulation"] != "milestone")
    return no_unit | ~frame["goal_id"].isin(due["goal_id"])
