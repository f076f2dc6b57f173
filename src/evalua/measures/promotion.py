"""Showing the region and its results: A06-Q15-02, A06-Q16-01 and A06-Q16-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.text import search_key
from evalua.measures.activities import EVER, NO_LOG, by_town, last_day, logged
from evalua.measures.inputs import Cut, Inputs, days_of_kind, silent, within
from evalua.measures.measured import Measured, detail_from, labelled, matched, nothing, towns_of
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.people import people_line
from evalua.scoring.states import State

COUNCIL = ("council_presentation",)
SHOWING = ("publication", "promotion_event")
EVENT = ("promotion_event",)
BY_MAIL = "message"
SAME = "mismo lugar y semana que otra: cuentan como una"


def informed_councils(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A06-Q15-02: members whose council saw the results in 12 months ÷ members past their grace.

    Expects presentations done in a session; what was only sent by message does not count. Counts of
    municipalities. Without any in the log, a month not sent is no data. Source: D001 Q2; D004 §2.3.
    """
    card = catalog.indicator("A06-Q15-02")
    if silent(inputs, cut, card.code, days_of_kind(inputs, COUNCIL)):
        return nothing(State.NO_DATA, NO_LOG)
    shown = by_town(inputs, logged(inputs, COUNCIL, (EVER, cut.at)))
    shown = shown[shown["status"] == "done"]
    recent = within(shown["held_on"], cut.window(card.window))
    valid = shown[recent & (shown["channel"] != BY_MAIL)]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    note = pd.Series("sin presentación anotada", index=members.index, dtype=object)
    note = note.mask(
        towns.isin(shown["municipality_id"]), "la última presentación es anterior al plazo"
    )
    note = note.mask(
        towns.isin(shown.loc[recent, "municipality_id"]), "solo se le envió: falta la sesión"
    )
    reached = towns.isin(valid["municipality_id"])
    note = note.mask(reached, "presentación en sesión del concejo")
    return Measured(member_rows(members, reached, note, last_day(valid, towns)))


def visible_members(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A06-Q16-01: members that some piece or event showed in 12 months ÷ members past their grace.

    Expects publications and promotion events done that say what was shown of the municipalities
    they name; counts of municipalities. Without any in the log, a month not sent is no data.
    Source: D001 Q16 and factor 11.
    """
    card = catalog.indicator("A06-Q16-01")
    if silent(inputs, cut, card.code, days_of_kind(inputs, SHOWING)):
        return nothing(State.NO_DATA, NO_LOG)
    pieces = by_town(inputs, logged(inputs, SHOWING, (EVER, cut.at)))
    pieces = pieces[pieces["status"] == "done"]
    recent = pieces[within(pieces["held_on"], cut.window(card.window))]
    valid = recent[recent["shown"] != ""]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    note = pd.Series("no ha aparecido", index=members.index, dtype=object)
    note = note.mask(
        towns.isin(pieces["municipality_id"]), "su última aparición es anterior al plazo"
    )
    note = note.mask(
        towns.isin(recent["municipality_id"]), "solo se le nombró: falta decir qué se mostró"
    )
    reached = towns.isin(valid["municipality_id"])
    what = matched(towns, valid.groupby("municipality_id")["shown"].last())
    said = what.map(catalog.names_of("promotion_shows")).fillna("contenido")
    note = note.mask(reached, "se mostró: " + said.str.lower())
    return Measured(member_rows(members, reached, note, last_day(valid, towns)))


def promotion_events(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A06-Q16-02: fairs, routes, festivals, documentaries and gatherings held in the year.

    Those of one place in one week are one; where the place of several is not written, they are
    taken for the same. Counts of events. Without any in the log, a month not sent is no data.
    Source: D001 Q16; D004 §2.2; D003 (Chile).
    """
    card = catalog.indicator("A06-Q16-02")
    if silent(inputs, cut, card.code, days_of_kind(inputs, EVENT)):
        return nothing(State.NO_DATA, NO_LOG)
    events = logged(inputs, EVENT, cut.window(card.window))
    done = events["status"] == "done"
    places = pd.DataFrame({"week": _weeks(events["held_on"]), "place": _places(events)})
    first = ~places[done].duplicated().reindex(events.index, fill_value=True)
    kinds = events["promotion_kind"].map(catalog.names_of("promotion_kinds")).fillna("Acción")
    note = pd.Series("no se realizó", index=events.index, dtype=object)
    note = note.mask(done, SAME).mask(done & first, _who_came(inputs, events))
    return Measured(
        detail_from(
            events,
            register="activity",
            label=kinds + ": " + labelled(events["topic"], "sin tema"),
            dated_on=events["held_on"],
            numerator=(done & first).astype("float64"),
            note=note,
            municipality_ids=towns_of(by_town(inputs, events), "id", events["id"]),
        )
    )


def _weeks(days: pd.Series) -> pd.Series:
    """The Monday of each day's week."""
    return days - pd.to_timedelta(days.dt.day_of_week, unit="D")


def _places(events: pd.DataFrame) -> pd.Series:
    """The town or the place written; a documentary has none and is told apart by itself."""
    typed = events["place"].map(search_key)
    alone = (events["promotion_kind"] == "documentary") & (typed == "")
    typed = typed.mask(alone, events["uid"])
    return typed.mask(events["place_id"].notna(), "#" + events["place_id"].astype("string"))


def _who_came(inputs: Inputs, events: pd.DataFrame) -> pd.Series:
    """How many took part by sex, and how many exhibitors of each municipality were counted."""
    links = inputs.activity_municipalities.dropna(subset=["exhibitors"])
    links = links[links["activity_id"].isin(events["id"])]
    names = inputs.municipalities.set_index("id")["name"]
    told: dict[int, list[str]] = {}
    for key, town, number in zip(
        links["activity_id"], links["municipality_id"], links["exhibitors"], strict=True
    ):
        told.setdefault(key, []).append(f"{names[town]} {number}")
    stands = pd.Series(
        [", ".join(told.get(key, ())) for key in events["id"]], index=events.index, dtype=object
    )
    people = people_line(events)
    apart = pd.Series("; ", index=events.index).where((stands != "") & (people != ""), "")
    said = people + apart + ("expositores: " + stands).where(stands != "", "")
    return ("cuenta · " + said).where(said != "", "cuenta")
