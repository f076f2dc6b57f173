"""Measures over agreements: A01-Q03-02 (what they cover) and A07-Q17-01 (with private partners)."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail_from, matched, nothing, towns_of
from evalua.measures.once import once
from evalua.measures.pacts import standing
from evalua.measures.stages import stage_at
from evalua.scoring.states import State

JOINT = ("group", "regional")
PRIVATE = ("private", "trade_association", "bank")
NO_RECORD = "No hay servicios ni proyectos registrados y el mes no se ha enviado."
NO_WORK = "No hay servicios activos ni proyectos conjuntos en ejecución."
NO_AGREEMENTS = "No hay acuerdos registrados y el mes no se ha enviado."


@once
def covered(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Services provided and joint projects in execution at the cut: what an agreement should cover.

    Returns id, uid, register, label, kind (the type of service, or «proyecto»), agreement_id.
    """
    services = inputs.services
    open_ = services["until"].isna() | (services["until"] >= cut.at)
    services = services[(services["since"] <= cut.at) & open_].sort_values(["name", "id"])
    stages = stage_at(inputs, cut)
    running = stages.index[stages == "in_execution"]
    projects = inputs.projects
    joint = projects["scope"].isin(JOINT) & projects["id"].isin(running)
    projects = projects[joint].sort_values("code")
    columns = ["id", "uid", "register", "label", "agreement_id"]
    parts = [
        services.assign(register="service", label=services["name"])[columns],
        projects.assign(register="project", label=projects["code"] + " " + projects["name"])[
            columns
        ],
    ]
    return pd.concat(parts, ignore_index=True)


def work_under_agreement(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q03-02: services and joint projects under an agreement in force ÷ all those under way.

    Services provided at the cut and projects of several members in execution; an agreement covers
    while it is signed and its last day has not passed. Counts of both. Source: D001 Q3; D004 §2.2–2.3.
    """
    card = catalog.indicator("A01-Q03-02")
    if silent(inputs, cut, card.code, inputs.services["since"], inputs.stages["reached_on"]):
        return nothing(State.NO_DATA, NO_RECORD)
    rows = covered(inputs, cut)
    if rows.empty:
        return nothing(State.NOT_APPLICABLE, NO_WORK)
    agreements = standing(inputs, cut.day).set_index("id")
    mine = agreements.reindex(pd.Index(rows["agreement_id"])).set_axis(rows.index)
    in_force = mine["in_force"].eq(True)
    name = mine["name"].astype(object).fillna("")
    partner = mine["counterpart"].astype(object).fillna("")
    who = name + (" · " + partner).where(partner != "", "")
    kind = rows["register"].map({"service": "servicio", "project": "proyecto"})
    note = kind + " sin convenio anotado"
    note = note.mask(name != "", kind + " con un convenio que no está vigente: " + who)
    until = (" hasta el " + mine["ends_on"].dt.strftime("%d/%m/%Y")).astype(object).fillna("")
    note = note.mask(in_force, kind + " amparado por " + who + until)
    own = rows.loc[rows["register"] == "project", "id"]
    towns = towns_of(inputs.benefits, "project_id", own).reindex(rows.index)
    return Measured(
        detail_from(
            rows,
            register=rows["register"],
            label=rows["label"],
            dated_on=mine["signed"],
            numerator=in_force.astype("float64"),
            denominator=1.0,
            note=note,
            municipality_ids=towns.map(lambda found: found if isinstance(found, tuple) else ()),
        )
    )


def private_agreements(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A07-Q17-01: agreements with companies, banks and trade associations in force and with activity.

    In force at the cut, and with something done in twelve months: an activity of the agreement, or
    one with its partner that names no other. Counts of agreements. Source: D001 Q17; D004 §2.2.
    """
    card = catalog.indicator("A07-Q17-01")
    private = inputs.partners[inputs.partners["kind"].isin(PRIVATE)]
    agreed = inputs.agreements["partner_id"].isin(private["id"])
    if silent(inputs, cut, card.code, inputs.agreements.loc[agreed, "signed_on"]):
        return nothing(State.NO_DATA, NO_AGREEMENTS)
    rows = standing(inputs, cut.day)
    rows = rows[rows["partner_id"].isin(private["id"])]
    last = _last_activity(inputs, cut, rows)
    recent = within(last, cut.window(card.window))
    counts = rows["in_force"] & recent
    note = pd.Series("vigente sin actividad en doce meses", index=rows.index, dtype=object)
    note = note.mask(~rows["in_force"], "no está vigente").mask(counts, "vigente y con actividad")
    sectors = dict(catalog.choices("economic_sectors"))
    sector = matched(rows["partner_id"], private.set_index("id")["sector"]).map(sectors)
    kinds = rows["kind"].map(dict(catalog.choices("agreement_kinds")))
    return Measured(
        detail_from(
            rows,
            register="agreement",
            label=rows["name"] + " · " + rows["counterpart"],
            dated_on=last,
            numerator=counts.astype("float64"),
            note=note + "; " + sector.astype(object).fillna("sector sin anotar") + "; " + kinds,
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )


def _last_activity(inputs: Inputs, cut: Cut, agreements: pd.DataFrame) -> pd.Series:
    """The last day something was done under each agreement, beside it."""
    done = inputs.activities
    done = done[(done["held_on"] <= cut.at) & (done["status"] == "done")]
    named = done.groupby("agreement_id")["held_on"].max()
    alone = done.loc[done["agreement_id"].isna(), ["id", "held_on"]]
    joint = alone.merge(
        inputs.activity_partners, left_on="id", right_on="activity_id", validate="1:m"
    )
    with_partner = matched(agreements["partner_id"], joint.groupby("partner_id")["held_on"].max())
    return pd.concat([matched(agreements["id"], named), with_partner], axis=1).max(axis=1)
