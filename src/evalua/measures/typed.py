"""A figure that somebody typed with its proof, where no register computes the indicator yet."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.catalog import Catalog, Indicator
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.measures.transitions import known_terms
from evalua.registers.typed.periods import period_name, valid_until
from evalua.scoring.states import State

COMPUTED, TYPED = "computed", "typed"
NOT_TYPED = "Nadie ha digitado esta cifra con su soporte."
_REGISTERS: Mapping[str, tuple[str, str]] = {
    "activities": ("activities", "held_on"),
    "contributions": ("charges", "original_due_on"),
    "finances": ("month_finances", "month"),
    "goals": ("plans", "approved_on"),
    "instruments": ("instrument_steps", "reached_on"),
    "meetings": ("meetings", "held_on"),
    "members": ("memberships", "joined_on"),
    "municipal_plans": ("municipal_plans", "adopted_on"),
    "neutrality": ("neutrality_declarations", "declared_on"),
    "organizations": ("organization_counts", "counted_on"),
    "partners": ("agreements", "signed_on"),
    "projects": ("stages", "reached_on"),
    "services": ("service_records", "month"),
    "system": ("months", "month"),
    "transitions": ("milestones", "done_on"),
}
_RECORDS: Mapping[str, tuple[str, str]] = {
    "A01-Q01-01": ("affinity_studies", "studied_on"),
    "A01-Q01-02": ("functional_links", "since"),
    "A01-Q03-01": ("legal_pieces", "valid_from"),
    "A02-Q04-04": ("audits", "audited_on"),
    "A02-Q06-02": ("disagreements", "received_on"),
    "A03-Q09-01": ("pack_deliveries", "delivered_on"),
    "A03-Q09-04": ("sheet_reviews", "reviewed_on"),
    "A04-Q11-02": ("priority_lists", "agreed_on"),
    "A04-Q12-01": ("document_deliveries", "delivered_on"),
    "A05-Q13-03": ("working_groups", "since"),
    "A06-Q15-01": ("deliveries", "delivered_on"),
    "A07-Q18-01": ("activity_organizations", ""),
    "A07-Q18-02": ("organization_resources", "obtained_on"),
    "A07-Q18-03": ("unit_advice", "advised_on"),
    "A08-Q20-03": ("interventions", "starts_on"),
    "A09-Q22-01": ("peace_initiatives", "listed_on"),
    "A10-Q23-06": ("service_standards", "approved_on"),
}
"""The records that an indicator is computed from, where they are not those of its register as a
whole: a frame and the date of its rows («» where they have none)."""


def register_in_use(inputs: Inputs, cut: Cut, card: Indicator) -> bool:
    """Whether what the indicator is computed from holds anything by the cut.

    From then on the records speak and a typed figure does not, even where they say little.
    """
    known = _RECORDS.get(card.code) or _REGISTERS.get(card.register_key)
    if known is None:
        return False
    frame, dated = getattr(inputs, known[0]), known[1]
    if not dated:
        return not frame.empty
    last = str(cut.month) if dated == "month" else cut.at
    return bool((frame[dated] <= last).any())


def typed_figure(inputs: Inputs, cut: Cut, card: Indicator, catalog: Catalog) -> Measured | None:
    """The figure typed for the last period that ended by the cut; None where there is none.

    It holds until the grace after the next due date; then it is overdue and shown without score.
    Source: methodology, decision 8.
    """
    rows = inputs.typed_figures
    rows = rows[(rows["indicator"] == card.code) & (rows["period_end"] <= cut.at)]
    if rows.empty:
        return None
    last = rows.sort_values("period_end").tail(1)
    ended = last["period_end"].iloc[0].date()
    note = "digitado; " + last["source"] + "; soporte: " + last["evidence"]
    detail = detail_from(
        last.assign(municipality_id=pd.NA),
        register="typed_figure",
        label=period_name(card.frequency, ended),
        dated_on=last["period_end"],
        numerator=last["numerator"],
        denominator=last["denominator"],
        note=note,
    )
    grace = catalog.scoring.overdue_grace_days
    until = valid_until(card.frequency, ended, grace, known_terms(inputs))
    if until is not None and cut.day > until:
        reason = f"La cifra del {long_date(ended)} valía hasta el {long_date(until)}: hay que actualizarla."
        return Measured(detail, State.OVERDUE, reason)
    return Measured(detail)


def not_typed() -> Measured:
    """What an indicator that is only typed says while nobody typed it."""
    return nothing(State.NO_DATA, NOT_TYPED)
