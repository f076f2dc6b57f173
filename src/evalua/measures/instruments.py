"""Measures over the instruments of municipalities: A03-Q08-01 and A05-Q13-04."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, was_member, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.once import once
from evalua.scoring.states import State

ORDERING = ("land_use_plan",)
STATES = ("draft", "approved", "published", "repealed")
NO_INSTRUMENTS = "No hay instrumentos municipales registrados y el mes no se ha enviado."


@once
def instrument_lines(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Every instrument begun by the cut, in the order of its municipality and its name.

    Columns of the register, and: one date for each of ``STATES`` (NaT: not reached), ``state`` (the
    last reached), ``act`` (of the approval), ``in_force``: approved, neither repealed nor past its
    date. A draft is never in force.
    """
    steps = inputs.instrument_steps[inputs.instrument_steps["reached_on"] <= cut.at]
    rows = inputs.instruments[inputs.instruments["id"].isin(steps["instrument_id"])]
    rows = rows.sort_values(["municipality_id", "name", "id"], ignore_index=True)
    for state in STATES:
        days = steps[steps["state"] == state].set_index("instrument_id")["reached_on"]
        rows[state] = matched(rows["id"], days)
    approvals = steps[steps["state"] == "approved"].set_index("instrument_id")["act"]
    rows["act"] = matched(rows["id"], approvals).fillna("").astype(object)
    rows["state"] = _last_state(rows)
    holds = rows["valid_until"].isna() | (rows["valid_until"] >= cut.at)
    written = rows["approved"].notna() & (rows["act"] != "")
    return rows.assign(in_force=written & rows["repealed"].isna() & holds)


def articulated_ordering(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q08-01: members with a land-use instrument in force that takes up the guidelines ÷ members.

    Expects an approval with the number of its act, not repealed nor past its date, and the table of
    correspondences with what the region agreed; a draft never counts. Counts of municipalities.
    Source: D001 Q8; D004 §2.3.
    """
    card = catalog.indicator("A03-Q08-01")
    if silent(inputs, cut, card.code, inputs.instrument_steps["reached_on"]):
        return nothing(State.NO_DATA, NO_INSTRUMENTS)
    members = members_past_grace(inputs, cut, card.member_grace_days)
    rows = instrument_lines(inputs, cut)
    rows = rows[rows["kind"].isin(ORDERING)]
    joined = rows["in_force"] & (rows["guidelines"] != "")
    rows = rows.assign(joined=joined, note=_ordering_note(rows, joined, cut))
    best = rows.sort_values(["joined", "in_force", "approved", "id"]).drop_duplicates(
        "municipality_id", keep="last"
    )
    best = best.set_index("municipality_id")
    towns = members["municipality_id"]
    return Measured(
        member_rows(
            members,
            matched(towns, best["joined"].astype("float64")).fillna(0.0).astype(bool),
            matched(towns, best["note"]).fillna("sin instrumento de ordenamiento registrado"),
            matched(towns, best["approved"]),
        )
    )


def adopted_instruments(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q13-04: instruments adopted by a numbered act in the year with the association's support.

    Each counts once, on the day of its approval, while its municipality was a member; drafts never
    do, and publishing is told apart in the note. Counts of acts. Source: D004 §3.1 and §2.3; D001 Q13.
    """
    card = catalog.indicator("A05-Q13-04")
    if silent(inputs, cut, card.code, inputs.instrument_steps["reached_on"]):
        return nothing(State.NO_DATA, NO_INSTRUMENTS)
    rows = instrument_lines(inputs, cut)
    this_year = within(rows["approved"], cut.window(card.window))
    rows = rows[this_year | rows["approved"].isna()].reset_index(drop=True)
    adopted = rows["approved"].notna() & (rows["act"] != "")
    member = was_member(inputs, rows["municipality_id"], rows["approved"])
    counts = adopted & rows["supported"] & member
    names = pd.Series(catalog.choices("instrument_kinds"))
    return Measured(
        detail_from(
            rows,
            register="instrument",
            label=matched(rows["kind"], names).fillna(rows["kind"]).astype(object)
            + ": "
            + rows["name"],
            dated_on=rows["approved"].fillna(rows["draft"]),
            numerator=counts.astype("float64"),
            note=_adoption_note(rows, adopted, member),
        )
    )


def _last_state(rows: pd.DataFrame) -> pd.Series:
    state = pd.Series("draft", index=rows.index, dtype=object)
    for name in STATES[1:]:
        state = state.mask(rows[name].notna(), name)
    return state


def _ordering_note(rows: pd.DataFrame, joined: pd.Series, cut: Cut) -> pd.Series:
    note = pd.Series("es un borrador: falta el acto que lo apruebe", rows.index, dtype=object)
    note = note.mask(rows["in_force"], "vigente, sin recoger los lineamientos regionales")
    note = note.mask(joined, "vigente y articulado, aprobado; falta publicarlo")
    note = note.mask(joined & rows["published"].notna(), "vigente y articulado, publicado")
    note = note.mask(rows["valid_until"] < cut.at, "su vigencia terminó")
    return note.mask(rows["repealed"].notna(), "derogado")


def _adoption_note(rows: pd.DataFrame, adopted: pd.Series, member: pd.Series) -> pd.Series:
    note = pd.Series("borrador: no cuenta", rows.index, dtype=object)
    note = note.mask(adopted, "aprobado; falta publicarlo")
    note = note.mask(adopted & rows["published"].notna(), "aprobado y publicado")
    note = note.mask(adopted & ~rows["supported"], "sin apoyo de la asociación: no cuenta")
    return note.mask(adopted & ~member, "su municipio no era miembro ese día")
