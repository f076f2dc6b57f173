"""What was agreed in meetings and how it stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

COMMITMENT_LINES: Columns = {
    "id": "id",
    "uid": "text",
    "body": "text",
    "held_on": "date",
    "act": "text",
    "text": "text",
    "responsible": "text",
    "is_external": "bool",
    "municipality_id": "id",
    "municipality": "text",
    "area": "text",
    "due_on": "date",
    "original_due_on": "date",
    "postponements": "int",
    "done_on": "date",
    "evidence": "text",
    "cancelled_on": "date",
    "cancelled_act": "text",
    "overdue_days": "int",
    "original_overdue_days": "int",
    "state": "text",
    "word": "text",
}
"""``body`` is a key of the catalogue's list. ``state``: overdue, open, late (done after the original
date), done, cancelled. Overdue days count to the day, or to the day it was done; 0 in time."""

STATE_WORDS = {
    "overdue": "◆ Vencido",
    "open": "– Pendiente",
    "late": "◐ Cumplido tarde",
    "done": "● Cumplido",
    "cancelled": "× Cancelado por acta",
}


def commitment_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """Commitments of the meetings held by the day, open ones first (columns ``COMMITMENT_LINES``).

    Within each state, by due date. What was done or cancelled after the day is still open.
    """
    held = inputs.meetings[inputs.meetings["held_on"] <= pd.Timestamp(day)]
    meetings = {row["id"]: row for row in held.to_dict("records")}
    names = municipality_names(inputs)
    rows = inputs.commitments[inputs.commitments["meeting_id"].isin(list(meetings))]
    lines = [
        _line(row, meetings[row["meeting_id"]], day)
        | {"municipality": name_of(names, row["municipality_id"])}
        for row in rows.to_dict("records")
    ]
    order = list(STATE_WORDS)
    lines.sort(key=lambda line: (order.index(line["state"]), line["due_on"], line["id"]))
    return build(lines, COMMITMENT_LINES)


def _line(row: dict[str, Any], meeting: dict[str, Any], day: date) -> dict[str, Any]:
    at = pd.Timestamp(day)
    done = _by(row["done_on"], at)
    cancelled = _by(row["cancelled_on"], at)
    ended = done or cancelled or at
    state = _state(row, done, cancelled, at)
    return row | {
        "body": meeting["body"],
        "held_on": meeting["held_on"],
        "act": meeting["act"],
        "done_on": done,
        "cancelled_on": cancelled,
        "overdue_days": max(0, (ended - row["due_on"]).days),
        "original_overdue_days": max(0, (ended - row["original_due_on"]).days),
        "state": state,
        "word": STATE_WORDS[state],
    }


def _by(when: Any, at: pd.Timestamp) -> pd.Timestamp | None:
    """A date that had come by the day, or None."""
    return None if pd.isna(when) or when > at else when


def _state(
    row: dict[str, Any],
    done: pd.Timestamp | None,
    cancelled: pd.Timestamp | None,
    at: pd.Timestamp,
) -> str:
    if cancelled is not None:
        return "cancelled"
    if done is not None:
        return "done" if done <= row["original_due_on"] else "late"
    return "overdue" if row["due_on"] < at else "open"
