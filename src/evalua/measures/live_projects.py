"""Projects that are alive, and the members that have none (as A02-Q06-03 defines them)."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.measures.stages import stage_at

IDEA_DAYS = 180
"""Days without movement after which an idea is no longer alive."""


def live_projects(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.Index:
    """The ids of the projects alive at the cut: in a live stage and, if ideas, moved in 180 days.

    Stages, money, follow-up notes and sessions with the community are movements.
    """
    standing = stage_at(inputs, cut)
    alive = standing[standing.isin([s.key for s in catalog.project_stages if s.live])]
    if alive.empty:
        return alive.index
    moved = _moved_on(inputs, cut).reindex(alive.index)
    recent = moved >= cut.at - timedelta(days=IDEA_DAYS)
    return alive.index[(alive != "idea") | recent]


def members_without_project(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """Members past the grace of A02-Q06-03 that no live project reaches (``active_members``)."""
    grace = catalog.indicator("A02-Q06-03").member_grace_days
    members = active_members(inputs, cut.day, grace or 0)
    live = live_projects(inputs, cut, catalog)
    reached = inputs.benefits.loc[inputs.benefits["project_id"].isin(live), "municipality_id"]
    return members[~members["municipality_id"].isin(reached)].reset_index(drop=True)


def _moved_on(inputs: Inputs, cut: Cut) -> pd.Series:
    """The last day something happened to each project, by the cut."""
    dated = (
        (inputs.stages, "reached_on"),
        (inputs.funding, "dated_on"),
        (inputs.follow_ups, "noted_on"),
        (inputs.community_sessions.dropna(subset=["project_id"]), "held_on"),
    )
    moves = pd.concat([rows.set_index("project_id")[on] for rows, on in dated if len(rows)])
    return moves[moves <= cut.at].groupby(level=0).max()
