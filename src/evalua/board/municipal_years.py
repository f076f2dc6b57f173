"""One municipality year by year: what it paid, what it received, where it took part."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.movements import refunds_by
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

YEARS: Columns = {
    "year": "int",
    "charged": "int",
    "paid": "int",
    "share": "float",
    "services": "int",
    "training": "int",
    "assistance": "int",
    "visits": "int",
    "seats": "int",
    "seats_taken": "int",
}
"""Newest first. Money is minor units: ``charged`` for the months of the year and ``paid`` in it, less
refunds; ``share`` is its part (0–1) of what everybody paid that year, missing where nobody did.
``services`` are different ones; the rest counts activities done and sessions of any body."""

_KINDS = {
    "training": ("training", "community_of_practice", "exchange_tour"),
    "assistance": ("technical_assistance", "technical_mediation"),
    "visits": ("bilateral_contact", "follow_up_visit"),
}


def municipal_years(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    """Every year with something recorded of the municipality, by the day (columns ``YEARS``)."""
    paid = _paid(inputs, day)
    mine = paid[paid["municipality_id"] == municipality_id].groupby("year")["amount"].sum()
    whole = paid.groupby("year")["amount"].sum()
    counts = {
        "charged": _charged(inputs, municipality_id, day),
        "paid": mine,
        "services": _services(inputs, municipality_id, day),
        **_activities(inputs, municipality_id, day),
        **_seats(inputs, municipality_id, day),
    }
    table = pd.DataFrame(counts).fillna(0).astype("int64").sort_index(ascending=False)
    share = table["paid"] / whole.reindex(table.index).where(lambda total: total > 0)
    rows = table.assign(share=share).rename_axis("year").reset_index()
    return build(rows.astype(object).to_dict("records"), YEARS)


def _paid(inputs: Inputs, day: date) -> pd.DataFrame:
    """Payments and, below zero, refunds by the day, with their year."""
    payments = inputs.payments[inputs.payments["paid_on"] <= pd.Timestamp(day)]
    back = refunds_by(inputs, day)
    parts = [
        pd.DataFrame(
            {
                "municipality_id": rows["municipality_id"],
                "year": rows[dated].dt.year,
                "amount": rows["amount"].astype("int64") * sign,
            }
        )
        for rows, dated, sign in ((payments, "paid_on", 1), (back, "refunded_on", -1))
    ]
    return pd.concat(parts, ignore_index=True)


def _charged(inputs: Inputs, municipality_id: int, day: date) -> pd.Series:
    rows = inputs.charges[inputs.charges["municipality_id"] == municipality_id]
    rows = rows[rows["month"] <= str(Month.of(day))]
    return rows["amount"].groupby(rows["month"].str[:4].astype("int64")).sum()


def _services(inputs: Inputs, municipality_id: int, day: date) -> pd.Series:
    rows = inputs.service_records
    rows = rows[(rows["municipality_id"] == municipality_id) & (rows["quantity"] > 0)]
    rows = rows[rows["month"] <= str(Month.of(day))]
    return rows["service_id"].groupby(rows["month"].str[:4].astype("int64")).nunique()


def _activities(inputs: Inputs, municipality_id: int, day: date) -> dict[str, pd.Series]:
    links = inputs.activity_municipalities
    mine = links.loc[links["municipality_id"] == municipality_id, "activity_id"]
    done = inputs.activities[
        (inputs.activities["held_on"] <= pd.Timestamp(day))
        & (inputs.activities["status"] == "done")
        & inputs.activities["id"].isin(mine)
    ]
    return {
        name: _by_year(done.loc[done["kind"].isin(kinds), "held_on"])
        for name, kinds in _KINDS.items()
    }


def _seats(inputs: Inputs, municipality_id: int, day: date) -> dict[str, pd.Series]:
    held = inputs.meetings[inputs.meetings["held_on"] <= pd.Timestamp(day)]
    days = dict(zip(held["id"], held["held_on"], strict=True))
    rows = inputs.attendance[inputs.attendance["municipality_id"] == municipality_id]
    rows = rows[rows["meeting_id"].isin(list(days))]
    held_on = rows["meeting_id"].map(days)
    taken = rows["attended_as"] != "absent"
    return {"seats": _by_year(held_on), "seats_taken": _by_year(held_on[taken])}


def _by_year(days: pd.Series) -> pd.Series:
    dated = pd.to_datetime(days)
    return dated.groupby(dated.dt.year).size()
