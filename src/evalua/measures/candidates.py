"""Whether the candidates of an election received the same: A03-Q09-01."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, was_member
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.transitions import NO_TERMS, known_terms
from evalua.registers.transitions.calendar import active_term, day_of
from evalua.scoring.states import State

PACK, PUBLIC_EVENT, CYCLE = "pack", "public_event", "electoral_cycle"
OUT_OF_CYCLE = "No hay un ciclo electoral en curso."
NO_LISTS = "No se ha anotado la lista oficial de aspirantes."


def informed_candidates(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q09-01: candidates who received the last version of the pack, or came to the public day
    ÷ candidates on the official lists of the members.

    Not due before the day the card says, and frozen on election day: what is delivered later does
    not count. An earlier version is not the same. Counts of candidates. Source: D001 Q9, Q4 and
    factor 3.
    """
    card = catalog.indicator("A03-Q09-01")
    terms = known_terms(inputs)
    if not terms:
        return nothing(State.NO_DATA, NO_TERMS)
    term = active_term(terms, cut.day, catalog.transition_windows, CYCLE)
    if term is None:
        return nothing(State.NOT_APPLICABLE, OUT_OF_CYCLE)
    day = min(cut.day, day_of(term, card.freeze_at or "E"))
    listed = inputs.candidates[inputs.candidates["term_id"] == term.id]
    at = pd.Series(pd.Timestamp(day), index=listed.index)
    listed = listed[was_member(inputs, listed["municipality_id"], at).to_numpy()]
    rows = _rows(inputs, term.id, listed, day, catalog)
    due_from = day_of(term, card.not_due_until or "E")
    if cut.day < due_from:
        return Measured(rows, State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    return nothing(State.NO_DATA, NO_LISTS) if rows.empty else Measured(rows)


def last_version(inputs: Inputs, term_id: int, day: date, kind: str = PACK) -> int | None:
    """The number of the last version dated by a day, or None."""
    packs = inputs.candidate_packs
    mine = packs[(packs["term_id"] == term_id) & (packs["kind"] == kind)]
    numbers = mine.loc[mine["dated_on"] <= pd.Timestamp(day), "number"]
    return None if numbers.empty else int(numbers.max())


def received(inputs: Inputs, term_id: int, day: date, kind: str = PACK) -> pd.DataFrame:
    """The last version each candidate received by a day: candidate_id, number, delivered_on."""
    found = deliveries(inputs, term_id, day, kind).sort_values(["number", "delivered_on"])
    return found.drop_duplicates("candidate_id", keep="last")


def deliveries(inputs: Inputs, term_id: int, day: date, kind: str = PACK) -> pd.DataFrame:
    """Every delivery by a day: candidate_id, number of the version, delivered_on, channel."""
    packs = inputs.candidate_packs
    packs = packs[(packs["term_id"] == term_id) & (packs["kind"] == kind)]
    packs = packs[["id", "number"]].rename(columns={"id": "pack_id"})
    rows = inputs.pack_deliveries.merge(packs, on="pack_id", validate="m:1")
    rows = rows[rows["delivered_on"] <= pd.Timestamp(day)]
    return rows[["candidate_id", "number", "delivered_on", "channel"]]


def _rows(
    inputs: Inputs, term_id: int, listed: pd.DataFrame, day: date, catalog: Catalog
) -> pd.DataFrame:
    towns = inputs.municipalities.set_index("id")["name"]
    listed = listed.assign(town=matched(listed["municipality_id"], towns))
    listed = listed.sort_values(["town", "municipality_id", "number"], ignore_index=True)
    every = deliveries(inputs, term_id, day)
    came = listed["id"].isin(every.loc[every["channel"] == PUBLIC_EVENT, "candidate_id"])
    had = received(inputs, term_id, day).set_index("candidate_id")
    number = matched(listed["id"], had["number"])
    last = last_version(inputs, term_id, day)
    same = (number == (-1 if last is None else last)).fillna(False).astype(bool)
    note = pd.Series("sin entrega", index=listed.index, dtype=object)
    note = note.mask(number.notna(), "solo tiene una versión anterior")
    note = note.mask(came, "asistió a la jornada pública").mask(same, "recibió la última versión")
    sexes = {key: name.lower() for key, name in catalog.choices("sexes").items()}
    return detail_from(
        listed,
        register="candidate",
        label=listed["town"].astype(object)
        + ": aspirante "
        + listed["number"].astype(str).astype(object),
        dated_on=matched(listed["id"], had["delivered_on"]),
        numerator=(same | came).astype("float64"),
        denominator=1.0,
        note=note + " · sexo: " + listed["sex"].map(sexes).fillna("no informa"),
    )
