"""The needs bank and the sign-off of each municipality's sheet, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

NEED_LINES: Columns = {
    "need_id": "id",
    "municipality_id": "id",
    "municipality": "text",
    "priority": "int",
    "theme": "text",
    "text": "text",
    "cost": "int",
    "stated_on": "date",
    "source": "text",
    "project_id": "id",
    "project": "text",
    "word": "text",
    "closed_on": "date",
    "closed_reason": "text",
    "version": "int",
}
"""``theme`` is its name, ``project`` code and name of the one that attends it; ``word`` its state."""
REVIEW_LINES: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "word": "text",
    "reviewed_on": "date",
    "month": "text",
    "person": "text",
    "position": "text",
    "remarks": "text",
}
FRESH_MONTHS = 6
OPEN, ATTENDED, CLOSED = "○ sin proyecto", "● con proyecto", "– cerrada"


def need_lines(
    inputs: Inputs, day: date, catalog: Catalog, municipality_id: int | None = None
) -> pd.DataFrame:
    """The needs stated up to a day, open ones first, by municipality and priority (``NEED_LINES``)."""
    towns, themes = municipality_names(inputs), catalog.names_of("project_themes")
    projects = {
        row["id"]: f"{row['code']} {row['name']}" for row in inputs.projects.to_dict("records")
    }
    rows = inputs.needs[inputs.needs["stated_on"] <= pd.Timestamp(day)]
    if municipality_id is not None:
        rows = rows[rows["municipality_id"] == municipality_id]
    told = [
        row
        | {
            "need_id": row["id"],
            "municipality": towns.get(row["municipality_id"], ""),
            "theme": themes.get(row["theme"], ""),
            "project": projects.get(row["project_id"], ""),
            "word": _need_word(row, day, projects),
        }
        for row in rows.to_dict("records")
    ]
    order = list(towns)
    told.sort(
        key=lambda r: (
            order.index(r["municipality_id"]),
            r["word"] == CLOSED,
            r["priority"],
            r["need_id"],
        )
    )
    return build(told, NEED_LINES)


def review_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """The last sign-off of each municipality up to a day, in alphabetical order (``REVIEW_LINES``)."""
    rows = []
    for key, name in municipality_names(inputs).items():
        last = last_review(inputs, key, day)
        word = review_word(last, day)
        rows.append((last or {}) | {"municipality_id": key, "municipality": name, "word": word})
    return build(rows, REVIEW_LINES)


def last_review(inputs: Inputs, municipality_id: int, day: date) -> dict[str, Any] | None:
    """The latest review of a municipality's sheet up to a day, or None."""
    rows = inputs.sheet_reviews
    mine = rows["municipality_id"] == municipality_id
    rows = rows[mine & (rows["reviewed_on"] <= pd.Timestamp(day))]
    found = rows.sort_values(["reviewed_on", "id"]).tail(1).to_dict("records")
    return dict(found[0]) if found else None


def review_word(review: Mapping[str, Any] | None, day: date) -> str:
    """Mark and word of the state of a sheet: agreed, objected, old, or never reviewed."""
    if review is None:
        return "○ sin revisar"
    if _is_old(review, day):
        return "▲ revisión vencida"
    return "● de acuerdo" if review["agrees"] else "◆ con objeciones"


def review_sentence(review: Mapping[str, Any] | None, day: date) -> str:
    """Who signed the sheet off, or since when nobody did."""
    if review is None:
        return "○ Sin revisar: nadie del municipio ha dado su visto bueno a esta ficha."
    who = f"{review['person']}, {review['position']}"
    on, label = long_date(review["reviewed_on"]), Month.parse(review["month"]).label
    if _is_old(review, day):
        return f"▲ Sin revisar desde el {on}. La última revisión fue de {who}."
    if review["agrees"]:
        return f"● Visto bueno de {who}, el {on}, a la ficha de {label}."
    return f"◆ {who}, la objetó el {on} (ficha de {label})."


def _is_old(review: Mapping[str, Any], day: date) -> bool:
    return Month.of(day) - Month.of(review["reviewed_on"]) >= FRESH_MONTHS


def _need_word(row: Mapping[str, Any], day: date, projects: Mapping[int, str]) -> str:
    if pd.notna(row["closed_on"]) and row["closed_on"] <= pd.Timestamp(day):
        return CLOSED
    return ATTENDED if row["project_id"] in projects else OPEN
