"""Where projects stand on a day, from their dated stages."""

from __future__ import annotations

import pandas as pd

from evalua.measures.inputs import Cut, Inputs

RUNNING = ("funded", "in_execution")
UNFINISHED = (*RUNNING, "suspended")


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
