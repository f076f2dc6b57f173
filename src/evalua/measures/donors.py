"""Measures over donors: A08-Q19-02 (talked before asking) and A08-Q20-03 (overlaps)."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.text import search_key
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.interventions import DONOR, donors_by_name, open_overlaps, overlaps
from evalua.measures.measured import Measured, detail_from, matched, nothing, towns_of
from evalua.scoring.states import State

NO_PROJECTS = "No hay proyectos registrados y el mes no se ha enviado."
NO_PROPOSALS = "No se presentaron propuestas a cooperación en los últimos seis meses."
NO_DONORS = "No hay proyectos ni intervenciones de cooperantes y el mes no se ha enviado."


def talked_before(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A08-Q19-02: proposals to donors talked about before and within their mandate ÷ all of them.

    A proposal is a project presented in six months to a donor of the list (the entity of the stage,
    that of its call, or that of its agreement), or whose source is cooperation. It counts with an
    activity done with the donor, or another operator of its programme, on an earlier day, and when
    its theme and some of its municipalities are in the donor's profile. Source: D001 Q19 and Q20.
    """
    card = catalog.indicator("A08-Q19-02")
    if silent(inputs, cut, card.code, inputs.stages["reached_on"]):
        return nothing(State.NO_DATA, NO_PROJECTS)
    rows = _proposals(inputs, cut.window(card.window))
    if rows.empty:
        return nothing(State.NOT_APPLICABLE, NO_PROPOSALS)
    talked = _talked(inputs, rows)
    themed, placed = _theme_fits(inputs, rows), _place_fits(inputs, rows)
    profiled = rows["donor_id"].isin(inputs.partner_themes["partner_id"])
    known = rows["donor_id"].notna()
    note = pd.Series("conversación previa y mandato verificado", index=rows.index, dtype=object)
    note = note.mask(~placed, "ningún municipio del proyecto está en el foco del cooperante")
    note = note.mask(~themed, "el tema no está en el mandato del cooperante")
    note = note.mask(~profiled, "falta la ficha del cooperante con sus temas")
    note = note.mask(~talked, "sin conversación anotada antes de presentarla")
    note = note.mask(~known, "falta decir a qué cooperante se presentó")
    names = inputs.partners.set_index("id")["name"]
    donor = matched(rows["donor_id"], names).astype(object).fillna("")
    return Measured(
        detail_from(
            rows,
            register="project",
            label=rows["code"] + " " + rows["name"],
            dated_on=rows["reached_on"],
            numerator=(known & talked & profiled & themed & placed).astype("float64"),
            denominator=1.0,
            note=note + ("; " + donor).where(donor != "", ""),
            municipality_ids=towns_of(inputs.benefits, "project_id", rows["project_id"]),
        )
    )


