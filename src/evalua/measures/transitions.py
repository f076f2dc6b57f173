"""Measures over changes of government: A01-Q02-02 and A05-Q14-01."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, silent, was_member
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.registers.transitions.calendar import active_term, day_of, due_dates
from evalua.scoring.states import State

NO_TERMS = "Falta registrar los periodos de gobierno y sus elecciones."
NO_PLANS = "No hay planes ni presupuestos municipales registrados y el mes no se ha enviado."
OUT_OF_CYCLE = "No hay un cambio de gobierno en curso."


@dataclass(frozen=True, slots=True)
class Term:
    """A period of municipal government, as the calendar reads it."""

    id: int
    election_on: date
    starts_on: date
    ends_on: date


def plan_and_budget(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q02-02: members whose plan names the association and whose budget pays it ÷ members.

    Expects the plan of the term in force (page and adoption) and a line above zero of the cut's
    year; members past their grace; counts of municipalities. Not due before 31 December of the
    term's first year. Source: D000 key 1; D001 Q2; methodology, decision 8.
    """
    card = catalog.indicator("A01-Q02-02")
    term = next((t for t in known_terms(inputs) if t.starts_on <= cut.day <= t.ends_on), None)
    if term is None:
        return nothing(State.NO_DATA, NO_TERMS)
    due_from = _due_from(term, card.not_due_until or "T")
    plans, lines = inputs.municipal_plans, inputs.budget_lines
    plans = plans[(plans["adopted_on"] <= cut.at) & (plans["page"] != "")]
    lines = lines[(lines["recorded_on"] <= cut.at) & (lines["year"] == cut.day.year)]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    in_plan = towns.isin(plans.loc[plans["term_id"] == term.id, "municipality_id"])
    in_budget = towns.isin(lines.loc[lines["amount"] > 0, "municipality_id"])
    rows = member_rows(members, in_plan & in_budget, _mentions(in_plan, in_budget))
    if cut.day < due_from:
        return Measured(rows, State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    dates = inputs.municipal_plans["adopted_on"], inputs.budget_lines["recorded_on"]
    if silent(inputs, cut, card.code, *dates):
        return nothing(State.NO_DATA, NO_PLANS)
    return Measured(rows)


def milestones_done(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q14-01: milestones done with evidence by the cut ÷ those of the cycle already due.

    Expects the association's milestones and those of each municipality that was a member on the
    due date; a late one counts as done, one marked not applicable with its reason leaves; what was
    due before the association began to answer is not due. Counts of milestones. Source: D001 Q14, Q9.
    """
    terms = known_terms(inputs)
    if not terms:
        return nothing(State.NO_DATA, NO_TERMS)
    term = active_term(terms, cut.day, catalog.transition_windows)
    if term is None:
        return nothing(State.NOT_APPLICABLE, OUT_OF_CYCLE)
    rows = _with_fulfilment(inputs, term, _due(inputs, cut, term, catalog))
    applies = rows["not_applicable_reason"] == ""
    reached = rows["done_on"] <= cut.at
    done = reached & (rows["evidence"] != "")
    note = pd.Series("sin cumplir", index=rows.index, dtype=object).mask(
        reached, "falta la evidencia"
    )
    note = note.mask(done, "cumplido").mask(
        done & (rows["done_on"] > rows["due_on"]), "cumplido tarde"
    )
    return Measured(
        detail_from(
            rows,
            register="milestone",
            label=rows["label"],
            dated_on=rows["due_on"],
            numerator=done.astype("float64").where(applies),
            denominator=applies.astype("float64").where(applies),
            note=note.where(applies, "no aplica: " + rows["not_applicable_reason"]),
        )
    )


def _due(inputs: Inputs, cut: Cut, term: Term, catalog: Catalog) -> pd.DataFrame:
    """Milestones due by the cut: code, due_on, label and municipality_id (missing: association)."""
    dates = due_dates(term, catalog.milestones)
    route = pd.DataFrame(
        {
            "code": [m.code for m in catalog.milestones],
            "label": [f"{m.code} {m.name}" for m in catalog.milestones],
            "due_on": pd.to_datetime([dates[m.code] for m in catalog.milestones]),
            "each": [m.per_municipality for m in catalog.milestones],
        }
    )
    start = pd.Timestamp(inputs.evaluation_start.first)
    route = route[route["due_on"].between(start, cut.at)]
    towns = inputs.municipalities[["id", "name"]].rename(columns={"id": "municipality_id"})
    each = route[route["each"]].merge(towns, how="cross")
    each = each[was_member(inputs, each["municipality_id"], each["due_on"])]
    own = route[~route["each"]].assign(municipality_id=pd.NA, name="")
    rows = pd.concat([own.astype({"municipality_id": "Int64"}), each])
    label = rows["label"].where(rows["name"] == "", rows["name"] + ": " + rows["label"])
    return rows.assign(label=label).sort_values(["code", "name"], ignore_index=True)


def _with_fulfilment(inputs: Inputs, term: Term, rows: pd.DataFrame) -> pd.DataFrame:
    recorded = inputs.milestones[inputs.milestones["term_id"] == term.id]
    kept = ["uid", "code", "municipality_id", "done_on", "evidence", "not_applicable_reason"]
    joined = rows.merge(recorded[kept], on=["code", "municipality_id"], how="left", validate="1:1")
    texts = {name: joined[name].fillna("") for name in ("uid", "evidence", "not_applicable_reason")}
    return joined.assign(**texts)


def _mentions(in_plan: pd.Series, in_budget: pd.Series) -> pd.Series:
    note = pd.Series("faltan la mención en el plan y el rubro", index=in_plan.index, dtype=object)
    note = note.mask(in_plan, "falta el rubro del año en el presupuesto")
    note = note.mask(in_budget, "falta la mención en el plan vigente")
    return note.mask(in_plan & in_budget, "en el plan y en el presupuesto")


def _due_from(term: Term, moment: str) -> date:
    return date(term.starts_on.year, 12, 31) if moment == "first_year_end" else day_of(term, moment)


def known_terms(inputs: Inputs) -> list[Term]:
    """The periods of government that are recorded, oldest first."""
    rows = inputs.terms.sort_values("starts_on")
    columns = [rows[name].dt.date for name in ("election_on", "starts_on", "ends_on")]
    return [Term(int(row[0]), *row[1:]) for row in zip(rows["id"], *columns, strict=True)]
