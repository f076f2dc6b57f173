"""What each goal of the plan in force had programmed and reached by a cut, by its accumulation."""

from __future__ import annotations

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs

FIGURES = ["planned", "value", "reported_on"]


def goals_in_force(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The goals of the plan version that rules at the cut, with ``approved``; none without a plan.

    Of the versions in force that cover the cut, the latest approved one; a draft rules only where
    nothing is approved yet.
    """
    plans = inputs.plans
    ruling = plans[(plans["in_force_from"] <= cut.at) & (plans["ends_on"] >= cut.at)]
    ruling = ruling.assign(approved=ruling["approved_on"].notna())
    ruling = ruling.sort_values(["approved", "in_force_from", "number"]).tail(1)
    named = ruling[["id", "name", "approved"]].set_axis(["plan_id", "plan", "approved"], axis=1)
    return inputs.goals.merge(named, on="plan_id", validate="m:1")


def figures_of(inputs: Inputs, cut: Cut, goals: pd.DataFrame) -> pd.DataFrame:
    """By goal code: what is programmed and what was reached by the last elapsed month.

    ``planned`` is NaN where nothing is programmed yet and ``value`` where nothing was reported;
    ``reported_on`` is the end of the reported month. To-date goals compare the figures to date;
    flows, the last month with something programmed; maintenance, months met and months due;
    milestones, 1 done and 1 due. A goal programmed by quarters is reported when its last closed
    quarter was. Months before a version took force are those of the version before it.
    """
    same = _same_goals(inputs, goals)
    programmed, reported = _programmed(inputs, cut, same), _reported(inputs, cut, same)
    first = max(Month(cut.day.year, 1), inputs.evaluation_start)
    this_year = programmed[programmed["month"] >= str(first)]
    compared = {
        "flow": lambda own: _flow(own, this_year, reported),
        "maintenance": lambda own: _maintenance(own, this_year, reported),
        "milestone": lambda own: _milestone(own, programmed, reported, cut),
    }
    parts = []
    for kind, own in goals.groupby("accumulation", sort=False):
        compare = compared.get(str(kind))
        parts.append(_to_date(own, programmed, reported, cut) if compare is None else compare(own))
    return pd.concat(parts)


def _to_date(
    goals: pd.DataFrame, programmed: pd.DataFrame, reported: pd.DataFrame, cut: Cut
) -> pd.DataFrame:
    found = _since_due(goals, reported, cut).drop_duplicates("code", keep="last")
    planned = programmed.drop_duplicates("code", keep="last").set_index("code")["planned"]
    return _figures(goals, planned, found.set_index("code")["value"], found)


def _flow(goals: pd.DataFrame, programmed: pd.DataFrame, reported: pd.DataFrame) -> pd.DataFrame:
    asked = programmed[programmed["planned"] > 0].drop_duplicates("code", keep="last")
    found = asked.merge(reported, on=["code", "month"], validate="1:1")
    planned = asked.set_index("code")["planned"]
    return _figures(goals, planned, found.set_index("code")["value"], found)


def _maintenance(
    goals: pd.DataFrame, programmed: pd.DataFrame, reported: pd.DataFrame
) -> pd.DataFrame:
    """Months met and months due, over those reported; without the last due month there is no value."""
    rules = goals[["code", "direction", "target"]]
    asked = programmed.merge(rules, on="code", validate="m:1")
    to_zero = (asked["direction"] == "down") & (asked["target"] == 0)
    asked = asked[(asked["planned"] > 0) | to_zero]
    found = asked.merge(reported, on=["code", "month"], validate="1:1")
    below = found["value"] <= found["planned"]
    met = below.where(found["direction"] == "down", found["value"] >= found["planned"])
    last = asked.groupby("code")["month"].max()
    current = found.groupby("code")["month"].max().reindex(last.index) == last
    due = asked.groupby("code").size().astype("float64")
    answered = found.groupby("code").size().astype("float64").reindex(due.index)
    value = met.astype("float64").groupby(found["code"]).sum().reindex(due.index)
    return _figures(goals, answered.where(current, due), value.where(current), found)


def _milestone(
    goals: pd.DataFrame, programmed: pd.DataFrame, reported: pd.DataFrame, cut: Cut
) -> pd.DataFrame:
    planned = programmed.drop_duplicates("code", keep="last").set_index("code")["planned"]
    done = reported.loc[reported["achieved_on"] <= cut.at].drop_duplicates("code")
    said = _since_due(goals, reported, cut)
    value = pd.Series(0.0, index=pd.Index(said["code"].unique(), name="code"))
    value = pd.Series(1.0, index=pd.Index(done["code"])).combine_first(value)
    return _figures(goals, planned, value, pd.concat([said, done]))


def _figures(
    goals: pd.DataFrame, planned: pd.Series, value: pd.Series, rows: pd.DataFrame
) -> pd.DataFrame:
    codes = pd.Index(goals["code"])
    months = rows.groupby("code")["month"].max().reindex(codes)
    ends = pd.to_datetime(months, format="%Y-%m") + pd.offsets.MonthEnd(0)
    frame = pd.DataFrame(
        {"planned": planned.reindex(codes), "value": value.reindex(codes), "reported_on": ends}
    )
    return frame[FIGURES]


def _since_due(goals: pd.DataFrame, reported: pd.DataFrame, cut: Cut) -> pd.DataFrame:
    """Reports recent enough to stand: of the last elapsed month, or since its last closed quarter."""
    last = cut.elapsed
    quarterly = goals.loc[goals["schedule"] == "quarterly", "code"]
    closed = last + -(last.month % 3)
    fresh = reported["month"] == str(last)
    fresh |= reported["code"].isin(quarterly) & reported["month"].between(str(closed), str(last))
    return reported[fresh & reported["code"].isin(goals["code"])]


def _programmed(inputs: Inputs, cut: Cut, same: pd.DataFrame) -> pd.DataFrame:
    """Code, month and planned up to the last elapsed month, each by the version that ruled in it."""
    rows = _of(inputs.schedules, same, cut.elapsed)
    return _one_version(rows[rows["rules_from"] <= rows["month"]])[["code", "month", "planned"]]


def _reported(inputs: Inputs, cut: Cut, same: pd.DataFrame) -> pd.DataFrame:
    """Code, month, value and achieved_on up to the cut, whichever version it was reported in."""
    rows = _one_version(_of(inputs.progress, same, cut.month))
    return rows[["code", "month", "value", "achieved_on"]]


def _of(rows: pd.DataFrame, same: pd.DataFrame, last: Month) -> pd.DataFrame:
    """Monthly rows of these goals up to a month, with the code and the version of each goal."""
    mine = rows[rows["goal_id"].isin(same["goal_id"])]
    return mine[mine["month"] <= str(last)].merge(same, on="goal_id", validate="m:1")


def _same_goals(inputs: Inputs, goals: pd.DataFrame) -> pd.DataFrame:
    """Goals of the same code in the versions of the plan up to the one that rules."""
    own = inputs.plans[inputs.plans["id"].isin(goals["plan_id"])]
    number, approved = own["number"].max(), bool(goals["approved"].all())
    plans = inputs.plans[
        inputs.plans["name"].isin(own["name"]) & (inputs.plans["number"] <= number)
    ]
    plans = plans[plans["approved_on"].notna()] if approved else plans
    versions = pd.DataFrame(
        {
            "plan_id": plans["id"],
            "number": plans["number"],
            "rules_from": plans["in_force_from"].dt.strftime("%Y-%m").astype(object),
        }
    )
    every = inputs.goals.loc[inputs.goals["code"].isin(goals["code"]), ["id", "plan_id", "code"]]
    return every.rename(columns={"id": "goal_id"}).merge(versions, on="plan_id", validate="m:1")


def _one_version(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values(["month", "number"])
    return ordered.drop_duplicates(["code", "month"], keep="last")
