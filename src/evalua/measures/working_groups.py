"""Working groups and their sessions: A05-Q13-03, and the quorum of each session."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail_from, matched, nothing, towns_of
from evalua.measures.once import once
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

NO_GROUPS = "No hay mesas registradas y el mes no se ha enviado."
TOO_EARLY = "Todavía no termina el primer trimestre completo desde que la asociación responde."
SESSIONS: Columns = {
    "activity_id": "id",
    "uid": "text",
    "group_id": "id",
    "held_on": "date",
    "status": "text",
    "act": "text",
    "municipal": "int",
    "external": "int",
    "quorum": "bool",
}
"""``municipal`` and ``external`` count who came among those with a seat that day."""


def groups_on_calendar(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q13-03: groups that held the sessions of the quarter, each with its acta ÷ groups in force.

    Looks at the last complete quarter and at the groups in force on its last day; a group
    programmes one session at least. Counts of groups. Without any group, a month not sent is no
    data. Source: D004 §2.1, §2.2 and §3.3.
    """
    card = catalog.indicator("A05-Q13-03")
    if silent(inputs, cut, card.code, inputs.working_groups["since"]):
        return nothing(State.NO_DATA, NO_GROUPS)
    first, last = cut.window(card.window)
    if Month.of(first.date()) < inputs.evaluation_start:
        return nothing(State.NOT_DUE, TOO_EARLY)
    groups = inputs.working_groups
    open_ = groups["until"].isna() | (groups["until"] >= last)
    groups = groups[(groups["since"] <= last) & open_].sort_values(["name", "id"])
    held = group_sessions(inputs)
    held = held[within(held["held_on"], (first, last)) & (held["status"] == "done")]
    with_act = _times(groups, held[held["act"] != ""])
    programmed = programmed_on(inputs, groups["id"], Month.of(first.date()))
    enough = with_act >= programmed
    note = _told(with_act, programmed, _times(groups, held) - with_act)
    note = note + _without_quorum(_times(groups, held[~held["quorum"]]))
    return Measured(
        detail_from(
            groups,
            register="working_group",
            label=groups["name"],
            dated_on=matched(groups["id"], held.groupby("group_id")["held_on"].max()),
            numerator=enough.astype("float64"),
            denominator=1.0,
            note=note,
            municipality_ids=towns_of(_seated(inputs, last), "group_id", groups["id"]),
        )
    )


def programmed_on(inputs: Inputs, group_ids: pd.Series, quarter: Month) -> pd.Series:
    """The sessions that each group programmes in the quarter that begins in a month: one or more."""
    rows = inputs.group_calendar
    rows = rows[rows["from_month"] <= str(quarter)].sort_values("from_month")
    last = rows.drop_duplicates("group_id", keep="last").set_index("group_id")["sessions"]
    return matched(group_ids, last.astype("float64")).fillna(1.0).clip(lower=1.0)


@once
def group_sessions(inputs: Inputs) -> pd.DataFrame:
    """The activities that are sessions of a group, with who came of those seated (``SESSIONS``).

    There is quorum where as many municipalities and institutions with a seat came as the group
    asks of each.
    """
    held = inputs.activities.dropna(subset=["group_id"])
    held = held.rename(columns={"id": "activity_id", "evidence": "act"})
    columns = ["activity_id", "uid", "group_id", "held_on", "status", "act"]
    held = held[columns].sort_values(["held_on", "activity_id"], ignore_index=True)
    if held.empty:
        return build([], SESSIONS)
    towns, partners = inputs.activity_municipalities, inputs.activity_partners
    held["municipal"] = _came(inputs, held, towns, "municipality_id")
    held["external"] = _came(inputs, held, partners, "partner_id")
    rules = inputs.working_groups.set_index("id")
    enough = held["municipal"] >= matched(held["group_id"], rules["quorum_municipal"])
    enough &= held["external"] >= matched(held["group_id"], rules["quorum_external"])
    held["quorum"] = enough.fillna(False).astype(bool)
    return held


def _came(inputs: Inputs, held: pd.DataFrame, links: pd.DataFrame, column: str) -> pd.Series:
    """How many with a seat that day came to each session."""
    seats = inputs.group_seats.dropna(subset=[column])
    there = held[["activity_id", "group_id", "held_on"]].merge(
        links[["activity_id", column]], on="activity_id", validate="1:m"
    )
    seated = there.merge(seats[["group_id", column, "since", "until"]], on=["group_id", column])
    open_ = seated["until"].isna() | (seated["until"] >= seated["held_on"])
    seated = seated[open_ & (seated["since"] <= seated["held_on"])]
    times = seated.groupby("activity_id")[column].nunique()
    return matched(held["activity_id"], times).fillna(0).astype("Int64")


def _seated(inputs: Inputs, day: pd.Timestamp) -> pd.DataFrame:
    """The municipalities with a seat on a day."""
    seats = inputs.group_seats.dropna(subset=["municipality_id"])
    open_ = seats["until"].isna() | (seats["until"] >= day)
    return seats[open_ & (seats["since"] <= day)]


def _times(groups: pd.DataFrame, held: pd.DataFrame) -> pd.Series:
    return matched(groups["id"], held.groupby("group_id").size()).fillna(0.0)


def _told(held: pd.Series, programmed: pd.Series, without_act: pd.Series) -> pd.Series:
    count, due = held.astype(int).astype(str), programmed.astype(int)
    many = pd.Series(" programadas", index=due.index, dtype=object)
    asked = due.astype(str) + many.mask(due == 1, " programada")
    missing = "; " + without_act.astype(int).astype(str) + " sin acta"
    return count + " con acta de " + asked + missing.where(without_act > 0, "")


def _without_quorum(times: pd.Series) -> pd.Series:
    return ("; " + times.astype(int).astype(str) + " sin quórum").where(times > 0, "")
