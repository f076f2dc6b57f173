"""The list of peace initiatives as it stands, and every change it had."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.peace import initiatives_under_way, listed_initiatives
from evalua.storage.frames import Columns, build

INITIATIVES: Columns = {
    "id": "id",
    "code": "text",
    "text": "text",
    "pillar": "text",
    "municipality": "text",
    "listed_on": "date",
    "word": "text",
}
"""The list on a day, by code; ``word`` says what carries each initiative."""
VERSIONS: Columns = {
    "changed_on": "date",
    "came": "int",
    "left": "int",
    "size": "int",
    "text": "text",
}
"""Each day on which the list changed, the newest first, and how many were on it from then."""
REGION = "Toda la región"


def initiative_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The initiatives on the list on a day (columns ``INITIATIVES``)."""
    cut = Cut(Month.of(day), day)
    rows = listed_initiatives(inputs, cut)
    detail = initiatives_under_way(inputs, cut, catalog).detail.set_index("uid")
    towns, pillars = municipality_names(inputs), catalog.choices("peace_pillars")
    told = []
    for row in rows.to_dict("records"):
        seen = detail.loc[row["uid"]]
        mark = "●" if seen["numerator"] else "○"
        told.append(
            {
                **{name: row[name] for name in ("id", "code", "text", "listed_on")},
                "pillar": pillars.get(row["pillar"], row["pillar"]),
                "municipality": name_of(towns, row["municipality_id"]) or REGION,
                "word": f"{mark} {str(seen['note']).partition(': ')[2].capitalize()}",
            }
        )
    return build(told, INITIATIVES)


def list_versions(inputs: Inputs, day: date) -> pd.DataFrame:
    """The days on which the list changed, up to one (columns ``VERSIONS``)."""
    rows, at = inputs.peace_initiatives, pd.Timestamp(day)
    came = rows.loc[rows["listed_on"] <= at, "listed_on"].value_counts()
    left = rows.loc[rows["dropped_on"] <= at, "dropped_on"].value_counts()
    size, told = 0, []
    for moment in sorted({*came.index, *left.index}):
        new, gone = int(came.get(moment, 0)), int(left.get(moment, 0))
        size += new - gone
        parts = [
            f"entra{'n' if new > 1 else ''} {new}" if new else "",
            f"sale{'n' if gone > 1 else ''} {gone}" if gone else "",
        ]
        said = " y ".join(part for part in parts if part)
        text = f"{said.capitalize()}; quedan {plural(size, 'iniciativa', 'iniciativas')}."
        told.append({"changed_on": moment, "came": new, "left": gone, "size": size, "text": text})
    return build(told[::-1], VERSIONS)
