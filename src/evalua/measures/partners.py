"""Measures over organizations and partners: A07-Q18-01, A08-Q19-01 and A02-Q05-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.text import search_key
from evalua.measures.inputs import Cut, Inputs, days_linked, silent, was_member, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.pacts import standing
from evalua.scoring.states import State

SUPPORTED = ("producers", "rural_women", "enterprise")
SUPPORT = ("organization_support", "technical_assistance", "training")
TERRITORY = ("academia", "ngo", "church", "media", "social")
NO_LOG = "La bitácora no tiene registros de este tipo y el mes no se ha enviado."


def supported_organizations(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A07-Q18-01: organizations of producers, rural women or enterprises supported in 90 days.

    Each counts once, and only while its municipality was a member on the day; counts of
    organizations. Without any in the log, a month not sent is no data. Source: D001 Q18; D004 §2.2.
    """
    card = catalog.indicator("A07-Q18-01")
    if silent(inputs, cut, card.code, days_linked(inputs, inputs.activity_organizations)):
        return nothing(State.NO_DATA, NO_LOG)
    kinds = inputs.organizations["kind"].isin(SUPPORTED)
    organizations = inputs.organizations[kinds].sort_values(["name", "id"], ignore_index=True)
    visits = _done(inputs, cut).merge(
        inputs.activity_organizations, left_on="id", right_on="activity_id", validate="1:m"
    )
    visits = visits[visits["kind"].isin(SUPPORT)]
    homes = matched(visits["organization_id"], organizations.set_index("id")["municipality_id"])
    recent = visits[within(visits["held_on"], cut.window(card.window))]
    valid = recent[was_member(inputs, homes[recent.index], recent["held_on"])]
    ids = organizations["id"]
    supported = ids.isin(valid["organization_id"])
    note = pd.Series("sin acompañamiento anotado", index=organizations.index, dtype=object)
    note = note.mask(
        ids.isin(visits["organization_id"]), "el último acompañamiento es anterior al plazo"
    )
    note = note.mask(ids.isin(recent["organization_id"]), "su municipio no era miembro ese día")
    return Measured(
        detail_from(
            organizations,
            register="organization",
            label=organizations["name"],
            dated_on=matched(ids, visits.groupby("organization_id")["held_on"].max()),
            numerator=supported.astype("float64"),
            note=note.mask(supported, "acompañada en el plazo"),
        )
    )


def active_partners(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A08-Q19-01: cooperation partners with some joint activity in six months, by programme.

    Operators of one programme count once, with or without an agreement; an agreement without
    activity is dormant; counts of partners. Without any in the log, a month not sent is no data. Source:
    D001 Q19; D004 §2.3 and §2.5.
    """
    card = catalog.indicator("A08-Q19-01")
    if silent(inputs, cut, card.code, days_linked(inputs, inputs.activity_partners)):
        return nothing(State.NO_DATA, NO_LOG)
    partners = _with_programme(inputs)
    joint = _done(inputs, cut).merge(
        inputs.activity_partners, left_on="id", right_on="activity_id", validate="1:m"
    )
    last = matched(partners["id"], joint.groupby("partner_id")["held_on"].max())
    agreed = standing(inputs, cut.day)
    partners = partners.assign(
        last=last, agreed=partners["id"].isin(agreed.loc[agreed["in_force"], "partner_id"])
    )
    rows = partners.groupby("group", sort=False, as_index=False).agg(
        uid=("uid", "first"),
        label=("label", "first"),
        last=("last", "max"),
        agreed=("agreed", "any"),
    )
    active = within(rows["last"], cut.window(card.window))
    note = pd.Series("sin actividad conjunta en el plazo", index=rows.index, dtype=object)
    note = note.mask(rows["agreed"], "dormido: convenio vigente sin actividad")
    return Measured(
        detail_from(
            rows,
            register="partner",
            label=rows["label"],
            dated_on=rows["last"],
            numerator=active.astype("float64"),
            note=note.mask(active, "con actividad conjunta"),
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )


def active_alliances(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q05-01: academia, NGOs, churches, media and social partners with joint activity in 6 months.

    An alliance without an activity that names it is on paper and does not count, whatever it
    signed; counts of partners. Without any in the log, a month not sent is no data. Source: D001 Q5.
    """
    card = catalog.indicator("A02-Q05-01")
    rows = inputs.partners[inputs.partners["kind"].isin(TERRITORY)]
    links = inputs.activity_partners
    links = links[links["partner_id"].isin(rows["id"])]
    if silent(inputs, cut, card.code, days_linked(inputs, links)):
        return nothing(State.NO_DATA, NO_LOG)
    rows = rows.sort_values(["name", "id"], ignore_index=True)
    joint = _done(inputs, cut).merge(links, left_on="id", right_on="activity_id", validate="1:m")
    last = matched(rows["id"], joint.groupby("partner_id")["held_on"].max())
    active = within(last, cut.window(card.window))
    agreed = standing(inputs, cut.day)
    signed = rows["id"].isin(agreed.loc[agreed["in_force"], "partner_id"])
    note = pd.Series("sin actividad conjunta en el plazo", index=rows.index, dtype=object)
    note = note.mask(signed, "convenio vigente sin actividad: no cuenta")
    kinds = rows["kind"].map(dict(catalog.choices("partner_kinds")))
    return Measured(
        detail_from(
            rows,
            register="partner",
            label=rows["name"],
            dated_on=last,
            numerator=active.astype("float64"),
            note=note.mask(active, "con actividad conjunta") + "; " + kinds,
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )


def _done(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    rows = inputs.activities
    return rows.loc[
        (rows["held_on"] <= cut.at) & (rows["status"] == "done"), ["id", "kind", "held_on"]
    ]


def _with_programme(inputs: Inputs) -> pd.DataFrame:
    """Cooperation partners by name, with the programme (or the partner) they count under."""
    rows = inputs.partners[inputs.partners["kind"] == "cooperation"].sort_values(["name", "id"])
    programme = rows["programme"].map(search_key)
    alone = programme == ""
    return rows.assign(
        group=programme.mask(alone, "#" + rows["uid"]),
        label=rows["programme"].mask(alone, rows["name"]),
    )