def overlaps_without_note(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A08-Q20-03: pairs of interventions of two donors, same theme, place and days, without a note.

    Both under way at the cut; a pair counts once, however many municipalities they share, and while
    some of them is not covered by a note signed by both donors. Counts of pairs. Source: D001 Q20.
    """
    card = catalog.indicator("A08-Q20-03")
    dates = (inputs.interventions["starts_on"], inputs.stages["reached_on"])
    if silent(inputs, cut, card.code, *dates):
        return nothing(State.NO_DATA, NO_DONORS)
    shared = overlaps(inputs, cut)
    pairs = shared.drop_duplicates("pair", ignore_index=True)
    left = open_overlaps(shared)
    counted = pairs["pair"].isin(left["pair"])
    where = (left if len(left) else shared).groupby("pair")["municipality_id"].agg(_tuple)
    every = shared.groupby("pair")["municipality_id"].agg(_tuple)
    towns = matched(pairs["pair"], where)
    towns = towns.where(counted, matched(pairs["pair"], every))
    themes = dict(catalog.choices("project_themes"))
    note = pd.Series("con nota de coordinación", index=pairs.index, dtype=object)
    note = note.mask(counted, "sin nota de coordinación")
    return Measured(
        detail_from(
            pairs,
            register="intervention",
            label=pairs["donor_a"] + " y " + pairs["donor_b"],
            dated_on=pairs["since"],
            numerator=counted.astype("float64"),
            note=note
            + "; "
            + pairs["theme"].map(themes).astype(object).fillna("")
            + ": "
            + pairs["name_a"]
            + " / "
            + pairs["name_b"],
            municipality_ids=towns,
        )
    )


def _tuple(towns: pd.Series) -> tuple[int, ...]:
    return tuple(sorted({int(key) for key in towns}))


def _proposals(inputs: Inputs, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.DataFrame:
    """What was presented to donors in a window: the last time each project was, with its donor."""
    stages = inputs.stages
    sent = stages[(stages["stage"] == "submitted") & within(stages["reached_on"], window)]
    sent = sent.sort_values(["reached_on", "id"]).drop_duplicates("project_id", keep="last")
    rows = sent[["project_id", "reached_on", "entity"]].merge(
        inputs.projects.rename(columns={"id": "project_id"}), on="project_id", validate="1:1"
    )
    calls = inputs.calls.set_index("id")
    rows = rows.assign(donor_id=_donor_of(inputs, rows))
    asked = (rows["expected_source"] == DONOR) | matched(rows["call_id"], calls["source"]).eq(DONOR)
    return rows[rows["donor_id"].notna() | asked].sort_values("code", ignore_index=True)


def _donor_of(inputs: Inputs, rows: pd.DataFrame) -> pd.Series:
    """The donor each was presented to: by the entity's name, then its call's, then its agreement's."""
    donors = inputs.partners[inputs.partners["kind"] == DONOR]
    named = matched(rows["entity"].map(search_key), donors_by_name(inputs))
    called = matched(rows["call_id"], inputs.calls.set_index("id")["partner_id"])
    agreed = matched(rows["agreement_id"], inputs.agreements.set_index("id")["partner_id"])
    found = named.where(named.notna(), called)
    found = found.where(found.notna(), agreed)
    return found.where(found.isin(donors["id"]))


def _talked(inputs: Inputs, rows: pd.DataFrame) -> pd.Series:
    """Whether something was done with the donor, or its programme, before each was presented."""
    partners = inputs.partners
    programme = partners["programme"].map(search_key)
    groups = pd.Series(
        programme.mask(programme == "", "#" + partners["uid"]).to_numpy(), index=partners["id"]
    )
    done = inputs.activities.loc[inputs.activities["status"] == "done", ["id", "held_on"]]
    joint = done.merge(
        inputs.activity_partners, left_on="id", right_on="activity_id", validate="1:m"
    )
    first = joint.groupby(matched(joint["partner_id"], groups))["held_on"].min()
    return matched(matched(rows["donor_id"], groups), first) < rows["reached_on"]


def _theme_fits(inputs: Inputs, rows: pd.DataFrame) -> pd.Series:
    pairs = pd.MultiIndex.from_frame(inputs.partner_themes[["partner_id", "theme"]])
    asked = pd.MultiIndex.from_frame(rows[["donor_id", "theme"]])
    return pd.Series(asked.isin(pairs), index=rows.index)


def _place_fits(inputs: Inputs, rows: pd.DataFrame) -> pd.Series:
    """Whether some municipality of each project is in the focus of its donor, where it has one."""
    focus = inputs.partner_municipalities
    anywhere = ~rows["donor_id"].isin(focus["partner_id"])
    places = rows[["project_id", "donor_id"]].merge(
        inputs.benefits[["project_id", "municipality_id"]], on="project_id", validate="1:m"
    )
    named = places.merge(
        focus,
        left_on=["donor_id", "municipality_id"],
        right_on=["partner_id", "municipality_id"],
        validate="m:1",
    )
    return anywhere | rows["project_id"].isin(named["project_id"])
