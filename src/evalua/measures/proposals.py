"""Measures over what is asked from the nation: A04-Q10-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, matched
from evalua.measures.project_rows import (
    catalog_names,
    named_many,
    project_rows,
    unrecorded,
)
from evalua.registers.projects.gates import NATIONAL


def aligned_proposals(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q10-02: proposals with their national goal and complete support ÷ proposals presented.

    Expects what was presented in the last complete quarter by projects whose source (or that of
    their call) is the nation; each time a project is presented is a proposal. The goal is written
    with the year of its plan, or is a cited line of a national plan in force that year. Counts of
    proposals. Source: D001 Q10 and factor 8.
    """
    card = catalog.indicator("A04-Q10-02")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    events = inputs.stages[inputs.stages["stage"] == "submitted"]
    events = events[within(events["reached_on"], cut.window(card.window))]
    rows = named_many(inputs, events[events["project_id"].isin(_national(inputs))])
    rows = rows.sort_values(["code", "reached_on", "id"], ignore_index=True)
    linked = _says_the_goal(inputs, rows["project_id"]) | _cites_a_line(inputs, rows)
    complete = rows["complete_support"]
    note = pd.Series("faltan la meta con su año y el soporte completo", index=rows.index)
    note = note.mask(linked, "falta el soporte técnico completo")
    note = note.mask(complete, "falta la meta del plan nacional con su año")
    note = note.mask(linked & complete, "cita la meta y lleva el soporte completo")
    theme = matched(rows["project_id"], inputs.projects.set_index("id")["theme"])
    about = rows["entity"].mask(rows["entity"] == "", "sin entidad anotada").astype(object)
    about += " · " + catalog_names(catalog, "project_themes", theme)
    return Measured(
        project_rows(
            inputs,
            rows,
            rows["reached_on"],
            linked & complete,
            1.0,
            note + " · " + about,
            register="stage",
        )
    )


def _national(inputs: Inputs) -> pd.Series:
    """The projects that the nation is asked to pay (``registers/projects/gates.is_national``)."""
    rows = inputs.projects
    calls = inputs.calls.loc[inputs.calls["source"] == NATIONAL, "id"]
    return rows.loc[(rows["expected_source"] == NATIONAL) | rows["call_id"].isin(calls), "id"]


def _says_the_goal(inputs: Inputs, ids: pd.Series) -> pd.Series:
    rows = inputs.projects
    said = (rows["national_goal"] != "") & rows["national_plan_year"].notna()
    return ids.isin(rows.loc[said, "id"])


def _cites_a_line(inputs: Inputs, rows: pd.DataFrame) -> pd.Series:
    """Whether each proposal's project cites a national line in force in the year it was presented."""
    lines = inputs.plan_lines[inputs.plan_lines["level"] == NATIONAL]
    lines = lines[["id", "starts_year", "ends_year"]].rename(columns={"id": "plan_line_id"})
    cited = inputs.citations[["plan_line_id", "project_id"]].dropna(subset=["project_id"])
    cited = cited.merge(lines, on="plan_line_id", validate="m:1")
    pairs = rows[["uid", "project_id", "reached_on"]].merge(cited, on="project_id", validate="m:m")
    year = pairs["reached_on"].dt.year
    return rows["uid"].isin(
        pairs.loc[(pairs["starts_year"] <= year) & (year <= pairs["ends_year"]), "uid"]
    )
