"""How the agreements with partners stand on a day, from how they began and their dated steps."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.measures.inputs import Inputs
from evalua.measures.measured import matched
from evalua.measures.once import once

IN_FORCE = ("pilot", "active", "evaluated", "permanent")
"""The states of an agreement that is signed and was not ended."""


@once
def standing(inputs: Inputs, day: date) -> pd.DataFrame:
    """Every agreement that had begun by a day, as it stood then, by name.

    Columns of the register's agreements, where ``state``, ``ends_on`` and ``document`` are those of
    the day, and ``since``: the day of that state; ``counterpart``: the partner's name; ``signed``:
    the first day it was in force, missing while it is only talked of; ``in_force``: signed, not
    ended, and its last day has not passed; ``now``: the state, or ``expired`` past its last day.
    """
    at = pd.Timestamp(day)
    rows = inputs.agreements[inputs.agreements["signed_on"] <= at].sort_values(["name", "id"])
    steps = inputs.agreement_steps[inputs.agreement_steps["reached_on"] <= at]
    steps = steps.sort_values(["reached_on", "id"])
    last = steps.groupby("agreement_id")[["state", "reached_on", "document"]].last()
    ends = steps.dropna(subset=["ends_on"]).groupby("agreement_id")["ends_on"].last()
    ids = rows["id"]
    state = matched(ids, last["state"]).astype(object)
    ends_on = matched(ids, ends)
    ends_on = ends_on.where(ends_on.notna(), rows["ends_on"])
    state = state.where(state.notna(), rows["state"])
    document = matched(ids, last["document"]).astype(object)
    since = matched(ids, last["reached_on"])
    signed = state.isin(IN_FORCE)
    in_force = signed & (ends_on.isna() | (ends_on >= at))
    partners = inputs.partners.set_index("id")["name"]
    return rows.assign(
        state=state,
        ends_on=ends_on,
        document=document.where(document.notna() & (document != ""), rows["document"]),
        since=since.where(since.notna(), rows["signed_on"]),
        counterpart=matched(rows["partner_id"], partners).astype(object).fillna(""),
        signed=_signed_on(rows, steps),
        in_force=in_force.astype(bool),
        now=state.where(~signed | in_force, "expired"),
    ).reset_index(drop=True)


def _signed_on(rows: pd.DataFrame, steps: pd.DataFrame) -> pd.Series:
    """The first day each agreement was in force."""
    in_force = steps[steps["state"].isin(IN_FORCE)]
    first = matched(rows["id"], in_force.groupby("agreement_id")["reached_on"].first())
    return rows["signed_on"].where(rows["state"].isin(IN_FORCE), first)
