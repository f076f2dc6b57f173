"""The activity log of a year, line by line: what was suspended for safety only as a total."""

from __future__ import annotations

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import matched
from evalua.measures.people import GROUPS, SEXES, counted
from evalua.measures.suspensions import SAFETY
from evalua.storage.frames import Columns, build

LINES: Columns = {
    "held_on": "date",
    "kind": "text",
    "topic": "text",
    "status": "text",
    "track": "text",
    "municipalities": "text",
    "mayors": "int",
    "spokesperson": "text",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "completed": "int",
    "counted_as": "text",
    **dict.fromkeys(GROUPS, "int"),
    "shown": "text",
    "result": "text",
    "commitment": "text",
    "adjust": "text",
    "evidence": "text",
    "link": "text",
}
NAMED = {
    "kind": "activity_types",
    "status": "activity_states",
    "track": "activity_tracks",
    "counted_as": "counting",
    "shown": "promotion_shows",
}


def activity_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """The activities of the year up to the cut, oldest first (columns ``LINES``).

    What was suspended for safety is left out, and so is where and with whom it was taken up again:
    ``held_up`` tells how many they are.
    """
    rows = inputs.activities
    rows = rows[within(rows["held_on"], cut.window("year")) & ~_guarded(inputs)]
    rows = rows.sort_values(["held_on", "id"])
    names = municipality_names(inputs)
    links = inputs.activity_municipalities
    links = links[links["activity_id"].isin(rows["id"])]
    towns = _towns(links, names)
    present = links[links["mayor_present"]].groupby("activity_id").size()
    told = rows.assign(
        municipalities=[towns.get(key, "") for key in rows["id"]],
        mayors=matched(rows["id"], present).astype("Int64"),
        spokesperson=[name_of(names, key) for key in rows["spokesperson_id"]],
        completed=counted(rows, *(f"completed_{sex}" for sex in SEXES)).astype("Int64"),
        result=rows["result"].mask(rows["result"] == "", rows["product"]),
        held_on=rows["held_on"].dt.date,
        **{
            column: rows[column].map(catalog.names_of(listed)).fillna("")
            for column, listed in NAMED.items()
        },
    )
    return build(told[list(LINES)].to_dict("records"), LINES)


def held_up(inputs: Inputs, cut: Cut) -> int:
    """How many activities were suspended for safety in the year up to the cut."""
    rows = inputs.activities
    safety = rows["suspension_reason"] == SAFETY
    return int((safety & within(rows["suspended_on"], cut.window("year"))).sum())


def _guarded(inputs: Inputs) -> pd.Series:
    """What was suspended for safety, and what took it up again."""
    rows = inputs.activities
    safety = rows["suspension_reason"] == SAFETY
    return safety | rows["rescheduled_from_id"].isin(rows.loc[safety, "id"])


def _towns(links: pd.DataFrame, names: dict[int, str]) -> dict[int, str]:
    order = {key: place for place, key in enumerate(names)}
    found: dict[int, list[int]] = {}
    for key, town in zip(links["activity_id"], links["municipality_id"], strict=True):
        found.setdefault(int(key), []).append(int(town))
    return {
        key: ", ".join(names[town] for town in sorted(towns, key=lambda t: order.get(t, 0)))
        for key, towns in found.items()
    }
