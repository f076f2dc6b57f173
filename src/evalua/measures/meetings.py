"""Measures over meetings: A01-Q02-01 and A10-Q23-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, was_member, within
from evalua.measures.measured import Measured, detail_from, labelled, matched

BODIES = ("board", "assembly")
IN_PERSON = ("holder", "acting")
ATTENDED = {
    "holder": "asistió la persona titular",
    "acting": "asistió la persona encargada con acto",
    "delegate": "asistió una persona delegada: no cuenta",
    "absent": "silla vacía",
}


def mayor_attendance(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q02-01: seats taken by the mayor in person ÷ seats convened, in twelve months.

    Expects board and assembly sessions, with or without quorum; who acts as mayor by an act counts
    as holder; a seat of a municipality that was not a member that day stays out. Counts of seats.
    Source: D001 Q2; D000 key 3.
    """
    card = catalog.indicator("A01-Q02-01")
    held = inputs.meetings[within(inputs.meetings["held_on"], cut.window(card.window))]
    held = held[held["body"].isin(BODIES)]
    seats = held.merge(
        inputs.attendance[["meeting_id", "municipality_id", "attended_as"]],
        left_on="id",
        right_on="meeting_id",
        validate="1:m",
    ).sort_values(["held_on", "id", "municipality_id"], ignore_index=True)
    members = was_member(inputs, seats["municipality_id"], seats["held_on"])
    towns = inputs.municipalities.set_index("id")["name"]
    bodies = {key: name.lower() for key, name in catalog.choices("bodies").items()}
    in_person = seats["attended_as"].isin(IN_PERSON).astype("float64")
    return Measured(
        detail_from(
            seats,
            register="meeting",
            label=matched(seats["municipality_id"], towns) + ": " + seats["body"].map(bodies),
            dated_on=seats["held_on"],
            numerator=in_person.where(members),
            denominator=members.astype("float64").where(members),
            note=seats["attended_as"].map(ATTENDED).where(members, "no era miembro ese día"),
        )
    )


def commitments_kept(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-03: commitments done by their original date ÷ those due in three months.

    Expects commitments of the board and the assembly; what was cancelled by act before it was due
    stays out; counts of commitments. Source: D000 route; D001 Q23; D004 §4.1.
    """
    card = catalog.indicator("A10-Q23-03")
    sessions = inputs.meetings.loc[inputs.meetings["body"].isin(BODIES), "id"]
    rows = inputs.commitments
    rows = rows[within(rows["original_due_on"], cut.window(card.window))]
    rows = rows[rows["meeting_id"].isin(sessions)].sort_values(["original_due_on", "id"])
    due_on = rows["original_due_on"]
    counts = ~((rows["cancelled_act"] != "") & (rows["cancelled_on"] <= due_on))
    done = rows["done_on"] <= cut.at
    kept = done & (rows["done_on"] <= due_on)
    note = pd.Series("sin cumplir", index=rows.index, dtype=object)
    note = note.mask(rows["due_on"] > due_on, "aplazado: cuenta la fecha original")
    note = note.mask(done, "cumplido después del plazo").mask(kept, "cumplido en plazo")
    return Measured(
        detail_from(
            rows,
            register="commitment",
            label=labelled(rows["text"], "Compromiso"),
            dated_on=due_on,
            numerator=kept.astype("float64").where(counts),
            denominator=counts.astype("float64").where(counts),
            note=note.where(counts, "cancelado por acta antes de vencer"),
        )
    )
