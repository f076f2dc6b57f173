"""Where a month is in its life, in words and with its own dates.

*A tiempo* speaks of the sending: the first one came by the due day, and nothing changes that later.
*Cerrado* speaks of the month: it was approved, or its closing day went by. Closing refuses nothing; it
says whose turn it is, and what is written from then on is listed apart for the board.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.wording import plural
from evalua.domain.month import Month, long_date
from evalua.registers.association.facts import Facts
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.frames import Columns, build

ON_TIME = "a tiempo"
_EVENTS = {
    "submitted": "Enviado a la junta",
    "returned": "Devuelto a la dirección",
    "approved": "Aprobado",
    "reopened": "Reabierto",
}
TIMELINE: Columns = {"at": "text", "kind": "text", "what": "text", "who": "text", "note": "text"}
"""What happened to a month, oldest first; ``at`` is an instant on the clock of the place."""


def is_closed(facts: Facts, month: Month, state: str, today: date) -> bool:
    """Whether a month was approved or its closing day went by."""
    return state == "approved" or today > facts.closing_date(month)


def punctuality(facts: Facts, month: Month, first_submitted_on: date) -> str:
    """«a tiempo», «3 días después del plazo», with «y del cierre» where that had gone by too."""
    late = (first_submitted_on - facts.submission_deadline(month)).days
    if late <= 0:
        return ON_TIME
    closed = " y después del cierre" if first_submitted_on > facts.closing_date(month) else ""
    return f"{plural(late, 'día', 'días')} después del plazo{closed}"


def standing(facts: Facts, month: Month, row: ReportMonth | None, today: date) -> str:
    """Whose turn it is and until when, in one or two sentences with the dates of that month."""
    due, closes = facts.submission_deadline(month), facts.closing_date(month)
    board = facts.the_board
    if row is not None and row.first_submitted_on is not None:
        sent = (
            f"Se envió por primera vez el {long_date(row.first_submitted_on)}, "
            f"{punctuality(facts, month, row.first_submitted_on)}."
        )
        return f"{sent} {_after_sending(row.state, closes, board, today)}".strip()
    if today <= due:
        return (
            f"Se envía a más tardar el {long_date(due)} y se cierra el {long_date(closes)}: para "
            f"entonces {board} debe haberlo aprobado."
        )
    if today <= closes:
        return (
            f"Debía enviarse el {long_date(due)}: ya no llega a tiempo. Se cierra el "
            f"{long_date(closes)}; hasta ese día {board} puede aprobarlo dentro del calendario."
        )
    return (
        f"Debía enviarse el {long_date(due)} y se cerró el {long_date(closes)} sin enviarse. Todavía "
        "puede enviarse y aprobarse; quedará anotado que fue después del cierre."
    )


def _after_sending(state: str, closes: date, board: str, today: date) -> str:
    if state == "approved":
        return ""
    if today <= closes:
        return f"Se cierra el {long_date(closes)}: para entonces {board} debe haberlo aprobado."
    whose = board if state == "submitted" else "la dirección"
    return f"Se cerró el {long_date(closes)} sin aprobarse: está pendiente de {whose}."


def timeline(events: pd.DataFrame, facts: Facts, month: Month) -> pd.DataFrame:
    """The events of a month in words (columns ``TIMELINE``); the first sending says how it came.

    ``events`` are those of the association (``periods.queries.month_events``).
    """
    rows, sent = [], False
    for row in _of(events, month):
        at, what = facts.local(row["happened_at"]), _EVENTS.get(row["kind"], row["kind"])
        if row["kind"] == "submitted":
            told = (
                "otra vez" if sent else f"por primera vez, {punctuality(facts, month, at.date())}"
            )
            what, sent = f"{what} {told}", True
        rows.append({**row, "at": at, "what": what})
    return build(rows, TIMELINE)


def last_event(events: pd.DataFrame, month: Month) -> dict[str, Any]:
    """The last thing that happened to a month: kind, happened_at, who and note; {} where nothing did."""
    rows = _of(events, month)
    return rows[-1] if rows else {}


def _of(events: pd.DataFrame, month: Month) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = events[events["month"] == str(month)].to_dict("records")
    return sorted(found, key=lambda row: str(row["happened_at"]))
