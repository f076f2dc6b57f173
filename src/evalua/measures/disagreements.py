"""The measure of disagreements, A02-Q06-02: totals only, because whoever reads it may be anybody."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.scoring.states import State

NONE_WRITTEN = "No hay inconformidades registradas y el mes no se ha enviado."
RESERVED = "Reservadas"


def disagreements_on_time(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q06-02: disagreements closed by their date ÷ those due in the last complete quarter.

    The rows behind it are totals by kind, and one for the reserved ones together: they never say
    which, whose or when. Counts of disagreements. An empty register in a month not sent is no data;
    nothing due is not applicable. Source: D001 Q6.
    """
    card = catalog.indicator("A02-Q06-02")
    if silent(inputs, cut, card.code, inputs.disagreements["received_on"]):
        return nothing(State.NO_DATA, NONE_WRITTEN)
    rows = inputs.disagreements
    rows = rows[within(rows["due_on"], cut.window(card.window)) & (rows["received_on"] <= cut.at)]
    names = dict(catalog.choices("disagreement_kinds"))
    labels = rows["kind"].map(names).where(~rows["reserved"], RESERVED)
    on_time = (rows["closed_on"] <= rows["due_on"]).astype("float64")
    order = [*names.values(), RESERVED]
    totals = (
        pd.DataFrame({"label": labels, "on_time": on_time, "due": 1.0})
        .groupby("label", sort=False)
        .sum()
        .reindex([label for label in order if label in set(labels)])
        .reset_index()
    )
    late = totals["due"] - totals["on_time"]
    note = late.map("{:.0f} fuera de plazo o sin cerrar".format).mask(late == 0, "todas en plazo")
    return Measured(
        detail_from(
            totals.assign(uid=""),
            register="disagreement",
            label=totals["label"],
            numerator=totals["on_time"],
            denominator=totals["due"],
            note=note.astype(object),
            municipality_ids=pd.Series([()] * len(totals), index=totals.index, dtype=object),
        )
    )
