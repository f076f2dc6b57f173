"""Organizations and production units in lines: who they are, who was counted and what they obtained."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.organizations import accompanied
from evalua.measures.partners import SUPPORT
from evalua.storage.frames import Columns, build

ORGANIZATIONS: Columns = {
    "organization_id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "municipality": "text",
    "led_by_woman": "bool",
    "counted_on": "date",
    "women": "int",
    "men": "int",
    "families": "int",
    "headed_by_women": "int",
    "repeats": "bool",
    "supports": "int",
    "supported_on": "date",
    "accompanied": "bool",
    "resources": "int",
    "obtained": "int",
    "projects": "text",
}
"""As they stood on a day: the last count by then, ``supports`` of its year and the last one ever,
``accompanied`` within twelve months, ``resources`` ever obtained and their known amount (minor
units), and the codes of the projects that serve it."""

SUPPORTS: Columns = {"on": "date", "kind": "text", "topic": "text", "product": "text"}
RESOURCES: Columns = {
    "name": "text",
    "on": "date",
    "kind": "text",
    "given_by": "text",
    "amount": "int",
    "document": "text",
}
UNITS: Columns = {
    "unit_id": "id",
    "uid": "text",
    "code": "text",
    "name": "text",
    "kind": "text",
    "sector": "text",
    "owner": "text",
    "municipality": "text",
    "organization": "text",
    "advised": "int",
    "advised_on": "date",
    "topic": "text",
}
"""``advised`` counts the advice of the year; ``advised_on`` and ``topic`` are those of the last one."""


def organization_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every organization as it stood on a day, by name (columns ``ORGANIZATIONS``)."""
    at, cut = pd.Timestamp(day), Cut(Month.of(day), day)
    names, kinds = municipality_names(inputs), catalog.choices("organization_kinds")
    counts = inputs.organization_counts
    counts = counts[counts["counted_on"] <= at].sort_values(["counted_on", "id"])
    last = {row["organization_id"]: row for row in counts.to_dict("records")}
    visits = _supports(inputs, day)
    visited = visits.groupby("organization_id")["held_on"].max().to_dict()
    of_year = visits[visits["held_on"] >= pd.Timestamp(cut.year_start)]
    times = of_year["organization_id"].value_counts().to_dict()
    got = inputs.organization_resources
    got = got[got["obtained_on"] <= at].groupby("organization_id")["amount"].agg(["size", "sum"])
    with_us = set(accompanied(inputs, cut)["id"])
    rows = inputs.organizations.sort_values(["name", "id"]).to_dict("records")
    return build(
        (
            row
            | {k: v for k, v in last.get(row["id"], {}).items() if k in _COUNT}
            | {
                "organization_id": row["id"],
                "kind": kinds.get(row["kind"], row["kind"]),
                "municipality": name_of(names, row["municipality_id"]),
                "supports": times.get(row["id"], 0),
                "supported_on": visited.get(row["id"]),
                "accompanied": row["id"] in with_us,
                "resources": got["size"].get(row["id"], 0),
                "obtained": got["sum"].get(row["id"], 0),
                "projects": ", ".join(_codes(inputs, row["id"])),
            }
            for row in rows
        ),
        ORGANIZATIONS,
    )


def support_lines(
    inputs: Inputs, organization_id: int, day: date, catalog: Catalog
) -> pd.DataFrame:
    """What was done with an organization by a day, the last first (columns ``SUPPORTS``)."""
    kinds = catalog.choices("activity_types")
    rows = _supports(inputs, day)
    rows = rows[rows["organization_id"] == organization_id].sort_values("held_on", ascending=False)
    return build(
        (
            row | {"on": row["held_on"], "kind": kinds.get(row["kind"], row["kind"])}
            for row in rows.to_dict("records")
        ),
        SUPPORTS,
    )


def resource_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """What organizations had obtained by a day, the last first (columns ``RESOURCES``)."""
    kinds = catalog.choices("resource_kinds")
    names = dict(zip(inputs.organizations["id"], inputs.organizations["name"], strict=True))
    rows = inputs.organization_resources
    rows = rows[rows["obtained_on"] <= pd.Timestamp(day)]
    rows = rows.sort_values(["obtained_on", "id"], ascending=False)
    return build(
        (
            row
            | {
                "name": names.get(row["organization_id"], ""),
                "on": row["obtained_on"],
                "kind": kinds.get(row["kind"], row["kind"]),
            }
            for row in rows.to_dict("records")
        ),
        RESOURCES,
    )


def unit_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every production unit as it stood on a day, by code (columns ``UNITS``)."""
    at, first = pd.Timestamp(day), pd.Timestamp(date(day.year, 1, 1))
    names = municipality_names(inputs)
    groups = dict(zip(inputs.organizations["id"], inputs.organizations["name"], strict=True))
    advice = inputs.unit_advice[inputs.unit_advice["advised_on"] <= at]
    advice = advice.sort_values(["advised_on", "id"])
    last = {row["unit_id"]: row for row in advice.to_dict("records")}
    times = advice.loc[advice["advised_on"] >= first, "unit_id"].value_counts().to_dict()
    word = {
        name: catalog.choices(listed)
        for name, listed in (
            ("kind", "unit_kinds"),
            ("sector", "economic_sectors"),
            ("owner_sex", "sexes"),
        )
    }
    return build(
        (
            row
            | {
                "unit_id": row["id"],
                "kind": word["kind"].get(row["kind"], row["kind"]),
                "sector": word["sector"].get(row["sector"], row["sector"]),
                "owner": word["owner_sex"].get(row["owner_sex"], row["owner_sex"]),
                "municipality": name_of(names, row["municipality_id"]),
                "organization": groups.get(row["organization_id"], ""),
                "advised": times.get(row["id"], 0),
                "advised_on": last.get(row["id"], {}).get("advised_on"),
                "topic": last.get(row["id"], {}).get("topic", ""),
            }
            for row in inputs.units.sort_values("code").to_dict("records")
        ),
        UNITS,
    )


_COUNT = ("counted_on", "women", "men", "families", "headed_by_women", "repeats")


def _supports(inputs: Inputs, day: date) -> pd.DataFrame:
    """What was done with organizations by a day, one row for each of them."""
    done = inputs.activities
    done = done[(done["held_on"] <= pd.Timestamp(day)) & (done["status"] == "done")]
    done = done[done["kind"].isin(SUPPORT)]
    return done.merge(
        inputs.activity_organizations, left_on="id", right_on="activity_id", validate="1:m"
    )


def _codes(inputs: Inputs, organization_id: int) -> list[str]:
    links = inputs.organization_projects
    mine = links.loc[links["organization_id"] == organization_id, "project_id"]
    return sorted(inputs.projects.loc[inputs.projects["id"].isin(mine), "code"])
