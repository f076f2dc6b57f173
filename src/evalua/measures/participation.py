"""Who took part and who was trained: A05-Q13-02 and A09-Q22-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.activities import NO_LOG, logged
from evalua.measures.inputs import Cut, Inputs, days_of_kind, silent, within
from evalua.measures.measured import (
    Measured,
    detail,
    detail_from,
    labelled,
    matched,
    nothing,
    towns_of,
)
from evalua.measures.people import GROUPS, SEXES, counted, people_line
from evalua.scoring.states import State

TRAINING = ("training",)
COMPLETED = tuple(f"completed_{sex}" for sex in SEXES)
PEOPLE = "people"
REPEATED = "ya contadas en otra formación del año"


def trained_staff(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q13-02: people of the municipalities who completed a training in the year.

    Expects trainings done with how many completed and how they were counted: with a list they are
    people, without it attendances, which are told apart and add nothing; who completed another one
    in the year counts once. Counts of people, by municipality where the office knows it. Without
    any training in the log, a month not sent is no data. Source: D001 Q8; D004 §3.1 and §4.2.
    """
    card = catalog.indicator("A05-Q13-02")
    if silent(inputs, cut, card.code, days_of_kind(inputs, TRAINING)):
        return nothing(State.NO_DATA, NO_LOG)
    held = logged(inputs, TRAINING, cut.window(card.window))
    held = held[held["status"] == "done"].assign(total=lambda rows: counted(rows, *COMPLETED))
    listed = held["counted_as"] == PEOPLE
    known = held[listed & (held["total"] > 0)]
    shares = _by_town(inputs, known)
    rest = known["total"] - matched(
        known["id"], shares.groupby("activity_id")["completed"].sum()
    ).fillna(0.0)
    again = known["completed_before"].astype("float64").fillna(0.0)
    loose = held[~held.index.isin(known.index)]
    told = pd.concat(
        [
            _part(shares, shares["completed"], shares["said"], shares["municipality_id"]),
            _part(known, rest, people_line(known, "completed_"))[rest > 0],
            _part(known, -again, REPEATED)[again > 0],
            _part(loose, float("nan"), _why_not(loose)),
        ]
    ).sort_values("held_on", ignore_index=True, kind="stable")
    rows = detail_from(
        told,
        register="activity",
        label=labelled(told["topic"], "Capacitación"),
        dated_on=told["held_on"],
        numerator=told["numerator"],
        note=told["note"],
    )
    attended = int(loose["total"].sum())
    remark = f"Además hay {attended} asistencias sin lista, que no se suman." if attended else ""
    return Measured(rows, None, remark)


def women_taking_part(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A09-Q22-03: women ÷ participants whose sex is known, in the activities of the quarter.

    Expects activities done that counted people; voluntary groups are told apart and never added.
    Above the card's share of people without their sex there is no score. Counts of participants;
    an empty log in a month not sent is no data. Source: D004, introduction; D001 Q22.
    """
    card = catalog.indicator("A09-Q22-03")
    if silent(inputs, cut, card.code, inputs.activities["held_on"]):
        return nothing(State.NO_DATA, NO_LOG)
    held = inputs.activities
    held = held[within(held["held_on"], cut.window(card.window)) & (held["status"] == "done")]
    held = held.sort_values(["held_on", "id"]).assign(came=lambda rows: counted(rows, *SEXES))
    held = held[held["came"] > 0]
    kinds = held["kind"].map(catalog.names_of("activity_types")).fillna("Actividad")
    links = inputs.activity_municipalities.rename(columns={"activity_id": "id"})
    rows = detail_from(
        held,
        register="activity",
        label=kinds + ": " + labelled(held["topic"], "sin tema"),
        dated_on=held["held_on"],
        numerator=held["women"].astype("float64").fillna(0.0),
        denominator=counted(held, "women", "men").fillna(0.0),
        note=people_line(held),
        municipality_ids=towns_of(links, "id", held["id"]),
    )
    everyone, unknown = held["came"].sum(), held["unstated"].sum()
    rows = pd.concat([rows, _groups(held, int(everyone))], ignore_index=True)
    most = card.max_unknown_pct
    if most is not None and everyone and unknown * 100 > everyone * most:
        said = f"Falta el sexo de {unknown} de {int(everyone)} participantes: más de {most:.0f} %."
        return Measured(rows, State.NOT_CALCULABLE, said)
    return Measured(rows)


def _by_town(inputs: Inputs, held: pd.DataFrame) -> pd.DataFrame:
    """Who completed each training in each municipality: what was written, or all where it was one."""
    links = inputs.activity_municipalities
    links = links.loc[
        links["activity_id"].isin(held["id"]), ["activity_id", "municipality_id", "completed"]
    ]
    only = ~links["activity_id"].duplicated(keep=False)
    owners = held.assign(said=people_line(held, "completed_"))
    columns = ["id", "uid", "topic", "held_on", "total", "said"]
    each = links.merge(
        owners[columns], left_on="activity_id", right_on="id", validate="m:1", how="left"
    )
    known = each["completed"].astype("float64")
    each["completed"] = known.mask(only.to_numpy() & known.isna(), each["total"])
    return each[each["completed"] > 0]


def _part(
    held: pd.DataFrame,
    numerator: pd.Series | float,
    note: pd.Series | str,
    towns: pd.Series | None = None,
) -> pd.DataFrame:
    """Some trainings with what each adds, why, and the municipality it is of (none: several)."""
    part = held[["uid", "topic", "held_on"]].assign(numerator=numerator, note=note)
    nowhere = pd.Series(pd.NA, index=held.index, dtype="Int64")
    return part.assign(municipality_id=nowhere if towns is None else towns)


def _why_not(held: pd.DataFrame) -> pd.Series:
    """Why a training adds no people."""
    attended = held["total"].fillna(0).astype(int).astype(str) + " asistencias sin lista"
    return attended.where(held["total"] > 0, "no dice cuántas personas la completaron")


def _groups(held: pd.DataFrame, everyone: int) -> pd.DataFrame:
    """A row for each voluntary total that somebody gave: it is shown and adds nothing."""
    sums = {name: int(held[name].sum()) for name in GROUPS if held[name].notna().any()}
    return detail(
        [
            {
                "register": "total",
                "uid": "",
                "label": GROUPS[name],
                "note": f"{number} de {everyone} participantes, dato voluntario",
            }
            for name, number in sums.items()
        ]
    )
