"""What joins the municipalities and what could pull them apart: links, other schemes, vacancies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from evalua.board.names import members_on, municipality_names, name_of
from evalua.board.wording import listed
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.live_projects import live_projects
from evalua.measures.territory import links_in_force
from evalua.storage.frames import Columns, build

COUNTERPARTS: Columns = {"kind": "text", "name": "text", "others": "text", "since": "date"}
"""A link of one municipality and, in ``others``, with whom."""
OVERLAPS: Columns = {"purpose": "text", "text": "text", "municipality_ids": "text"}
"""Schemes with the same purpose: ``text`` says which; the keys are joined with spaces."""
DIRECTORY: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "role": "text",
    "word": "text",
    "since": "date",
    "vacant": "bool",
}
"""A row for each member and each role that somebody holds or the association asks for."""
VACANT = "▲ Sin nadie registrado"
HELD = "● Ocupado"


def members_without_link(inputs: Inputs, day: date) -> dict[int, str]:
    """The members that share no link in force with another member: id → name."""
    members = members_on(inputs, day)
    pairs = links_in_force(inputs, Cut(Month.of(day), day))
    among = pairs[pairs["municipality_id"].isin(list(members))]
    shared = among[among.groupby("link_id")["municipality_id"].transform("size") > 1]
    linked = {int(key) for key in shared["municipality_id"]}
    return {key: name for key, name in members.items() if key not in linked}


def links_of(inputs: Inputs, municipality_id: int, day: date, catalog: Catalog) -> pd.DataFrame:
    """The links in force of a municipality with its counterparts (columns ``COUNTERPARTS``)."""
    pairs = links_in_force(inputs, Cut(Month.of(day), day))
    mine = pairs[pairs["municipality_id"] == municipality_id]
    names, kinds = municipality_names(inputs), catalog.choices("link_kinds")
    rows = []
    for row in mine.to_dict("records"):
        others = pairs.loc[pairs["link_id"] == row["link_id"], "municipality_id"]
        told = [names[int(key)] for key in others if key != municipality_id]
        rows.append(
            {
                "kind": kinds.get(row["kind"], row["kind"]),
                "name": row["name"],
                "others": listed(sorted(told)),
                "since": row["since"],
            }
        )
    return build(rows, COUNTERPARTS)


def schemes_in_force(inputs: Inputs, day: date) -> pd.DataFrame:
    """The other schemes members belong to on a day, as recorded."""
    rows, at = inputs.other_schemes, pd.Timestamp(day)
    going = rows["until"].isna() | (rows["until"] >= at)
    mine = rows["municipality_id"].isin(list(members_on(inputs, day)))
    return rows[(rows["since"] <= at) & going & mine]


def scheme_overlaps(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Schemes that do the same: as this association's live projects, or as one another in the same
    municipality (columns ``OVERLAPS``)."""
    rows = schemes_in_force(inputs, day)
    cut = Cut(Month.of(day), day)
    alive = inputs.projects["id"].isin(live_projects(inputs, cut, catalog))
    own = set(inputs.projects.loc[alive, "theme"])
    names, themes = municipality_names(inputs), catalog.choices("project_themes")
    found = [
        *_with_ours(rows[rows["purpose"].isin(own)], names, themes),
        *_with_each_other(rows, names, themes),
    ]
    return build(found, OVERLAPS)


def directory(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Which roles of each member have somebody on a day (columns ``DIRECTORY``): no name is in it."""
    at, roles = pd.Timestamp(day), catalog.choices("counterpart_roles")
    people, asked = _holding(inputs.counterparts, at), _holding(inputs.asked_roles, at)
    since = people.groupby(["municipality_id", "role"])["since"].min().to_dict()
    wanted = set(asked["role"])
    rows = []
    for town, name in members_on(inputs, day).items():
        for role, told in roles.items():
            held = since.get((town, role))
            if held is None and role not in wanted:
                continue
            rows.append(
                {
                    "municipality_id": town,
                    "municipality": name,
                    "role": told,
                    "word": HELD if held is not None else VACANT,
                    "since": held,
                    "vacant": held is None,
                }
            )
    return build(rows, DIRECTORY)


def vacancies(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The roles the association asks for that nobody holds (columns ``DIRECTORY``)."""
    rows = directory(inputs, day, catalog)
    return rows[rows["vacant"]].reset_index(drop=True)


def _holding(rows: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    return rows[(rows["since"] <= at) & (rows["until"].isna() | (rows["until"] >= at))]


def _with_ours(
    rows: pd.DataFrame, names: dict[int, str], themes: Mapping[str, str]
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for (purpose, _), same in rows.groupby(["purpose", "name_key"], sort=True):
        towns = [name_of(names, key) for key in same["municipality_id"]]
        theme = themes.get(str(purpose), str(purpose))
        text = (
            f"{same['name'].iloc[0]} ({listed(sorted(towns))}) trabaja en {theme.lower()}, igual que "
            "proyectos en marcha de la asociación. Conviene acordar quién hace qué."
        )
        found.append({"purpose": theme, "text": text, "municipality_ids": _keys(same)})
    return found


def _with_each_other(
    rows: pd.DataFrame, names: dict[int, str], themes: Mapping[str, str]
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for (town, purpose), same in rows.groupby(["municipality_id", "purpose"], sort=True):
        if same["name_key"].nunique() > 1:
            theme = themes.get(str(purpose), str(purpose))
            text = (
                f"{name_of(names, town)} está en {listed(sorted(same['name']))} para lo mismo: "
                f"{theme.lower()}."
            )
            found.append({"purpose": theme, "text": text, "municipality_ids": _keys(same)})
    return found


def _keys(rows: pd.DataFrame) -> str:
    return " ".join(str(key) for key in sorted({int(key) for key in rows["municipality_id"]}))
