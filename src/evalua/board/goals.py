"""The goals of the work plan in a month: programmed to date, reached, and how far that is."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.goal_figures import figures_of, goals_in_force
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.once import once
from evalua.scoring.achievement import goal_achievement, ratio
from evalua.scoring.bands import bands
from evalua.scoring.policy import Policy
from evalua.storage.frames import Columns, build, empty

GOAL_LINES: Columns = {
    "goal_id": "id",
    "uid": "text",
    "plan": "text",
    "code": "text",
    "name": "text",
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
    "planned": "float",
    "value": "float",
    "planned_share": "float",
    "value_share": "float",
    "achievement": "float",
    "band": "text",
    "state": "text",
    "note": "text",
    "last_month": "text",
    "last_value": "float",
    "last_note": "text",
    "difficulty": "text",
    "evidence": "text",
    "schedule": "text",
    "dnp_objective": "int",
    "programme_id": "id",
    "agreement_id": "id",
    "objective_id": "id",
    "ends_on": "date",
}
"""``planned`` and ``value`` are what the accumulation compares: to date where it accumulates, the
last month for a flow, months due and met for maintenance, 1 due and 1 done for a milestone.
``planned_share`` and ``value_share`` are fractions of the way to the target; ``achievement`` is
0–100 against what was programmed. ``state``: reported, no_data or not_due, said in ``note``.
``last_*`` is the latest report up to the month."""

NOTES = {"reported": "", "no_data": "sin dato", "not_due": "sin programación a la fecha"}
_FROM_BASELINE = ("cumulative", "stock", "reduction")
_COUNTED = ("maintenance", "milestone")


def goal_lines(
    inputs: Inputs, month: Month, day: date | None = None, policy: Policy | None = None
) -> pd.DataFrame:
    """One row per goal of the plan in force, by code (columns ``GOAL_LINES``).

    ``day`` is today while the month is in progress; with a ``policy`` each goal has its band, as
    the areas do. No rows without a plan.
    """
    lines = _lines(inputs, Cut.of(month, day or month.last))
    if policy is None:
        return lines
    return lines.assign(band=bands(lines["achievement"], policy).astype(object))


@once
def _lines(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The lines without bands, which depend on the board's policy and not on the records."""
    goals = goals_in_force(inputs, cut)
    if goals.empty:
        return empty(GOAL_LINES)
    goals = _achieved(goals.join(figures_of(inputs, cut, goals), on="code"))
    goals = goals.join(_last_reports(inputs, goals, cut.month), on="code")
    goals = goals.assign(
        goal_id=goals["id"],
        name=goals["text"],
        note=goals["state"].map(NOTES),
        ends_on=goals["plan_id"].map(inputs.plans.set_index("id")["ends_on"]),
    )
    rows = goals.sort_values("code", kind="stable").astype(object).to_dict("records")
    return build(rows, GOAL_LINES)


def _achieved(goals: pd.DataFrame) -> pd.DataFrame:
    """Goals with achievement (0–100), state and shares, each by its own accumulation."""
    kinds = goals.groupby("accumulation", sort=False)
    return pd.concat([_of_kind(str(kind), rows) for kind, rows in kinds])


def _of_kind(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    figures = {name: rows[name].to_numpy(float) for name in ("value", "planned", "baseline")}
    reached = pd.Series(goal_achievement(kind, **figures) * 100.0, index=rows.index)
    zero = _zero(kind, rows)
    due = rows["planned"].notna() & (rows["planned"] != zero)
    target = rows["planned"] if kind in _COUNTED else rows["target"]
    state = pd.Series("reported", index=rows.index, dtype=object)
    state = state.mask(reached.isna(), "no_data").mask(~due, "not_due")
    return rows.assign(
        achievement=reached.where(due),
        state=state,
        value_share=ratio(rows["value"], zero, target),
        planned_share=ratio(rows["planned"], zero, target),
    )


def _zero(kind: str, rows: pd.DataFrame) -> pd.Series:
    """Where the way to the target begins."""
    if kind not in _FROM_BASELINE:
        return pd.Series(0.0, index=rows.index)
    return rows["baseline"] if kind == "reduction" else rows["baseline"].fillna(0.0)


def _last_reports(inputs: Inputs, goals: pd.DataFrame, month: Month) -> pd.DataFrame:
    """By goal code: the latest report up to the month, in any version of the plan."""
    rows = reports_of(inputs, goals, month)
    last = rows.drop_duplicates("code", keep="last").set_index("code")
    columns = {"month": "last_month", "value": "last_value", "note": "last_note"}
    return last.rename(columns=columns)[[*columns.values(), "difficulty", "evidence"]]


def reports_of(inputs: Inputs, goals: pd.DataFrame, month: Month) -> pd.DataFrame:
    """What was reported for goals (``code`` and ``plan``) up to a month, one row a month and code.

    Columns of the progress register, with ``code``; oldest first, in any version of the plan.
    """
    plans = inputs.plans[inputs.plans["name"].isin(goals["plan"])]
    same = inputs.goals[inputs.goals["plan_id"].isin(plans["id"])]
    names = same[["id", "code", "plan_id"]].rename(columns={"id": "goal_id"})
    rows = inputs.progress.merge(names, on="goal_id", validate="m:1")
    rows = rows[rows["month"] <= str(month)].sort_values(["month", "plan_id"])
    return rows.drop_duplicates(["code", "month"], keep="last")
