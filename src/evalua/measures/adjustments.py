"""The measure of what changed after evaluating: A10-Q23-04."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.meetings import BODIES
from evalua.registers.meetings.findings import adjustments
from evalua.scoring.states import State

NO_SESSIONS = "No hay sesiones registradas este año y el mes no se ha enviado."


def adjustments_adopted(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-04: adjustments decided this year that cite the finding they answer.

    Expects decisions of the board and the assembly, in sessions with quorum, whose kind changes
    services, plan, quotas or statutes; one without a finding is no adjustment after evaluating.
    Counts of decisions, by kind. Without sessions in the year, a month not sent is no data. Source:
    D001 Q23; D000 key 4; D004 §2.5.
    """
    card = catalog.indicator("A10-Q23-04")
    sessions = inputs.meetings[inputs.meetings["body"].isin(BODIES)]
    held = sessions[within(sessions["held_on"], cut.window(card.window))]
    if silent(inputs, cut, card.code, held["held_on"]):
        return nothing(State.NO_DATA, NO_SESSIONS)
    kinds = catalog.choices("decision_kinds")
    rows = inputs.decisions[inputs.decisions["kind"].isin(adjustments(catalog))]
    rows = rows[rows["meeting_id"].isin(held["id"])]
    by_session = held.set_index("id")
    rows = rows.assign(held_on=matched(rows["meeting_id"], by_session["held_on"])).sort_values(
        ["held_on", "id"], ignore_index=True
    )
    cited = (rows["finding_kind"] != "") & (rows["finding"] != "")
    quorate = matched(rows["meeting_id"], by_session["quorum"]).astype(bool)
    counts = cited & quorate
    note = pd.Series("sin hallazgo citado: no cuenta", index=rows.index, dtype=object)
    note = note.mask(cited, "cita un hallazgo").mask(~quorate, "la sesión no tuvo cuórum")
    return Measured(
        detail_from(
            rows,
            register="decision",
            label=rows["kind"].map(kinds) + ": " + rows["text"],
            dated_on=rows["held_on"],
            numerator=counts.astype("float64"),
            note=note,
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )
