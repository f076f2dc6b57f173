"""Measures over the activity log: A02-Q06-01, A04-Q10-01, A05-Q13-01 and A06-Q15-03."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, days_of_kind, silent, was_member, within
from evalua.measures.measured import Measured, detail_from, labelled, matched, nothing, towns_of
from evalua.measures.members import member_rows, members_past_grace, members_whole_month
from evalua.scoring.states import State

MAYORS_NEEDED = 2
EVER = pd.Timestamp(1900, 1, 1)
NATIONAL = ("national_session",)
ADVICE = ("technical_assistance", "training")
NO_LOG = "La bitácora no tiene registros de este tipo y el mes no se ha enviado."
NO_CALLS = "No hay conversaciones anotadas en el mes y el mes no se ha enviado."
NO_PIECES = "No hay publicaciones anotadas en el mes y el mes no se ha enviado."


def bilateral_contact(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q06-01: members with an individual conversation in the month ÷ members all month.

    Expects activities done, individual, with topic and result; counts of municipalities. A month
    without rows is no data until it is sent. Source: D001 Q6, Q2; D000 key 6.
    """
    card = catalog.indicator("A02-Q06-01")
    calls = logged(inputs, ("bilateral_contact",), cut.window(card.window))
    if calls.empty and not inputs.answered(cut.month, card.code):
        return nothing(State.NO_DATA, NO_CALLS)
    calls = by_town(inputs, calls)
    alone = (calls["status"] == "done") & calls["individual"]
    valid = calls[alone & filled(calls, "topic", "result")]
    members = members_whole_month(inputs, cut, cut.month)
    towns = members["municipality_id"]
    note = pd.Series("sin conversación anotada", index=members.index, dtype=object)
    note = note.mask(towns.isin(calls["municipality_id"]), "solo hubo contactos de grupo")
    note = note.mask(
        towns.isin(calls.loc[alone, "municipality_id"]), "falta el tema o el resultado"
    )
    reached = towns.isin(valid["municipality_id"])
    note = note.mask(reached, "conversación con tema y resultado")
    return Measured(member_rows(members, reached, note, last_day(valid, towns)))


def technical_assistance(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q13-01: members advised or trained in the last 90 days ÷ members past their grace.

    Expects activities done with topic and product; counts of municipalities. Without any in the log, a
    month not sent is no data. Source: D001 Q13; D004 §3.1 and §3.5.
    """
    card = catalog.indicator("A05-Q13-01")
    if silent(inputs, cut, card.code, days_of_kind(inputs, ADVICE)):
        return nothing(State.NO_DATA, NO_LOG)
    advice = by_town(inputs, logged(inputs, ADVICE, (EVER, cut.at)))
    recent = within(advice["held_on"], cut.window(card.window)) & (advice["status"] == "done")
    valid = advice[recent & filled(advice, "topic", "product")]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    done = advice.loc[advice["status"] == "done", "municipality_id"]
    note = pd.Series("sin asistencia anotada", index=members.index, dtype=object)
    note = note.mask(towns.isin(done), "la última asistencia es anterior al plazo")
    note = note.mask(
        towns.isin(advice.loc[recent, "municipality_id"]), "falta el tema o el producto"
    )
    reached = towns.isin(valid["municipality_id"])
    note = note.mask(reached, "asistencia con tema y producto")
    return Measured(member_rows(members, reached, note, last_day(valid, towns)))


def national_sessions(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q10-01: sessions of the year with national entities and mayors of two members or more.

    Expects activities done with topic and commitment; a mayor counts where the municipality was a
    member that day; counts of sessions. Without any in the log, a month not sent is no data. Source: D001 Q10.
    """
    card = catalog.indicator("A04-Q10-01")
    if silent(inputs, cut, card.code, days_of_kind(inputs, NATIONAL)):
        return nothing(State.NO_DATA, NO_LOG)
    held = logged(inputs, NATIONAL, cut.window(card.window))
    present = by_town(inputs, held)
    present = present[present["mayor_present"]]
    present = present[was_member(inputs, present["municipality_id"], present["held_on"])]
    mayors = matched(held["id"], present.groupby("id")["municipality_id"].nunique()).fillna(0)
    done, written = held["status"] == "done", filled(held, "topic", "commitment")
    note = pd.Series("cuenta", index=held.index, dtype=object)
    note = note.mask(mayors < MAYORS_NEEDED, "hubo menos de dos alcaldías miembro")
    note = note.mask(~written, "falta el tema o el compromiso").mask(~done, "no se realizó")
    return Measured(
        detail_from(
            held,
            register="activity",
            label=labelled(held["topic"], "Sesión nacional"),
            dated_on=held["held_on"],
            numerator=(done & written & (mayors >= MAYORS_NEEDED)).astype("float64"),
            note=note,
            municipality_ids=towns_of(present, "id", held["id"]),
        )
    )


def verifiable_publications(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A06-Q15-03: pieces of the month that cite a goal, project or service and leave a copy.

    Expects activities done with a link or a copy; counts of pieces. A month without rows is no
    data until it is sent. Source: D001 Q15.
    """
    card = catalog.indicator("A06-Q15-03")
    pieces = logged(inputs, ("publication",), cut.window(card.window))
    if pieces.empty and not inputs.answered(cut.month, card.code):
        return nothing(State.NO_DATA, NO_PIECES)
    done = pieces["status"] == "done"
    copied = (pieces["link"] != "") | (pieces["evidence"] != "")
    cites = pieces[["goal_id", "project_id", "service_id"]].notna().any(axis=1)
    note = pd.Series("cuenta", index=pieces.index, dtype=object)
    note = note.mask(~cites, "no cita una meta, un proyecto ni un servicio")
    note = note.mask(~copied, "falta el enlace o la copia").mask(~done, "no se difundió")
    return Measured(
        detail_from(
            pieces,
            register="activity",
            label=labelled(pieces["topic"], "Publicación"),
            dated_on=pieces["held_on"],
            numerator=(done & copied & cites).astype("float64"),
            note=note,
            municipality_ids=towns_of(by_town(inputs, pieces), "id", pieces["id"]),
        )
    )


def logged(
    inputs: Inputs, kinds: Sequence[str], window: tuple[pd.Timestamp, pd.Timestamp]
) -> pd.DataFrame:
    """The activities of some kinds in a window, whatever became of them, oldest first."""
    rows = inputs.activities
    found = rows[within(rows["held_on"], window) & rows["kind"].isin(kinds)]
    return found.sort_values(["held_on", "id"])


def by_town(inputs: Inputs, activities: pd.DataFrame) -> pd.DataFrame:
    """One row per activity and municipality that took part."""
    links = inputs.activity_municipalities
    links = links[links["activity_id"].isin(activities["id"])].rename(columns={"activity_id": "id"})
    return activities.merge(links, on="id", validate="1:m")


def filled(rows: pd.DataFrame, *columns: str) -> pd.Series:
    """Which rows have something written in every one of these columns."""
    return (rows[list(columns)] != "").all(axis=1)


def last_day(rows: pd.DataFrame, towns: pd.Series) -> pd.Series:
    """The last day each municipality has among some rows, beside it."""
    return matched(towns, rows.groupby("municipality_id")["held_on"].max())
