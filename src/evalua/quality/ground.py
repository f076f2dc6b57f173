"""What every rule looks at: the records, the day of the cut, and what several rules read of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from evalua.measures.goal_figures import goals_in_force
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.stages import resourced_since, stage_at
from evalua.registers.association.facts import Facts

WATCHED_MONTHS = 12
"""A figure of a series is doubted while it is among the last months up to the cut."""


@dataclass(frozen=True)
class Ground:
    """The records of an association at a cut, and how it writes figures."""

    inputs: Inputs
    cut: Cut
    facts: Facts

    @property
    def month(self) -> str:
        return str(self.cut.month)

    @property
    def watched_from(self) -> str:
        """The first month whose figures are still doubted."""
        return str(self.cut.month + (1 - WATCHED_MONTHS))

    @cached_property
    def goals(self) -> pd.DataFrame:
        """The goals of the plan in force."""
        return goals_in_force(self.inputs, self.cut)

    @cached_property
    def reports(self) -> pd.DataFrame:
        """What the goals in force reported up to the cut, in whichever version of the plan.

        By goal and month: subject (the uid of the goal in force), plan, code, name, responsible,
        accumulation, unit, target, direction, baseline, month, value, achieved_on, difficulty, evidence and
        planned (what was programmed by then, NaN where nothing was).
        """
        rows = self.inputs.progress[self.inputs.progress["month"] <= self.month]
        rows = rows.merge(_codes(self.inputs), on="goal_id", validate="m:1")
        rows = rows.merge(
            self.inputs.schedules, on=["goal_id", "month"], how="left", validate="m:1"
        )
        rows = rows.sort_values("number").drop_duplicates(["plan", "code", "month"], keep="last")
        cards = self.goals.rename(columns={"uid": "subject", "text": "name"})[_CARD]
        found = cards.merge(rows[_REPORT], on=["plan", "code"], validate="1:m")
        return found.sort_values(["subject", "month"], ignore_index=True)

    @cached_property
    def standing(self) -> pd.Series:
        """The stage each project is in, by project id."""
        return stage_at(self.inputs, self.cut)

    @cached_property
    def resourced(self) -> pd.Series:
        """The day since which each unfinished project has resources, by project id."""
        return resourced_since(self.inputs, self.cut)

    @cached_property
    def projects(self) -> pd.DataFrame:
        """What rules say of a project, by code: project_id, uid, code, name, cost, public status."""
        columns = ["id", "uid", "code", "name", "cost", "public_status_on", "supervisor"]
        cards = self.inputs.projects[columns].rename(columns={"id": "project_id"})
        return cards.sort_values("code", ignore_index=True)

    @cached_property
    def notes(self) -> pd.DataFrame:
        """The follow-up notes up to the cut, oldest first, with what was last known filled in.

        Columns of ``projects``, then noted_on, month, physical, financial, paid, and ``why``: the
        cause of delay or of no change that the note itself gives.
        """
        rows = self.inputs.follow_ups
        rows = rows[rows["noted_on"] <= self.cut.at].sort_values(["noted_on", "id"])
        figures = rows[["physical", "financial", "paid"]].astype("float64")
        known = figures.groupby(rows["project_id"]).ffill()
        rows = rows.assign(
            **known,
            why=(rows["delay_cause"] + rows["no_change_reason"]).astype(object),
            month=rows["noted_on"].dt.strftime("%Y-%m"),
        )
        found = self.projects.merge(rows[_NOTE], on="project_id", validate="1:m")
        return found.sort_values(["noted_on", "code"], ignore_index=True)

    @cached_property
    def towns(self) -> pd.DataFrame:
        """Municipalities by id."""
        return self.inputs.municipalities.set_index("id")

    def number(self, value: float) -> str:
        """A figure with the decimals it needs, at most two."""
        return self.facts.number_format.write_short(float(value), 2)

    def money(self, minor: float) -> str:
        return self.facts.money(int(minor))

    def name(self, town: object) -> str:
        """The name of a municipality by its id."""
        return str(self.towns.at[town, "name"])

    def uid(self, town: object) -> str:
        return str(self.towns.at[town, "uid"])


_CARD = [
    *("subject", "plan", "code", "name", "responsible", "accumulation", "unit", "target"),
    *("direction", "baseline"),
]
_REPORT = [
    *("plan", "code", "month", "value", "achieved_on", "difficulty", "evidence", "planned"),
]
_NOTE = ["project_id", "noted_on", "month", "physical", "financial", "paid", "why"]


def _codes(inputs: Inputs) -> pd.DataFrame:
    """Every goal with its code, the name of its plan and the version: goal_id, code, plan, number."""
    plans = inputs.plans[["id", "name", "number"]].set_axis(["plan_id", "plan", "number"], axis=1)
    goals = inputs.goals[["id", "plan_id", "code"]].rename(columns={"id": "goal_id"})
    return goals.merge(plans, on="plan_id", validate="m:1").drop(columns="plan_id")
