"""Where each request to leave stands, and what is left to do about it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import members_summary
from evalua.board.names import municipality_names
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

WITHDRAWAL_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "municipality": "text",
    "requested_on": "date",
    "reason": "text",
    "explanation": "text",
    "step": "text",
    "word": "text",
    "waiting_days": "int",
    "decided_on": "date",
    "act": "text",
    "effective_on": "date",
    "settled_on": "date",
    "balance": "int",
    "note": "text",
}
"""``step``: requested, refused, accepted, settled; ``reason`` is a key of ``leave_reasons``.
``waiting_days`` count since the request while it is not decided, and since the last day as a member
while it is not settled. ``balance`` is what was settled, or what is owed on the day, in minor units."""

STEPS = {
    "requested": "▲ Por decidir",
    "refused": "– No se aceptó",
    "accepted": "▲ Por liquidar",
    "settled": "● Liquidado",
}


def withdrawal_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """Every request made by the day, newest first, as it stood then (columns ``WITHDRAWAL_LINES``)."""
    rows = inputs.withdrawals[inputs.withdrawals["requested_on"] <= pd.Timestamp(day)]
    rows = rows.sort_values(["requested_on", "id"], ascending=False)
    names = municipality_names(inputs)
    accounts = members_summary(inputs, day)
    balances = dict(zip(accounts["municipality_id"], accounts["balance"], strict=True))
    return build(
        (
            row
            | {"municipality": names[row["municipality_id"]], "note": row["settlement_note"]}
            | _standing(row, int(balances.get(row["municipality_id"], 0)), day)
            for row in rows.to_dict("records")
        ),
        WITHDRAWAL_LINES,
    )


def _standing(row: dict[str, Any], balance: int, day: date) -> dict[str, Any]:
    step = _step(row, pd.Timestamp(day))
    waits = {"requested": row["requested_on"], "accepted": row["effective_on"]}
    since = waits.get(step)
    return {
        "step": step,
        "word": STEPS[step],
        "waiting_days": None if since is None else (pd.Timestamp(day) - since).days,
        "balance": row["settlement"] if step == "settled" else balance,
    }


def _step(row: dict[str, Any], at: pd.Timestamp) -> str:
    if pd.isna(row["decided_on"]) or row["decided_on"] > at:
        return "requested"
    if not row["accepted"]:
        return "refused"
    return "settled" if pd.notna(row["settled_on"]) and row["settled_on"] <= at else "accepted"
