"""Measures over accompanied organizations: A07-Q18-02 (resources) and A09-Q22-02 (families)."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, days_linked, silent, was_member, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.partners import NO_LOG, SUPPORT
from evalua.scoring.states import State

ACCOMPANIED = "12m"
"""How long after its last support an organization is still accompanied."""

COUNTED = ("grant", "credit", "sales_contract")
NO_GROUPS = "Ninguna organización fue acompañada en los últimos doce meses."
REPEATED = "Son vinculaciones: en {many} las familias pueden estar también en otra organización de la lista."


def organizations_with_resources(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A07-Q18-02: accompanied organizations that obtained a grant, credit or sale ÷ those accompanied.

    Both within twelve months; a resource counts with its document, goods in kind do not. Counts of
    organizations, all kinds. Source: D001 Q18, Q17 and Q5.
    """
    card = catalog.indicator("A07-Q18-02")
    if silent(inputs, cut, card.code, days_linked(inputs, inputs.activity_organizations)):
        return nothing(State.NO_DATA, NO_LOG)
    rows = accompanied(inputs, cut)
    if rows.empty:
        return nothing(State.NOT_APPLICABLE, NO_GROUPS)
    obtained = inputs.organization_resources
    obtained = obtained[within(obtained["obtained_on"], cut.window(card.window))]
    kept = obtained[obtained["kind"].isin(COUNTED)]
    proved = kept[kept["document"] != ""].sort_values(["obtained_on", "id"])
    last = proved.groupby("organization_id")[["obtained_on", "kind", "given_by"]].last()
    ids = rows["id"]
    reached = ids.isin(proved["organization_id"])
    kinds = dict(catalog.choices("resource_kinds"))
    what = matched(ids, last["kind"]).map(kinds).astype(object).fillna("")
    giver = matched(ids, last["given_by"]).astype(object).fillna("")
    note = pd.Series("sin recurso anotado en el plazo", index=rows.index, dtype=object)
    note = note.mask(ids.isin(obtained["organization_id"]), "solo bienes o insumos: no cuentan")
    note = note.mask(ids.isin(kept["organization_id"]), "falta el documento del recurso")
    note = note.mask(reached, what + ", de " + giver)
    return Measured(
        detail_from(
            rows,
            register="organization",
            label=rows["name"],
            dated_on=matched(ids, last["obtained_on"]),
            numerator=reached.astype("float64"),
            denominator=1.0,
            note=note + _about(rows, catalog),
        )
    )


def families(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A09-Q22-02: families in the accompanied organizations, by the last count of each.

    Sum of families; a count without families is skipped for the one before. Where some say that
    their families may be in another organization, the figure is of links and says so. Source: D001 Q22.
    """
    card = catalog.indicator("A09-Q22-02")
    counts = inputs.organization_counts
    if silent(
        inputs,
        cut,
        card.code,
        counts["counted_on"],
        days_linked(inputs, inputs.activity_organizations),
    ):
        return nothing(State.NO_DATA, NO_LOG)
    rows = accompanied(inputs, cut)
    known = counts[(counts["counted_on"] <= cut.at) & counts["families"].notna()]
    last = known.sort_values(["counted_on", "id"]).groupby("organization_id").last()
    ids = rows["id"]
    found = matched(ids, last["families"]).astype("float64")
    headed = matched(ids, last["headed_by_women"])
    repeats = matched(ids, last["repeats"]).eq(True)
    note = pd.Series("sin registro de familias", index=rows.index, dtype=object)
    note = note.mask(found.notna(), "último registro")
    said = "; " + headed.astype("string") + " con jefatura de mujer"
    note = note + said.astype(object).fillna("").where(found.notna(), "")
    note = note + pd.Series("; puede repetir familias", index=rows.index).where(repeats, "")
    many = int(repeats.sum())
    groups = "1 organización" if many == 1 else f"{many} organizaciones"
    return Measured(
        detail_from(
            rows,
            register="organization",
            label=rows["name"],
            dated_on=matched(ids, last["counted_on"]),
            numerator=found,
            note=note + _about(rows, catalog),
        ),
        reason=REPEATED.format(many=groups) if many else "",
    )


def accompanied(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The organizations supported in the twelve months to the cut, by name.

    A support counts while the municipality of the organization was a member on its day.
    """
    done = inputs.activities
    done = done[within(done["held_on"], cut.window(ACCOMPANIED)) & (done["status"] == "done")]
    done = done.loc[done["kind"].isin(SUPPORT), ["id", "held_on"]]
    visits = done.merge(
        inputs.activity_organizations, left_on="id", right_on="activity_id", validate="1:m"
    )
    rows = inputs.organizations.sort_values(["name", "id"], ignore_index=True)
    homes = matched(visits["organization_id"], rows.set_index("id")["municipality_id"])
    valid = visits[was_member(inputs, homes, visits["held_on"])]
    return rows[rows["id"].isin(valid["organization_id"])].reset_index(drop=True)


def _about(rows: pd.DataFrame, catalog: Catalog) -> pd.Series:
    """What tells organizations apart: their kind, and whether a woman leads them."""
    kinds = rows["kind"].map(dict(catalog.choices("organization_kinds")))
    led = pd.Series("; la dirige una mujer", index=rows.index).where(rows["led_by_woman"], "")
    return "; " + kinds.astype(object) + led
