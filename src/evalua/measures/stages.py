"""Where projects stand on a day, from their dated stages."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.once import once

LOST = ("returned", "discarded")
"""What was funded and later returned or discarded does not count as funded."""
RUNNING = ("funded", "in_execution")
UNFINISHED = (*RUNNING, "suspended")


@once
def stages_by(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The stages reached by the cut, in order, with ``next_on``: the day the following one came.

    Columns of the register's stages; ``next_on`` is NaT for the stage a project is in. Stages of
    one day follow the order in which they were recorded.
    """
    events = inputs.stages[inputs.stages["reached_on"] <= cut.at]
    events = events.sort_values(["project_id", "reached_on", "id"])
    return events.assign(next_on=events.groupby("project_id")["reached_on"].shift(-1))


def stage_at(inputs: Inputs, cut: Cut) -> pd.Series:
    """The stage each project is in at the cut, by project id; without stages a project is absent."""
    events = stages_by(inputs, cut)
    return events[events["next_on"].isna()].set_index("project_id")["stage"]


def resourced_since(inputs: Inputs, cut: Cut) -> pd.Series:
    """The day since which each unfinished project has resources, by project id.

    A project is there while it is funded, in execution, or suspended after either; going back to
    an earlier stage and being funded again starts a new count.
    """
    events = stages_by(inputs, cut)
    breaks = (~events["stage"].isin(UNFINISHED)).groupby(events["project_id"]).cumsum()
    last_run = breaks == breaks.groupby(events["project_id"]).transform("max")
    with_money = events[last_run & events["stage"].isin(RUNNING)]
    standing = stage_at(inputs, cut)
    unfinished = standing.index[standing.isin(UNFINISHED)]
    since = with_money.groupby("project_id")["reached_on"].min()
    return since[since.index.isin(unfinished)]


def kept_projects(inputs: Inputs, day: date) -> pd.DataFrame:
    """The projects whose money counts: all but those discarded by the day. Register's columns."""
    standing = stage_at(inputs, Cut(Month.of(day), day))
    discarded = standing.index[standing == "discarded"]
    return inputs.projects[~inputs.projects["id"].isin(discarded)]


def funded_in(inputs: Inputs, cut: Cut, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.DataFrame:
    """Projects funded inside a window, once each: project_id, reached_on, ``written`` and ``lost``.

    ``written``: it has the document of the funding, for which the last funding that has one is
    taken; ``lost``: it was returned or discarded since.
    """
    events = stages_by(inputs, cut)
    funded = events[(events["stage"] == "funded") & events["reached_on"].between(*window)]
    funded = funded.assign(written=funded["document"] != "")
    last = funded.sort_values(["written", "reached_on", "id"]).drop_duplicates(
        "project_id", keep="last"
    )
    standing = stage_at(inputs, cut)
    lost = last["project_id"].isin(standing.index[standing.isin(LOST)])
    return last[["project_id", "reached_on", "written"]].assign(lost=lost)
