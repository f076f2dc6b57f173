"""Who owes, how much and since when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.board.accounts import members_summary
from evalua.board.wording import plural
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

OWING: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "pending": "int",
    "overdue": "int",
    "since": "date",
    "days": "int",
    "last_paid_on": "date",
    "word": "text",
}
"""Minor units. ``since`` is the original due date of the oldest overdue charge and ``days`` the days
from it; both are missing where nothing is overdue yet."""


_RECENT = "▲ Hasta 30 días"


def owing(inputs: Inputs, day: date) -> pd.DataFrame:
    """Whoever has something to pay on a day, by name (columns ``OWING``)."""
    accounts = members_summary(inputs, day)
    return build(
        (_line(row, day) for row in accounts[accounts["pending"] > 0].to_dict("records")), OWING
    )


def owing_sentence(lines: pd.DataFrame, facts: Facts) -> str:
    """How many owe what is overdue, how much in all and the oldest; expects ``OWING``."""
    late = lines[lines["overdue"] > 0]
    if late.empty:
        return "Nadie tiene saldo vencido."
    oldest = int(late["days"].max())
    verb = "debe" if len(late) == 1 else "deben"
    return (
        f"{plural(len(late), 'municipio', 'municipios')} {verb} "
        f"{facts.money(int(late['overdue'].sum()))} ya vencidos; lo más antiguo, desde hace "
        f"{plural(oldest, 'día', 'días')}."
    )


def _line(row: dict[str, Any], day: date) -> dict[str, Any]:
    days = row["oldest_overdue_days"]
    late = pd.notna(days)
    return row | {
        "since": day - timedelta(days=int(days)) if late else None,
        "days": int(days) if late else None,
        # Up to thirty days late still counts as up to date, but not in a list of what is owed.
        "word": _RECENT if late and row["standing"] == "up_to_date" else row["word"],
    }
