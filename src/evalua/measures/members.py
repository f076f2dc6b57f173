"""The members an indicator counts, and the row each of them gets."""

from __future__ import annotations

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members, member_ids, members_all_month
from evalua.measures.measured import detail_from

NEW_MEMBER = "miembro nuevo: todavía no se cuenta"
PART_OF_MONTH = "no fue miembro todo el mes: no se cuenta"


def members_past_grace(inputs: Inputs, cut: Cut, grace_days: int | None) -> pd.DataFrame:
    """Members at the cut (columns of ``active_members``) and ``excluded``: why not, or ""."""
    members = active_members(inputs, cut.day)
    counted = member_ids(inputs, cut.day, grace_days or 0)
    return _excluding(members, members["municipality_id"].isin(counted), NEW_MEMBER)


def members_whole_month(inputs: Inputs, cut: Cut, month: Month) -> pd.DataFrame:
    """Members at the cut and ``excluded``: a note for who joined or leaves inside the month."""
    members = active_members(inputs, cut.day)
    counted = members_all_month(inputs, month)["municipality_id"]
    return _excluding(members, members["municipality_id"].isin(counted), PART_OF_MONTH)


def member_rows(
    members: pd.DataFrame,
    reached: pd.Series,
    note: pd.Series,
    dated_on: pd.Series | None = None,
) -> pd.DataFrame:
    """One detail row per member: 1 of 1 where it was reached, 0 of 1 where it was not.

    Expects the columns of ``active_members`` and ``excluded``; whoever is excluded adds nothing to
    the numerator or the denominator, and the row says why.
    """
    counted = members["excluded"] == ""
    return detail_from(
        members,
        register="municipality",
        label=members["name"],
        dated_on=dated_on,
        numerator=reached.astype("float64").where(counted),
        denominator=counted.astype("float64").where(counted),
        note=note.where(counted, members["excluded"]),
    )


def _excluding(members: pd.DataFrame, counted: pd.Series, why: str) -> pd.DataFrame:
    excluded = pd.Series("", index=members.index, dtype=object)
    return members.assign(excluded=excluded.where(counted, why))
