"""The instruments of the members: municipality × kind × state, and what each lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from evalua.board.names import members_on, municipality_names, name_of
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.instruments import instrument_lines
from evalua.storage.frames import Columns, build

LINES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality": "text",
    "kind": "text",
    "name": "text",
    "standing": "text",
    "word": "text",
    "reached_on": "date",
    "act": "text",
    "valid_until": "date",
    "supported": "bool",
    "guidelines": "text",
    "note": "text",
}
"""``standing``: draft, approved, published, expired or repealed; ``note`` says what is missing."""
WORDS = {
    "published": "● Publicado",
    "approved": "◐ Aprobado",
    "draft": "○ Borrador",
    "expired": "▲ Vencido",
    "repealed": "✕ Derogado",
}
_BEST = ("published", "approved", "draft", "expired", "repealed")
NONE = "–"


@dataclass(frozen=True)
class Matrix:
    """``rows``: municipality and, for each kind of ``kinds`` (key → name), the mark of its best one."""

    rows: pd.DataFrame
    kinds: Mapping[str, str]


def instrument_rows(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every instrument by municipality and name (columns ``LINES``)."""
    rows = instrument_lines(inputs, Cut(Month.of(day), day))
    towns = municipality_names(inputs)
    kinds = catalog.choices("instrument_kinds")
    told = []
    for row in rows.to_dict("records"):
        standing = _standing(row, pd.Timestamp(day))
        told.append(
            {
                **{name: row[name] for name in ("id", "uid", "name", "act", "supported")},
                "municipality": name_of(towns, row["municipality_id"]),
                "kind": kinds.get(row["kind"], row["kind"]),
                "standing": standing,
                "word": WORDS[standing],
                "reached_on": row[row["state"]],
                "valid_until": row["valid_until"],
                "guidelines": row["guidelines"],
                "note": _missing(standing, row["guidelines"], row["kind"]),
            }
        )
    found = build(told, LINES)
    order = {name: place for place, name in enumerate(towns.values())}
    return found.sort_values(
        ["municipality", "kind", "name"],
        key=lambda column: column.map(order) if column.name == "municipality" else column,
        ignore_index=True,
    )


def instrument_matrix(inputs: Inputs, day: date, catalog: Catalog) -> Matrix:
    """The members in alphabetical order × the kinds that any of them has."""
    rows = instrument_rows(inputs, day, catalog)
    kinds = {k: n for k, n in catalog.choices("instrument_kinds").items() if n in set(rows["kind"])}
    best = rows.assign(rank=rows["standing"].map(_BEST.index)).sort_values("rank")
    best = best.drop_duplicates(["municipality", "kind"])
    marks = {(r["municipality"], r["kind"]): r["word"] for r in best.to_dict("records")}
    told = [
        {
            "municipality": town,
            **{key: marks.get((town, name), NONE) for key, name in kinds.items()},
        }
        for town in members_on(inputs, day).values()
    ]
    return Matrix(pd.DataFrame(told, columns=["municipality", *kinds]), kinds)


def _standing(row: Mapping[str, object], at: pd.Timestamp) -> str:
    state = str(row["state"])
    until = row["valid_until"]
    ended = isinstance(until, pd.Timestamp) and not pd.isna(until) and until < at
    return "expired" if ended and state in ("approved", "published") else state


def _missing(standing: str, guidelines: str, kind: str) -> str:
    if standing == "draft":
        return "Falta el acto que lo apruebe."
    if standing == "approved":
        return "Falta publicarlo."
    if standing == "expired":
        return "Su vigencia terminó."
    if standing == "published" and kind == "land_use_plan" and not guidelines:
        return "No recoge los lineamientos de la región."
    return ""
