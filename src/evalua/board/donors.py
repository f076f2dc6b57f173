"""Who works where on what: donors by municipality and theme, and the overlaps without a note."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.interventions import interventions, overlaps
from evalua.storage.frames import Columns, build

PLACES: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "theme": "text",
    "theme_name": "text",
    "donors": "text",
    "count": "int",
    "state": "text",
    "word": "text",
}
"""One row per municipality and theme with somebody in it. ``state``: alone, coordinated, overlap."""

OVERLAPS: Columns = {
    "pair": "text",
    "theme": "text",
    "theme_name": "text",
    "donor_a": "text",
    "donor_b": "text",
    "donor_ids": "text",
    "what": "text",
    "municipalities": "text",
    "municipality_ids": "text",
    "pending": "text",
    "since": "date",
    "open": "bool",
    "word": "text",
}
"""One row per pair of interventions. ``donor_ids`` and ``municipality_ids`` are keys separated by
spaces; ``pending`` names the municipalities that no note covers."""

WORDS = {"alone": "", "coordinated": "● con nota", "overlap": "▲ sin nota"}


def donor_places(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Where donors are under way on a day, by municipality and theme (columns ``PLACES``)."""
    cut = Cut(Month.of(day), day)
    names, themes = municipality_names(inputs), catalog.choices("project_themes")
    shared = overlaps(inputs, cut)
    marked = {
        (row["municipality_id"], row["theme"]): "coordinated"
        for row in shared[shared["covered"]].to_dict("records")
    } | {
        (row["municipality_id"], row["theme"]): "overlap"
        for row in shared[~shared["covered"]].to_dict("records")
    }
    rows = []
    for (theme, town), mine in interventions(inputs, cut).groupby(["theme", "municipality_id"]):
        donors = sorted(set(mine["donor"]))
        state = marked.get((town, theme), "alone")
        rows.append(
            {
                "municipality_id": town,
                "municipality": name_of(names, town),
                "theme": theme,
                "theme_name": themes.get(str(theme), str(theme)),
                "donors": ", ".join(donors),
                "count": len(donors),
                "state": state,
                "word": WORDS[state],
            }
        )
    rows.sort(key=lambda row: (list(themes).index(str(row["theme"])), row["municipality"]))
    return build(rows, PLACES)


def overlap_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Each pair of interventions that coincide on a day, those without a note first (``OVERLAPS``)."""
    cut = Cut(Month.of(day), day)
    names, themes = municipality_names(inputs), catalog.choices("project_themes")
    rows = [
        _pair(mine, names, themes) for _, mine in overlaps(inputs, cut).groupby("pair", sort=False)
    ]
    rows.sort(key=lambda row: (not row["open"], row["theme_name"], row["donor_a"], row["donor_b"]))
    return build(rows, OVERLAPS)


def overlap_sentence(lines: pd.DataFrame) -> str:
    """How many overlaps there are, and how many nobody coordinates."""
    if lines.empty:
        return "Ningún cooperante coincide con otro en tema, municipio y fechas."
    left = int(lines["open"].sum())
    total = plural(
        len(lines), "pareja de intervenciones coincide", "parejas de intervenciones coinciden"
    )
    if not left:
        return f"{total} en tema, municipio y fechas, con nota de coordinación."
    lacks = "le falta" if left == 1 else "les falta"
    return f"{total} en tema, municipio y fechas; a {left} {lacks} la nota de coordinación."


def _pair(mine: pd.DataFrame, names: dict[int, str], themes: Any) -> dict[str, Any]:
    row = mine.iloc[0]
    towns = sorted(mine["municipality_id"], key=lambda key: name_of(names, key))
    left = mine.loc[~mine["covered"], "municipality_id"]
    is_open = not left.empty
    return {
        **row,
        "theme_name": themes.get(row["theme"], row["theme"]),
        "donor_ids": f"{row['donor_id_a']} {row['donor_id_b']}",
        "what": f"{row['name_a']} / {row['name_b']}",
        "municipalities": ", ".join(name_of(names, key) for key in towns),
        "municipality_ids": " ".join(str(key) for key in towns),
        "pending": ", ".join(name_of(names, key) for key in towns if key in set(left)),
        "open": is_open,
        "word": WORDS["overlap" if is_open else "coordinated"],
    }
