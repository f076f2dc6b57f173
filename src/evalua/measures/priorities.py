"""Priorities the members agreed and what the plan took up: A04-Q11-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, silent
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.transitions import NO_TERMS, known_terms
from evalua.registers.transitions.calendar import day_of
from evalua.scoring.states import State

NO_LISTS = "No hay prioridades pactadas registradas y el mes no se ha enviado."


def adopted_priorities(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q11-02: priorities the plan has, with its page ÷ priorities of the lists frozen in time.

    Looks at the lists of the government in office (or of none in particular) frozen by the cut and
    not after their plan was known. Counts of priorities. Not due in the first months of a
    government; without any list, a month not sent is no data. Source: D001 Q11.
    """
    card = catalog.indicator("A04-Q11-02")
    term = next((t for t in known_terms(inputs) if t.starts_on <= cut.day <= t.ends_on), None)
    if term is None:
        return nothing(State.NO_DATA, NO_TERMS)
    lists = inputs.priority_lists
    mine = lists["term_id"].isna() | (lists["term_id"] == term.id)
    in_time = lists["plan_known_on"].isna() | (lists["plan_known_on"] >= lists["frozen_on"])
    lists = lists[mine & in_time & (lists["frozen_on"] <= cut.at)].set_index("id")
    items = inputs.agreed_priorities
    items = items[items["list_id"].isin(lists.index)].sort_values(["list_id", "id"])
    adopted = (items["adopted_on"] <= cut.at) & (items["reference"] != "")
    level = matched(items["list_id"], lists["level_name"])
    rows = detail_from(
        items,
        register="agreed_priority",
        label=(level + ": ").where(level != "", "") + items["text"],
        dated_on=items["adopted_on"].where(adopted),
        numerator=adopted.astype("float64"),
        denominator=1.0,
        note=("en el plan: " + items["reference"]).where(adopted, "no está en el plan"),
        municipality_ids=pd.Series([()] * len(items), index=items.index, dtype=object),
    )
    due_from = day_of(term, card.not_due_until or "T")
    if cut.day < due_from:
        return Measured(rows, State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    if silent(inputs, cut, card.code, inputs.priority_lists["agreed_on"]):
        return nothing(State.NO_DATA, NO_LISTS)
    return Measured(rows)
