"""What members gave in kind, beside what the schemes in kind expected of them. Never money."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, was_member
from evalua.registers.contributions.billing import bills
from evalua.storage.frames import Columns, build

BY_MEMBER: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "expected": "int",
    "received": "int",
    "deliveries": "int",
}


def in_kind_by_member(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Expected and received in kind in the year, up to the cut, by name (columns ``BY_MEMBER``).

    Only who was expected to give or gave something. Expected: each scheme in kind, for the months
    of the year begun by the cut in which the municipality was a member. Values in minor units.
    """
    expected = _expected(inputs, cut)
    days = inputs.in_kind["received_on"]
    rows = inputs.in_kind[(days >= pd.Timestamp(cut.year_start)) & (days <= cut.at)]
    received = rows.groupby("municipality_id")["amount"].agg(["sum", "size"])
    names = dict(zip(inputs.municipalities["id"], inputs.municipalities["name"], strict=True))
    found = [
        {
            "municipality_id": key,
            "municipality": names[key],
            "expected": expected.get(key, 0),
            "received": received["sum"].get(key, 0),
            "deliveries": received["size"].get(key, 0),
        }
        for key in {*expected, *received.index}
    ]
    return build(found, BY_MEMBER).sort_values("municipality", ignore_index=True)


def _expected(inputs: Inputs, cut: Cut) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    schemes = inputs.schemes[inputs.schemes["kind"] == "in_kind"]
    for scheme in schemes.to_dict("records"):
        for month in Month.of(cut.year_start).to(cut.month):
            if _asks(scheme, month):
                for key, amount in _amounts(inputs, scheme, month).items():
                    sums[key] += amount
    return dict(sums)


def _asks(scheme: dict[str, Any], month: Month) -> bool:
    started = scheme["starts_month"] <= str(month)
    ended = scheme["ends_month"] != "" and scheme["ends_month"] < str(month)
    return started and not ended and bills(scheme["periodicity"], scheme["starts_month"], month)


def _amounts(inputs: Inputs, scheme: dict[str, Any], month: Month) -> dict[int, int]:
    """What a scheme expects of each member of the month's last day."""
    typed = inputs.scheme_amounts[inputs.scheme_amounts["scheme_id"] == scheme["id"]]
    each = dict(zip(typed["municipality_id"], typed["amount"], strict=True))
    towns = inputs.municipalities["id"]
    last = pd.Series(pd.Timestamp(month.last), index=towns.index)
    members = towns[was_member(inputs, towns, last).to_numpy()]
    if pd.notna(scheme["amount"]):
        return dict.fromkeys((int(key) for key in members), int(scheme["amount"]))
    return {int(key): int(each[key]) for key in members if key in each}
