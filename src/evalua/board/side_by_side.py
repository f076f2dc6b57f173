"""Every municipality side by side: what each paid and received."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.accounts import members_summary
from evalua.board.municipality import mayor_on, spell_on
from evalua.board.projects import project_lines
from evalua.board.transitions import milestone_matrix
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

TABLE: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "department": "text",
    "population": "int",
    "is_member": "bool",
    "joined_on": "date",
    "mayor": "text",
    "charged": "int",
    "paid": "int",
    "pending": "int",
    "credit": "int",
    "word": "text",
    "projects": "int",
    "people": "int",
    "families": "int",
    "services": "int",
    "contacts": "int",
    "seats": "int",
    "seats_taken": "int",
    "milestones": "int",
    "milestones_done": "int",
}
"""The sheets of everybody side by side: ``projects`` not discarded and the ``people`` and families
they declare; ``services`` received, activities done with it (``contacts``), and seats convened and
taken, in the calendar year; steps of the route already due and those done."""


def municipal_table(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """One row per member, and per former member with an account, by name (columns ``TABLE``)."""
    about = inputs.municipalities.set_index("id")[["department", "population"]]
    frame = members_summary(inputs, day).join(about, on="municipality_id")
    ids = frame["municipality_id"]
    spells = [spell_on(inputs, int(key), day) for key in ids]
    counts = {
        **_benefit_counts(inputs, day),
        **_year_counts(inputs, day),
        **_milestone_counts(inputs, day, catalog),
    }
    frame = frame.assign(
        joined_on=[first for first, _ in spells],
        mayor=[mayor_on(inputs, int(key), day) for key in ids],
        **{name: [int(found.get(key, 0)) for key in ids] for name, found in counts.items()},
    )
    return build(frame.astype(object).to_dict("records"), TABLE)


def _benefit_counts(inputs: Inputs, day: date) -> dict[str, pd.Series]:
    lines = project_lines(inputs, day)
    alive = lines.loc[lines["stage"] != "discarded", "project_id"]
    rows = inputs.benefits[inputs.benefits["project_id"].isin(alive)]
    rows = rows.assign(people=rows[["women", "men", "unstated"]].sum(axis=1))
    groups = rows.groupby("municipality_id")
    sums = groups[["people", "families"]].sum()
    return {"projects": groups.size(), "people": sums["people"], "families": sums["families"]}


def _year_counts(inputs: Inputs, day: date) -> dict[str, pd.Series]:
    """Services received, activities and seats from January to the day, by municipality."""
    year = (pd.Timestamp(day.year, 1, 1), pd.Timestamp(day))
    records = inputs.service_records
    received = records[records["month"].between(f"{day.year}-01", f"{day:%Y-%m}")]
    received = received[received["quantity"] > 0].groupby("municipality_id")["service_id"]
    log = inputs.activities
    done = log.loc[log["held_on"].between(*year) & (log["status"] == "done"), "id"]
    links = inputs.activity_municipalities
    touched = links[links["activity_id"].isin(done)].groupby("municipality_id")
    held = inputs.meetings.loc[inputs.meetings["held_on"].between(*year), "id"]
    seats = inputs.attendance[inputs.attendance["meeting_id"].isin(held)]
    taken = seats[seats["attended_as"] != "absent"]
    return {
        "services": received.nunique(),
        "contacts": touched.size(),
        "seats": seats.groupby("municipality_id").size(),
        "seats_taken": taken.groupby("municipality_id").size(),
    }


def _milestone_counts(inputs: Inputs, day: date, catalog: Catalog) -> dict[str, pd.Series]:
    lines = milestone_matrix(inputs, day, catalog)
    lines = lines[lines["municipality_id"].notna() & (lines["status"] != "not_applicable")]
    done = lines["status"].isin(["done", "late"])
    due = lines[done | (lines["days"] < 0)]
    return {
        "milestones": due.groupby("municipality_id").size(),
        "milestones_done": lines[done].groupby("municipality_id").size(),
    }
