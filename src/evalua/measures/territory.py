"""Measures over what the territory shares: A01-Q01-01 and A01-Q01-02."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, active_members, silent, within
from evalua.measures.measured import Measured, detail, matched, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.once import once
from evalua.scoring.states import State

NO_STUDIES = "No hay estudios de afinidades registrados y el mes no se ha enviado."
NO_LINKS = "No hay vínculos entre municipios registrados y el mes no se ha enviado."
NO_MEMBERS = "La asociación no tiene miembros en esta fecha."


def supported_affinities(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q01-01: affinities with one study of the last 48 months that covers every member ÷ 5.

    One study must cover all the members at the cut: several partial ones do not add up. Counts of
    affinities. Source: D001 Q1 and factor 1.
    """
    card = catalog.indicator("A01-Q01-01")
    members = active_members(inputs, cut.day)
    if members.empty:
        return nothing(State.NOT_APPLICABLE, NO_MEMBERS)
    if silent(inputs, cut, card.code, inputs.affinity_studies["studied_on"]):
        return nothing(State.NO_DATA, NO_STUDIES)
    window = cut.window(card.window)
    best = best_studies(inputs, cut, *window).set_index("affinity")
    return Measured(
        detail(
            [
                _affinity(key, name, best.loc[key].to_dict() if key in best.index else {})
                for key, name in catalog.choices("affinities").items()
            ]
        )
    )


@once
def best_studies(inputs: Inputs, cut: Cut, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The study that says most of each affinity at the cut: affinity, study_id, uid, studied_on,
    ``recent`` (inside the window), ``covered`` (members it covers), ``members`` (how many there are).

    Recent ones go first, then those that cover more, then the newest.
    """
    members = active_members(inputs, cut.day)["municipality_id"]
    covering = inputs.study_municipalities
    covering = covering[covering["municipality_id"].isin(members)]
    studies = inputs.affinity_studies[inputs.affinity_studies["studied_on"] <= cut.at]
    studies = studies.assign(
        covered=matched(studies["id"], covering.groupby("study_id").size()).fillna(0).astype(int),
        recent=within(studies["studied_on"], (first, last)),
        members=len(members),
    )
    pairs = inputs.study_affinities.merge(
        studies, left_on="study_id", right_on="id", validate="m:1"
    )
    pairs = pairs.sort_values(["recent", "covered", "studied_on", "id"])
    kept = ["affinity", "study_id", "uid", "studied_on", "recent", "covered", "members"]
    return pairs.drop_duplicates("affinity", keep="last")[kept].reset_index(drop=True)


def linked_members(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q01-02: members that share at least one link in force with another member ÷ members.

    A link has a kind and its counterparts are the other municipalities of it; having many adds
    nothing. Counts of municipalities. Source: D001 Q1; D002.
    """
    card = catalog.indicator("A01-Q01-02")
    if silent(inputs, cut, card.code, inputs.functional_links["since"]):
        return nothing(State.NO_DATA, NO_LINKS)
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    pairs = links_in_force(inputs, cut)
    among = pairs[pairs["municipality_id"].isin(towns)]
    shared = among[among.groupby("link_id")["municipality_id"].transform("size") > 1]
    kinds = catalog.choices("link_kinds")
    shared = shared.assign(word=shared["kind"].map(kinds).str.lower())
    said = shared.drop_duplicates(["municipality_id", "word"]).groupby("municipality_id")["word"]
    told = matched(towns, said.agg(", ".join))
    note = pd.Series("sin vínculo registrado", index=members.index, dtype=object)
    note = note.mask(towns.isin(pairs["municipality_id"]), "su vínculo es con quien no es miembro")
    last = shared.groupby("municipality_id")["since"].min()
    return Measured(
        member_rows(members, told.notna(), told.fillna(note).astype(object), matched(towns, last))
    )


@once
def links_in_force(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Links that hold at the cut, a row for each municipality: link_id, municipality_id, kind, name,
    since."""
    rows = inputs.functional_links
    going = rows["until"].isna() | (rows["until"] >= cut.at)
    rows = rows[(rows["since"] <= cut.at) & going]
    pairs = inputs.link_municipalities.merge(
        rows[["id", "kind", "name", "since"]], left_on="link_id", right_on="id", validate="m:1"
    )
    return pairs.drop(columns="id").sort_values(["kind", "name", "municipality_id"])


def affinity_note(study: dict[Any, Any]) -> tuple[bool, str]:
    """Whether a study of ``best_studies`` supports its affinity, and why or why not."""
    if not study:
        return False, "sin estudio"
    when = long_date(study["studied_on"].date())
    if not study["recent"]:
        return False, f"el último estudio, del {when}, ya no está en el plazo"
    if study["covered"] < study["members"]:
        covered = f"cubre a {study['covered']} de {study['members']} miembros"
        return False, f"el estudio del {when} {covered}"
    return True, f"estudio del {when}, cubre a todos los miembros"


def _affinity(key: str, name: str, study: dict[Any, Any]) -> dict[str, object]:
    whole, note = affinity_note(study)
    return {
        "register": "affinity_study",
        "uid": study.get("uid", key),
        "label": name,
        "dated_on": study["studied_on"].date() if study else None,
        "numerator": float(whole),
        "denominator": 1.0,
        "note": note,
    }
