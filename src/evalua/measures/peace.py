"""Measure over peace and transformation initiatives: A09-Q22-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, was_member, within
from evalua.measures.live_projects import live_projects
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.measures.once import once
from evalua.scoring.states import State

NO_LIST = "No hay iniciativas de paz registradas y el mes no se ha enviado."
_YEAR = "12m"


@once
def listed_initiatives(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The initiatives on the list at the cut, by code; those of who is no member stay out.

    Columns of the register; an initiative without municipality is the region's.
    """
    rows = inputs.peace_initiatives
    staying = rows["dropped_on"].isna() | (rows["dropped_on"] > cut.at)
    rows = rows[(rows["listed_on"] <= cut.at) & staying].sort_values(["code", "id"])
    rows = rows.reset_index(drop=True)
    days = pd.Series(cut.at, index=rows.index)
    member = was_member(inputs, rows["municipality_id"], days)
    return rows[member | rows["municipality_id"].isna()].reset_index(drop=True)


def initiatives_under_way(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A09-Q22-01: prioritised initiatives in a municipal plan in force or a live project ÷ prioritised.

    The list is the one of the cut; what left it in the last twelve months is said beside the figure,
    so that a shorter list is not read as progress. Counts of initiatives. Source: D001 Q22; D000,
    planning; D004 §3.4.
    """
    card = catalog.indicator("A09-Q22-01")
    if silent(inputs, cut, card.code, inputs.peace_initiatives["listed_on"]):
        return nothing(State.NO_DATA, NO_LIST)
    rows = listed_initiatives(inputs, cut)
    planned = rows["plan_line_id"].isin(_lines_in_force(inputs, cut))
    carried = rows["project_id"].isin(live_projects(inputs, cut, catalog))
    pillars = (
        rows["pillar"].map(catalog.choices("peace_pillars")).fillna(rows["pillar"]).astype(object)
    )
    return Measured(
        detail_from(
            rows,
            register="peace_initiative",
            label=rows["code"] + " " + rows["text"],
            dated_on=rows["listed_on"],
            numerator=(planned | carried).astype("float64"),
            denominator=1.0,
            note=pillars + ": " + _note(rows, planned, carried),
        ),
        reason=_list_changes(inputs, cut),
    )


def _lines_in_force(inputs: Inputs, cut: Cut) -> pd.Series:
    rows, year = inputs.plan_lines, cut.day.year
    holds = (rows["starts_year"] <= year) & (rows["ends_year"] >= year)
    return rows.loc[holds & (rows["level"] == "municipal"), "id"]


def _note(rows: pd.DataFrame, planned: pd.Series, carried: pd.Series) -> pd.Series:
    note = pd.Series("sin plan ni proyecto", index=rows.index, dtype=object)
    note = note.mask(rows["plan_line_id"].notna(), "el plan que la recogía ya no rige")
    note = note.mask(rows["project_id"].notna(), "su proyecto ya no está en marcha")
    note = note.mask(planned, "en un plan municipal").mask(carried, "en un proyecto vivo")
    return note.mask(planned & carried, "en un plan municipal y en un proyecto vivo")


def _list_changes(inputs: Inputs, cut: Cut) -> str:
    """What left the list in twelve months, where something did."""
    rows, window = inputs.peace_initiatives, cut.window(_YEAR)
    left = int(within(rows["dropped_on"], window).sum())
    if not left:
        return ""
    came = int(within(rows["listed_on"], window).sum())
    gone = "salió 1 iniciativa" if left == 1 else f"salieron {left} iniciativas"
    arrived = "entró 1" if came == 1 else f"entraron {came}"
    return f"En los últimos doce meses {gone} de la lista y {arrived}."
