"""Measures over who pays for the projects: A04-Q11-01, A07-Q17-02 and A08-Q20-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, detail_from, matched
from evalua.measures.project_rows import (
    catalog_names,
    named,
    named_many,
    project_rows,
    reached_by,
    unrecorded,
)
from evalua.measures.stages import LOST, funded_in, stage_at

INTERMEDIATE, PRIVATE, COOPERATION = "departmental", "private", "cooperation"
NO_METHOD = "sin método de valoración"


def cofinanced_projects(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q11-01: projects funded in twelve months with money of the intermediate level ÷ funded.

    Expects projects funded with a document and not returned or discarded since. The row says which
    entity pays and what part of the committed money it puts, so that a token share shows. Counts of
    projects. Source: D001 Q11.
    """
    card = catalog.indicator("A04-Q11-01")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    rows = funded_in(inputs, cut, cut.window(card.window))
    rows = named(inputs, rows[rows["written"] & ~rows["lost"]])
    money = committed(inputs, cut)
    theirs = money[money["source"] == INTERMEDIATE]
    ids = rows["project_id"]
    whole = matched(ids, money.groupby("project_id")["amount"].sum()).astype("float64")
    part = matched(ids, theirs.groupby("project_id")["amount"].sum()).astype("float64")
    entities = theirs.groupby("project_id")["entity"].first()
    shares = (100 * part / whole).round().fillna(0).astype("int64").astype(str).astype(object)
    who = matched(ids, entities.mask(entities == "", "nivel intermedio")).astype("str")
    note = (who + " pone el " + shares + " % de lo comprometido").where(
        part > 0, "sin recursos del nivel intermedio"
    )
    overall = "" if not part.sum() else _of_the_money(part.sum(), whole.sum())
    detail = project_rows(inputs, rows, rows["reached_on"], part > 0, 1.0, note)
    return Measured(detail, reason=overall)


def private_share(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A07-Q17-02: what the private sector committed in twelve months ÷ all that was committed.

    Expects committed funding, in money and in kind at its recorded value, of projects that were not
    returned or discarded; minor units. What comes in kind shows apart, with how it was valued: without a method it adds to neither side. Source: D001 Q17.
    """
    card = catalog.indicator("A07-Q17-02")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    rows = _kept(inputs, cut, committed(inputs, cut))
    rows = named_many(inputs, rows[within(rows["dated_on"], cut.window(card.window))])
    rows = rows.sort_values(["code", "dated_on", "id"], ignore_index=True)
    counts = ~rows["in_kind"] | (rows["valuation"] != "")
    private = rows["source"] == PRIVATE
    theme = matched(rows["project_id"], inputs.projects.set_index("id")["theme"])
    note = catalog_names(catalog, "funding_sources", rows["source"])
    note += " · " + catalog_names(catalog, "project_themes", theme) + " · " + in_money(rows)
    amount = rows["amount"].astype("float64")
    detail = project_rows(
        inputs,
        rows,
        rows["dated_on"],
        amount.where(private, 0.0).where(counts),
        amount.where(counts),
        note,
        register="funding",
    )
    goods = float(amount[private & counts & rows["in_kind"]].sum())
    given = float(amount[private & counts].sum())
    return Measured(detail, reason=_in_kind_apart(goods, given))


def cooperation_committed(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A08-Q20-01: what cooperation committed in the year by a document, in the own currency.

    Expects committed funding with its document, of projects that were not returned or discarded; an
    amount of another currency is worth what it was at the rate of its date (registers/projects/
    foreign.py). Minor units; goods at their recorded value. Source: D001 Q20 and factor 13.
    """
    card = catalog.indicator("A08-Q20-01")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    rows = _kept(inputs, cut, committed(inputs, cut))
    rows = rows[(rows["source"] == COOPERATION) & (rows["document"] != "")]
    rows = named_many(inputs, rows[within(rows["dated_on"], cut.window(card.window))])
    rows = rows.sort_values(["code", "dated_on", "id"], ignore_index=True)
    who = rows["entity"].mask(rows["entity"] == "", "cooperante sin anotar").astype(object)
    rate = " · a la tasa de su fecha: " + rows["exchange_rate"] + " por " + rows["foreign_currency"]
    return Measured(
        detail_from(
            rows,
            register="funding",
            label=rows["code"] + " " + rows["name"],
            dated_on=rows["dated_on"],
            numerator=rows["amount"].astype("float64"),
            note=who + " · " + in_money(rows) + rate.where(rows["foreign_currency"] != "", ""),
            municipality_ids=reached_by(inputs, rows["project_id"]),
        )
    )


def committed(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The committed funding dated by the cut, in the register's columns."""
    rows = inputs.funding
    return rows[(rows["condition"] == "committed") & (rows["dated_on"] <= cut.at)]


def in_money(rows: pd.DataFrame) -> pd.Series:
    """Whether each row of funding is money or goods, and how goods were valued."""
    method = rows["valuation"].mask(rows["valuation"] == "", NO_METHOD)
    said = pd.Series("en dinero", index=rows.index, dtype=object)
    return said.mask(rows["in_kind"], "en especie, " + method.astype(object))


def _kept(inputs: Inputs, cut: Cut, rows: pd.DataFrame) -> pd.DataFrame:
    standing = stage_at(inputs, cut)
    return rows[~rows["project_id"].isin(standing.index[standing.isin(LOST)])]


def _of_the_money(part: float, whole: float) -> str:
    return f"De lo comprometido en esos proyectos, el nivel intermedio pone el {100 * part / whole:.0f} %."


def _in_kind_apart(goods: float, given: float) -> str:
    if not goods:
        return ""
    return f"Del aporte privado, el {100 * goods / given:.0f} % es en especie, a su valor anotado."
