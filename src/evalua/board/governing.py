"""The bodies told: which is in office, its quorum, its seats, and whether its word still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.institution import board_in_office, non_intervention
from evalua.registers.bodies.quorum import needed
from evalua.storage.frames import Columns, build

TERMS: Columns = {
    "id": "id",
    "body": "text",
    "name": "text",
    "elected_on": "date",
    "from_on": "date",
    "to_on": "date",
    "seats": "int",
    "quorum": "int",
    "taken": "int",
    "word": "text",
}
"""``quorum`` is how many seats make it; ``taken`` how many are taken on the day."""

SEATS: Columns = {
    "id": "id",
    "body_term_id": "id",
    "municipality": "text",
    "role": "text",
    "from_on": "date",
    "to_on": "date",
}


@dataclass(frozen=True, slots=True)
class Neutrality:
    """Whether the board in office said that it takes no side: a sentence with its mark."""

    ratified: bool
    sentence: str


def term_lines(inputs: Inputs, day: date, catalog: Catalog, board_label: str = "") -> pd.DataFrame:
    """The terms of every body, those in office first (columns ``TERMS``)."""
    at = pd.Timestamp(day)
    rows = inputs.bodies.sort_values(["from_on", "id"])
    begun = rows[rows["from_on"] <= at]
    in_office = set(begun.drop_duplicates("body", keep="last")["id"])
    names = dict(catalog.choices("bodies"))
    names["board"] = board_label or names["board"]
    sitting = _sitting(inputs, at)["body_term_id"].value_counts().to_dict()
    lines = [
        row
        | {
            "body": names.get(row["body"], ""),
            "quorum": needed(row["quorum_rule"], row["quorum_value"], int(row["seats"])),
            "taken": sitting.get(row["id"], 0),
            "word": _word(row, row["id"] in in_office, at),
        }
        for row in rows.to_dict("records")
    ]
    lines.sort(key=lambda row: row["from_on"], reverse=True)
    lines.sort(key=lambda row: row["id"] not in in_office)
    return build(lines, TERMS)


def seat_lines(inputs: Inputs, term_id: int, day: date, catalog: Catalog) -> pd.DataFrame:
    """Who sits in a term on a day, by role (columns ``SEATS``)."""
    rows = _sitting(inputs, pd.Timestamp(day))
    rows = rows[rows["body_term_id"] == term_id]
    roles, towns = catalog.choices("body_roles"), municipality_names(inputs)
    order = list(roles)
    told = sorted(rows.to_dict("records"), key=lambda row: (order.index(row["role"]), row["id"]))
    return build(
        (
            row
            | {
                "municipality": towns.get(int(row["municipality_id"]), ""),
                "role": roles[row["role"]],
            }
            for row in told
        ),
        SEATS,
    )


def neutrality(inputs: Inputs, day: date, catalog: Catalog) -> Neutrality:
    """Whether the board in office ratified that the association takes no side."""
    cut = Cut(Month.of(day), day)
    board = board_in_office(inputs, cut)
    if board is None:
        return Neutrality(False, "– Registre la junta en funciones para saber si lo ratificó.")
    found = non_intervention(inputs, cut, catalog)
    mine = found.detail[found.detail["numerator"] > 0]
    if mine.empty:
        elected = long_date(board["elected_on"].date())
        return Neutrality(
            False,
            f"◆ La junta elegida el {elected} no tiene un acta que lo ratifique; lo que acordó la "
            "anterior venció con el cambio.",
        )
    on = long_date(mine.iloc[0]["dated_on"].date())
    return Neutrality(True, f"● Ratificado el {on}. Vence cuando cambie la junta.")


def quorum_sentence(line: dict[str, Any]) -> str:
    """How many seats make a quorum of how many."""
    return (
        f"Con {plural(int(line['seats']), 'silla', 'sillas')}, hay cuórum desde "
        f"{plural(int(line['quorum']), 'ocupada', 'ocupadas')}."
    )


def _sitting(inputs: Inputs, at: pd.Timestamp) -> pd.DataFrame:
    rows = inputs.body_members
    return rows[(rows["from_on"] <= at) & (rows["to_on"].isna() | (rows["to_on"] >= at))]


def _word(row: dict[str, Any], in_office: bool, at: pd.Timestamp) -> str:
    if row["from_on"] > at:
        return "– Aún no empieza"
    if not in_office:
        return "– Terminó"
    return "▲ En funciones, con el periodo vencido" if row["to_on"] < at else "● En funciones"
