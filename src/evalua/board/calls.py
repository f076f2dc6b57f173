"""Calls for funding as they stand on a day: until when, who may apply, and what was presented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import members_on
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

NEAR, SOON = 15, 60
"""Days before the closing at which a call is closing, and at which it first calls attention."""

CALL_LINES: Columns = {
    "call_id": "id",
    "uid": "text",
    "entity": "text",
    "name": "text",
    "source": "text",
    "opens_on": "date",
    "closes_on": "date",
    "standing": "text",
    "word": "text",
    "days_left": "int",
    "themes": "text",
    "eligible": "text",
    "left_out": "text",
    "projects": "text",
    "requirements": "text",
    "link": "text",
    "version": "int",
}
"""``standing``: upcoming, open, closing (15 days or less) or closed. ``eligible`` and ``left_out``
are members that day, in alphabetical order; ``days_left`` to the closing is missing where there is
none. ``projects`` are the codes of those linked to the call."""

STANDING_WORDS = {
    "closing": "▲ Cierra pronto",
    "open": "● Abierta",
    "upcoming": "– Por abrir",
    "closed": "– Cerrada",
}
_ORDER = tuple(STANDING_WORDS)


def call_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every call, the ones that close first on top and the closed last (columns ``CALL_LINES``)."""
    members = members_on(inputs, day)
    themes = catalog.names_of("project_themes")
    named = inputs.call_municipalities.groupby("call_id")["municipality_id"].agg(set).to_dict()
    paid = inputs.call_themes.groupby("call_id")["theme"].agg(list).to_dict()
    linked = inputs.projects.sort_values("code").groupby("call_id")["code"].agg(", ".join).to_dict()
    sources = catalog.names_of("funding_sources")
    rows = [
        row
        | _when(row, day)
        | _who(named.get(row["id"], set()), members)
        | {
            "call_id": row["id"],
            "source": sources.get(row["source"], ""),
            "themes": ", ".join(sorted(themes[key] for key in paid.get(row["id"], []))),
            "projects": linked.get(row["id"], ""),
        }
        for row in inputs.calls.astype(object).to_dict("records")
    ]
    rows.sort(key=_place)
    return build(rows, CALL_LINES)


def eligible_of(inputs: Inputs, call_id: int, members: Mapping[int, str]) -> dict[int, str]:
    """The members that may apply to a call: id → name, in alphabetical order."""
    rows = inputs.call_municipalities
    named = set(rows.loc[rows["call_id"] == call_id, "municipality_id"])
    return {key: name for key, name in members.items() if not named or key in named}


def _who(named: set[int], members: Mapping[int, str]) -> dict[str, str]:
    """A call that names nobody is open to all."""
    may = [name for key, name in members.items() if not named or key in named]
    out = [name for key, name in members.items() if named and key not in named]
    return {"eligible": ", ".join(may), "left_out": ", ".join(out)}


def _when(row: Mapping[Any, Any], day: date) -> dict[str, Any]:
    ends = None if pd.isna(row["closes_on"]) else row["closes_on"].date()
    left = None if ends is None else (ends - day).days
    if row["opens_on"].date() > day:
        standing = "upcoming"
    elif left is None or left > NEAR:
        standing = "open"
    else:
        standing = "closing" if left >= 0 else "closed"
    return {"standing": standing, "word": STANDING_WORDS[standing], "days_left": left}


def _place(row: Mapping[Any, Any]) -> tuple[int, date, str]:
    ends = date.max if pd.isna(row["closes_on"]) else row["closes_on"].date()
    return _ORDER.index(row["standing"]), ends, str(row["name"])
