"""The accounts of every municipality in one calendar year, one after another."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.accounts import STATEMENT, members_summary
from evalua.board.movements import Move, movements_of
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

STATEMENTS: Columns = {"municipality_id": "id", "municipality": "text", **STATEMENT}
OPENING = "opening"


def statements_of_year(inputs: Inputs, day: date) -> pd.DataFrame:
    """The movements from January to the day of everybody with an account (columns ``STATEMENTS``).

    By name; each begins with its balance at the end of the year before (kind ``opening``) where
    there was one, so that every balance is that of ``account_statement``.
    """
    accounts = members_summary(inputs, day)[["municipality_id", "municipality"]]
    moves = movements_of(inputs, list(accounts["municipality_id"]), day)
    rows = [
        {"municipality_id": key, "municipality": name} | line
        for key, name in accounts.itertuples(index=False)
        for line in _year(moves[key], day.year)
    ]
    return build(rows, STATEMENTS)


def _year(moves: list[Move], year: int) -> list[Move]:
    before = [move for move in moves if move["dated_on"].year < year]
    lines = moves[len(before) :]
    if not before:
        return lines
    opening: Move = {
        "dated_on": date(year - 1, 12, 31),
        "kind": OPENING,
        "concept": f"Saldo al 31 de diciembre de {year - 1}",
        "balance": before[-1]["balance"],
    }
    return [opening, *lines]
