"""The figures of context of a municipality over the years: shown, never scored."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.numbers import NumberFormat
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

CONTEXT: Columns = {
    "series": "text",
    "indicator": "text",
    "year": "int",
    "value": "float",
    "text": "text",
    "source": "text",
}
"""By series and year, the oldest first; ``text`` is the figure as it is read."""
SEXES = {"F": "mujeres", "M": "hombres"}


def context_rows(
    inputs: Inputs, municipality_id: int, catalog: Catalog, numbers: NumberFormat
) -> pd.DataFrame:
    """Every figure of a municipality (columns ``CONTEXT``)."""
    rows = inputs.context_figures
    mine = rows[rows["municipality_id"] == municipality_id]
    names, areas = catalog.choices("context_indicators"), catalog.choices("settlements")
    told = [
        {
            "series": _series(row, names, areas),
            "indicator": row["indicator"],
            "year": row["year"],
            "value": row["value"],
            "text": _text(row, numbers),
            "source": row["source"],
        }
        for row in mine.to_dict("records")
    ]
    order = list(names)
    found = build(told, CONTEXT)
    return found.sort_values(
        ["indicator", "series", "year"],
        key=lambda column: column.map(order.index) if column.name == "indicator" else column,
        ignore_index=True,
    )


def _series(row: Mapping[str, object], names: Mapping[str, str], areas: Mapping[str, str]) -> str:
    name = str(row["name"]) or names.get(str(row["indicator"]), str(row["indicator"]))
    parts = [SEXES.get(str(row["sex"]), ""), areas.get(str(row["area"]), "").lower()]
    told = ", ".join(part for part in parts if part)
    return f"{name} ({told})" if told else name


def _text(row: Mapping[str, object], numbers: NumberFormat) -> str:
    if row["word"]:
        return str(row["word"])
    if pd.isna(row["value"]):
        return ""
    share = " %" if row["indicator"] == "poverty" else ""
    return f"{numbers.write_short(float(str(row['value'])))}{share}"
