"""The matrix of documents and posts: when each received each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.text import search_key
from evalua.measures.documents import delivery_pairs
from evalua.measures.inputs import Cut, Inputs

ON_TIME, LATE, MISSING, OUT = "●", "◐", "○", "–"
_TITLE = 22


@dataclass(frozen=True)
class Matrix:
    """``lines`` has ``post`` and a column of text per document; ``headers`` says what each is called."""

    lines: pd.DataFrame
    headers: Mapping[str, str]


def post_names(inputs: Inputs, catalog: Catalog) -> dict[int, str]:
    """Post id → its role and its seat, in the order of the roles of the catalogue."""
    roles = catalog.names_of("representation_roles")
    order = {role: place for place, role in enumerate(roles)}
    rows = inputs.document_recipients.to_dict("records")
    rows.sort(key=lambda row: (order.get(row["role"], len(order)), search_key(row["seat"])))
    return {
        int(row["id"]): roles.get(row["role"], "") + (f", {row['seat']}" if row["seat"] else "")
        for row in rows
    }


def waiting(inputs: Inputs, document_id: int, cut: Cut, catalog: Catalog) -> dict[int, str]:
    """The posts of the list of a day that do not have a document yet: id → name."""
    rows = inputs.document_recipients
    listed = rows["until"].isna() | (rows["until"] >= cut.at)
    today = set(rows.loc[listed & (rows["since"] <= cut.at), "id"])
    sent = inputs.document_deliveries
    has = set(sent.loc[sent["document_id"] == document_id, "recipient_id"])
    names = post_names(inputs, catalog)
    return {key: name for key, name in names.items() if key in today - has}


def delivery_matrix(inputs: Inputs, cut: Cut, catalog: Catalog, most: int) -> Matrix:
    """The last documents delivered by the cut, newest first, beside every post that was on their list."""
    pairs = delivery_pairs(inputs, cut.day)
    last = pairs.drop_duplicates("document_id").sort_values("first_on", ascending=False).head(most)
    pairs = pairs[pairs["document_id"].isin(last["document_id"])]
    headers: dict[str, str] = {}
    for row in last.to_dict("records"):
        said = f"{_short(row['title'])} ({row['first_on']:%d/%m})"
        # Two headers alike would be one column.
        alike = sum(said in (one, one.partition(" ·")[0]) for one in headers.values())
        headers[f"d{row['document_id']}"] = f"{said} ·{alike + 1}" if alike else said
    cells = {
        (int(row["recipient_id"]), f"d{row['document_id']}"): _cell(row)
        for row in pairs.to_dict("records")
    }
    posts = post_names(inputs, catalog)
    there = {key for key, _ in cells}
    lines = [
        {"post": name, **{column: cells.get((key, column), OUT) for column in headers}}
        for key, name in posts.items()
        if key in there
    ]
    return Matrix(pd.DataFrame(lines, columns=["post", *headers]), headers)


def _cell(row: Mapping[str, object]) -> str:
    on = row["delivered_on"]
    if not isinstance(on, pd.Timestamp) or pd.isna(on):
        return MISSING
    return f"{ON_TIME if row['on_time'] else LATE} {on:%d/%m/%y}"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
