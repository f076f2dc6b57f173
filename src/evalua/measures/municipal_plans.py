"""What the plans of the governments in office include: A03-Q08-02."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, silent
from evalua.measures.measured import Measured, matched, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.once import once
from evalua.measures.transitions import NO_TERMS, Term, known_terms
from evalua.registers.transitions.calendar import day_of
from evalua.scoring.states import State

NO_PLAN = "sin plan aprobado anotado: no se cuenta"
NO_PLANS = "No hay planes municipales registrados y el mes no se ha enviado."


def plans_with_shared_project(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q08-02: members whose plan includes a shared project ÷ members with a plan adopted.

    Expects the plans of the term in force adopted by the cut. Shared: it reaches two municipalities
    or the whole region, or two of these plans include it; what only one municipality names is not.
    Not due before the day the card says. Counts of municipalities. Source: D001 Q8 and Q9.
    """
    card = catalog.indicator("A03-Q08-02")
    term = next((t for t in known_terms(inputs) if t.starts_on <= cut.day <= t.ends_on), None)
    if term is None:
        return nothing(State.NO_DATA, NO_TERMS)
    plans = inputs.municipal_plans[inputs.municipal_plans["adopted_on"] <= cut.at]
    plans = plans[plans["term_id"] == term.id]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    planned = members["municipality_id"].isin(plans["municipality_id"])
    members = members.assign(excluded=members["excluded"].mask(~planned, NO_PLAN))
    named = _named_in(inputs, plans)
    shared = named[named["shared"]].sort_values("code")
    codes = shared.groupby("municipality_id")["told"].agg(", ".join)
    found = matched(members["municipality_id"], codes)
    note = pd.Series("ningún proyecto en el plan", index=members.index, dtype=object)
    alone = members["municipality_id"].isin(named["municipality_id"])
    note = note.mask(alone, "solo proyectos que no se comparten con otro municipio")
    note = note.mask(found.notna(), "incluye " + found.astype(object))
    adopted = matched(members["municipality_id"], plans.set_index("municipality_id")["adopted_on"])
    span = f" · periodo {term.starts_on.year}–{term.ends_on.year}"
    rows = member_rows(members, found.notna(), note + span, adopted)
    due_from = _due_from(term, card.not_due_until or "T")
    if cut.day < due_from:
        return Measured(rows, State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    if silent(inputs, cut, card.code, inputs.municipal_plans["adopted_on"]):
        return nothing(State.NO_DATA, NO_PLANS)
    return Measured(rows)


def _due_from(term: Term, moment: str) -> date:
    return day_of(term, moment)


def _named_in(inputs: Inputs, plans: pd.DataFrame) -> pd.DataFrame:
    """Each project of each plan: municipality_id, project_id, code, ``told`` and ``shared``."""
    links = inputs.plan_projects[inputs.plan_projects["plan_id"].isin(plans["id"])]
    places = plans[["id", "municipality_id"]].rename(columns={"id": "plan_id"})
    rows = links.merge(places, on="plan_id", validate="m:1")
    times = rows.groupby("project_id")["municipality_id"].nunique()
    cards = inputs.projects.set_index("id")
    code = matched(rows["project_id"], cards["code"]).astype(object)
    page = (" (" + rows["page"] + ")").where(rows["page"] != "", "")
    regional = _regional(inputs)["project_id"]
    shared = rows["project_id"].isin(regional) | (matched(rows["project_id"], times) > 1)
    return rows.assign(code=code, told=code + page, shared=shared.astype(bool))


@once
def _regional(inputs: Inputs) -> pd.DataFrame:
    """The projects of the regional portfolio: for the whole region, or for two municipalities."""
    reach = inputs.benefits.groupby("project_id")["municipality_id"].nunique()
    cards = inputs.projects
    wide = cards["id"].isin(reach.index[reach > 1]) | (cards["scope"] == "regional")
    return cards.loc[wide, ["id"]].rename(columns={"id": "project_id"})
