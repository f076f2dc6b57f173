"""Working groups in lines: how each keeps its calendar, who sits in it and what its sessions were."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.domain.month import Month
from evalua.domain.text import search_key
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import matched
from evalua.measures.working_groups import group_sessions, programmed_on
from evalua.storage.frames import Columns, build

GROUPS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "theme": "text",
    "since": "date",
    "until": "date",
    "municipal": "int",
    "external": "int",
    "quorum_municipal": "int",
    "quorum_external": "int",
    "programmed": "int",
    "with_act": "int",
    "without_act": "int",
    "last_on": "date",
    "version": "int",
}
"""Seats are those of the cut; ``with_act`` and ``without_act`` are sessions of its quarter so far."""
SEATS: Columns = {
    "id": "id",
    "who": "text",
    "kind": "text",
    "role": "text",
    "since": "date",
    "until": "date",
    "municipality_id": "id",
    "partner_id": "id",
    "version": "int",
}
"""``kind`` is that of the partner; "" for a municipality."""


def group_lines(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Every group that began by the cut, those in force first (columns ``GROUPS``)."""
    rows = inputs.working_groups
    rows = rows[rows["since"] <= cut.at]
    if rows.empty:
        return build([], GROUPS)
    quarter = cut.month + -((cut.month.month - 1) % 3)
    held = group_sessions(inputs)
    held = held[(held["status"] == "done") & (held["held_on"] <= cut.at)]
    now = held[within(held["held_on"], (pd.Timestamp(quarter.first), cut.at))]
    seats = _open(inputs.group_seats, cut.at)
    counts: dict[str, pd.Series] = {
        "municipal": seats.groupby("group_id")["municipality_id"].nunique(),
        "external": seats.groupby("group_id")["partner_id"].nunique(),
        "with_act": now[now["act"] != ""].groupby("group_id").size(),
        "without_act": now[now["act"] == ""].groupby("group_id").size(),
    }
    told = rows.assign(
        programmed=programmed_on(inputs, rows["id"], quarter).astype(int),
        last_on=matched(rows["id"], held.groupby("group_id")["held_on"].max()),
        closed=rows["until"] < cut.at,
        key=rows["name"].map(search_key),
        **{
            name: matched(rows["id"], count).fillna(0).astype(int) for name, count in counts.items()
        },
    )
    return build(_records(told.sort_values(["closed", "key"]), GROUPS), GROUPS)


def seat_lines(inputs: Inputs, group_id: int, cut: Cut) -> pd.DataFrame:
    """Who sits in a group on the day of the cut: municipalities, then institutions (``SEATS``)."""
    rows = _open(inputs.group_seats, cut.at)
    towns = municipality_names(inputs)
    partners = inputs.partners.set_index("id")
    lines = []
    for row in rows[rows["group_id"] == group_id].to_dict("records"):
        town = row["municipality_id"]
        if pd.notna(town):
            who: dict[str, Any] = {"who": towns.get(int(town), ""), "kind": ""}
        else:
            partner = partners.loc[row["partner_id"]]
            who = {"who": partner["name"], "kind": partner["kind"]}
        lines.append({**row, **who})
    lines.sort(key=lambda line: (line["kind"] != "", search_key(str(line["who"]))))
    return build(_records(pd.DataFrame(lines, columns=list(SEATS)), SEATS), SEATS)


def session_lines(inputs: Inputs, group_id: int, cut: Cut) -> pd.DataFrame:
    """The sessions of a group by the cut, newest first: ``measures.working_groups.SESSIONS`` and topic."""
    held = group_sessions(inputs)
    held = held[(held["group_id"] == group_id) & (held["held_on"] <= cut.at)]
    topics = inputs.activities.set_index("id")["topic"]
    return held.assign(topic=matched(held["activity_id"], topics)).iloc[::-1].reset_index(drop=True)


def quarter_label(month: Month) -> str:
    """«julio–septiembre 2026»: the quarter of a month."""
    first = month + -((month.month - 1) % 3)
    return f"{first.label.partition(' ')[0]}–{(first + 2).label}"


def _open(seats: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    staying = seats["until"].isna() | (seats["until"] >= day)
    return seats[(seats["since"] <= day) & staying]


def _records(frame: pd.DataFrame, columns: Columns) -> list[dict[str, Any]]:
    """The rows as mappings, with civil dates."""
    dates = [name for name, kind in columns.items() if kind == "date"]
    days = {name: pd.to_datetime(frame[name]).dt.date for name in dates}
    found: list[dict[str, Any]] = frame.assign(**days).to_dict("records")
    return found
