"""Measures over projects that are late: A03-Q07-05 and A03-Q07-06."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.calendars import (
    calendars_in_force,
    first_calendars,
    last_cause,
    last_known,
    programmed,
)
from evalua.measures.delays import LATE_BY, delay_episodes
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, matched
from evalua.measures.project_rows import (
    catalog_names,
    named,
    named_many,
    project_rows,
    unrecorded,
)
from evalua.measures.stages import stage_at

NO_CALENDAR = "sin cronograma inicial: no se puede juzgar"
NO_CAUSE = "sin causa anotada"
_DUTY = {
    "on_time": "explicado a tiempo",
    "late": "explicado después del plazo",
    "overdue": "sin explicar",
    "ceased": "se superó antes del plazo: no se cuenta",
    "open": "todavía hay plazo para explicarlo: no se cuenta",
}


def late_projects(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-05: projects in execution that are late by their first calendar ÷ those with one.

    Late: more than 15 points below the first calendar, or past its end. Each row also says how it
    stands by the calendar in force, who executes it and the last cause; without a calendar a
    project cannot be judged and stays out. Counts of projects. Source: D001 Q7.
    """
    missing = unrecorded(inputs, cut, "A03-Q07-05")
    if missing is not None:
        return missing
    standing = stage_at(inputs, cut)
    running = standing.index[standing == "in_execution"]
    rows = named(inputs, pd.DataFrame({"project_id": running}))
    ids = rows["project_id"]
    judged = ids.isin(inputs.project_schedules["project_id"])
    reached = matched(ids, last_known(inputs, cut)["physical"])
    first, now = first_calendars(inputs), calendars_in_force(inputs, cut)
    behind = matched(ids, programmed(inputs, cut, first)["physical"]) - reached
    over = matched(ids, first.set_index("project_id")["ends_on"]) < cut.at
    late = over | (behind > LATE_BY)
    note = "cronograma inicial: " + _standing(behind, over)
    behind_now = matched(ids, programmed(inputs, cut, now)["physical"]) - reached
    over_now = matched(ids, now.set_index("project_id")["ends_on"]) < cut.at
    note += "; vigente: " + _standing(behind_now, over_now)
    note += _executor(inputs, ids) + _cause(inputs, cut, ids, catalog).where(late, "")
    return Measured(
        project_rows(
            inputs,
            rows,
            matched(ids, now.set_index("project_id")["ends_on"]),
            late.where(judged),
            judged.astype("float64").where(judged),
            note.where(judged, NO_CALENDAR),
        )
    )


def delays_explained(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-06: delays explained within 30 days ÷ delays whose 30 days ended in the window.

    One row per delay (measures/delays.py): a session with an act and somebody in it explains it.
    What was made up for before its day was due stays out. Counts of delays. Source: D001 Q7, Q18.
    """
    card = catalog.indicator("A03-Q07-06")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    found = delay_episodes(inputs, cut.day)
    found = found[(found["status"] == "open") | within(found["due_on"], cut.window(card.window))]
    found = named_many(inputs, found.drop(columns="act")).merge(
        inputs.projects[["id", "uid"]].rename(columns={"id": "project_id"}),
        on="project_id",
        validate="m:1",
    )
    found = found.sort_values(["code", "started_on"], ignore_index=True)
    due = ~found["status"].isin(("open", "ceased"))
    said = found["status"].map(_DUTY).astype(object)
    note = said + _executor(inputs, found["project_id"])
    return Measured(
        project_rows(
            inputs,
            found,
            found["started_on"],
            (found["status"] == "on_time").where(due),
            due.astype("float64").where(due),
            note,
        )
    )


def _standing(behind: pd.Series, over: pd.Series) -> pd.Series:
    """How a project stands by a calendar, in whole points."""
    points = behind.round().fillna(0).astype("int64").astype(str).astype(object)
    said = pd.Series("al día", index=behind.index, dtype=object)
    said = said.mask(behind > 0, points + " puntos por debajo")
    said = said.mask(behind.isna(), "sin avance anotado")
    return said.mask(over, "pasó su fecha final")


def _executor(inputs: Inputs, ids: pd.Series) -> pd.Series:
    """Who executes each project, to be said after something else."""
    rows = inputs.projects.set_index("id")
    who = rows["executor"].mask(rows["executor"] == "", "sin ejecutor anotado")
    who = who.mask(rows["executed_by_association"], "la asociación")
    return " · ejecuta " + matched(ids, who).astype(object)


def _cause(inputs: Inputs, cut: Cut, ids: pd.Series, catalog: Catalog) -> pd.Series:
    key = matched(ids, last_cause(inputs, cut))
    return " · causa: " + catalog_names(catalog, "delay_causes", key).mask(key.isna(), NO_CAUSE)
