"""The association's neutrality, month by month: A03-Q09-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.measures.project_rows import catalog_names
from evalua.measures.transitions import NO_TERMS, known_terms
from evalua.registers.transitions.calendar import declaration_months
from evalua.scoring.states import State

NOT_SENT = "No hay declaraciones de neutralidad en doce meses y el mes no se ha enviado."


def neutrality_incidents(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q09-02: confirmed cases declared for the months of the window; a count.

    Every month of an electoral window that ended by the cut must be signed, else there is no data;
    outside of them a month that was sent means that there were none. A declaration is of its month,
    whenever it was signed. One row per case, or one for a month without any. Source: D001 Q4, Q6, Q12.
    """
    card = catalog.indicator("A03-Q09-02")
    if not known_terms(inputs):
        return nothing(State.NO_DATA, NO_TERMS)
    first, last = str(Month.of(cut.window(card.window)[0].date())), str(cut.elapsed)
    unsigned = [m for m in unsigned_months(inputs, cut.elapsed, catalog) if str(m) >= first]
    if unsigned:
        return nothing(State.NO_DATA, unsigned_sentence(unsigned))
    rows = inputs.neutrality_declarations
    rows = rows[rows["month"].between(first, last)].sort_values("month")
    if rows.empty and not inputs.answered(cut.month, card.code):
        return nothing(State.NO_DATA, NOT_SENT)
    cases = rows["incidents"].fillna(0).astype("int64")
    rows = rows.loc[rows.index.repeat(cases.clip(lower=1))].reset_index(drop=True)
    some = rows["incidents"].fillna(0).astype("int64") > 0
    kinds = catalog_names(catalog, "neutrality_incidents", rows["incident_kind"])
    kinds = kinds.mask(kinds == "", "sin tipo anotado")
    return Measured(
        detail_from(
            rows,
            register="neutrality",
            label=rows["month"].map(lambda month: Month.parse(month).label).astype(object),
            dated_on=rows["declared_on"],
            numerator=some.astype("float64"),
            note=("caso confirmado: " + kinds).where(some, "sin casos"),
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )


def asked_months(inputs: Inputs, last: Month, catalog: Catalog) -> list[Month]:
    """The months, up to ``last``, of an electoral window in which the association already answered."""
    asked = declaration_months(known_terms(inputs), last, catalog.transition_windows)
    return [month for month in asked if month >= inputs.evaluation_start]


def unsigned_months(inputs: Inputs, last: Month, catalog: Catalog) -> list[Month]:
    """The asked months up to ``last`` that have no declaration, in order."""
    signed = set(inputs.neutrality_declarations["month"])
    return [m for m in asked_months(inputs, last, catalog) if str(m) not in signed]


def unsigned_sentence(months: list[Month]) -> str:
    """Which declarations are missing (V31), in a sentence."""
    *before, final = [month.label for month in months]
    said = f"{', '.join(before)} y {final}" if before else final
    return f"Falta la declaración de neutralidad de {said}. Sin ella el dato queda vacío."
