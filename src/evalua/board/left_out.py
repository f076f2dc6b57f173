"""Members that a source leaves out, those no project reaches, and what is sought for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.calls import call_lines, eligible_of
from evalua.board.names import members_on, municipality_names, name_of
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.live_projects import members_without_project
from evalua.measures.stages import stage_at
from evalua.storage.frames import Columns, build

LEFT_OUT: Columns = {
    "project_id": "id",
    "code": "text",
    "name": "text",
    "municipality_id": "id",
    "municipality": "text",
    "left_out_by": "text",
    "alternative_id": "id",
    "alternative": "text",
    "sought_on": "date",
    "outcome": "text",
    "closed_on": "date",
    "word": "text",
}
"""One row for each member and shared project whose call leaves it out, and for each alternative that
was written. ``word`` says whether an alternative is missing, being sought or closed."""

WITHOUT: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "alternative": "text",
    "calls": "text",
    "word": "text",
}
"""Members no live project reaches: what is sought for each and the open calls it may apply to."""

MISSING_WORD, SOUGHT_WORD, CLOSED_WORD = "◆ Falta buscarla", "▲ En búsqueda", "● Cerrada"
_OVER = ("finished", "settled", "discarded")


def left_out(inputs: Inputs, day: date) -> pd.DataFrame:
    """Who is left out of each shared project by a day, by project and name (columns ``LEFT_OUT``)."""
    written = _written(inputs, day)
    known = {(row["project_id"], row["municipality_id"]) for row in written}
    asked = [
        r for r in _by_call(inputs, day) if (r["project_id"], r["municipality_id"]) not in known
    ]
    cards = {row["id"]: row for row in inputs.projects.to_dict("records")}
    names = municipality_names(inputs)
    order = {key: place for place, key in enumerate(names)}
    rows = [
        row
        | {n: cards[row["project_id"]][n] for n in ("code", "name")}
        | {"municipality": name_of(names, row["municipality_id"])}
        for row in (*asked, *written)
        if row["project_id"] in cards
    ]
    rows.sort(key=lambda row: (row["code"], order[row["municipality_id"]], row["word"]))
    return build(rows, LEFT_OUT)


def members_without(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Members without a live project and their alternative, by name (columns ``WITHOUT``)."""
    bare = members_without_project(inputs, Cut(Month.of(day), day), catalog)
    names = municipality_names(inputs)
    sought = _written(inputs, day)
    calls = call_lines(inputs, day, catalog)
    open_calls = calls[calls["standing"].isin(["open", "closing"])].to_dict("records")
    return build(
        (
            {"municipality_id": key, "municipality": names[key]}
            | _sought(sought, key)
            | {"calls": ", ".join(_may_apply(inputs, open_calls, key))}
            for key in names
            if key in set(bare["municipality_id"])
        ),
        WITHOUT,
    )


def _by_call(inputs: Inputs, day: date) -> Iterator[dict[str, Any]]:
    """Members that the call of a shared and unfinished project does not name."""
    members = members_on(inputs, day)
    calls = {row["id"]: row for row in inputs.calls.to_dict("records")}
    standing = stage_at(inputs, Cut(Month.of(day), day))
    shared = inputs.projects[inputs.projects["scope"] != "individual"]
    for project in shared[shared["call_id"].isin(list(calls))].to_dict("records"):
        if standing.get(project["id"], "") in _OVER:
            continue
        call = calls[project["call_id"]]
        may = eligible_of(inputs, call["id"], members)
        for key in members:
            if key not in may:
                yield {
                    "project_id": project["id"],
                    "municipality_id": key,
                    "left_out_by": f"{call['name']} ({call['entity']})",
                    "word": MISSING_WORD,
                }


def _written(inputs: Inputs, day: date) -> list[dict[str, Any]]:
    """The alternatives written by a day, as they stood then."""
    rows = inputs.alternatives[inputs.alternatives["sought_on"] <= pd.Timestamp(day)]
    return [
        row | {"alternative_id": row["id"]} | _ending(row, day)
        for row in rows.astype(object).to_dict("records")
    ]


def _ending(row: Mapping[Any, Any], day: date) -> dict[str, Any]:
    if pd.isna(row["closed_on"]) or row["closed_on"].date() > day:
        return {"outcome": "", "closed_on": None, "word": SOUGHT_WORD}
    return {"word": CLOSED_WORD}


def _sought(written: list[dict[str, Any]], municipality_id: int) -> dict[str, str]:
    """What is being sought for a municipality, or how its last search ended."""
    own = [row for row in written if row["municipality_id"] == municipality_id]
    going_on = [row["alternative"] for row in own if row["word"] == SOUGHT_WORD]
    if going_on:
        return {"alternative": "; ".join(going_on), "word": SOUGHT_WORD}
    ended = [f"{row['alternative']}: {row['outcome']}" for row in own]
    return {"alternative": "; ".join(ended), "word": CLOSED_WORD if ended else MISSING_WORD}


def _may_apply(inputs: Inputs, calls: list[dict[Any, Any]], municipality_id: int) -> list[str]:
    return [
        call["name"]
        for call in calls
        if eligible_of(inputs, call["call_id"], {municipality_id: ""})
    ]
