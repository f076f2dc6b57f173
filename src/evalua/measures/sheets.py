"""Measures over the sheets of the municipalities: A03-Q09-04."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, matched, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.scoring.states import State

NO_REVIEWS = "No hay fichas municipales revisadas y el mes no se ha enviado."


def reviewed_sheets(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q09-04: members whose sheet somebody of theirs signed off in six months ÷ members.

    The last review of the window decides: one with objections still lacks the sign-off. Members
    past their grace; counts of municipalities. Source: D001 Q9 (ideas) and Q13.
    """
    card = catalog.indicator("A03-Q09-04")
    if silent(inputs, cut, card.code, inputs.sheet_reviews["reviewed_on"]):
        return nothing(State.NO_DATA, NO_REVIEWS)
    past = inputs.sheet_reviews[inputs.sheet_reviews["reviewed_on"] <= cut.at]
    past = past.sort_values(["reviewed_on", "id"])
    last = past.drop_duplicates("municipality_id", keep="last").set_index("municipality_id")
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    on = matched(towns, last["reviewed_on"])
    recent = within(on, cut.window(card.window))
    agreed = matched(towns, last["agrees"]).fillna(False).astype(bool)
    note = pd.Series("nadie del municipio la ha revisado", index=members.index, dtype=object)
    note = note.mask(on.notna(), "la última revisión es anterior al plazo")
    note = note.mask(recent, "revisada con objeciones: falta el visto bueno")
    who = matched(towns, last["position"]).astype(object)
    note = note.mask(recent & agreed, "con visto bueno de " + who)
    return Measured(member_rows(members, recent & agreed, note, on))
