"""Payment agreements in words: how each one stands on a day, and its instalments."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.domain.month import Month, long_date
from evalua.measures.agreements import AGREEMENTS, GRACE_DAYS, agreements, instalments
from evalua.measures.inputs import Cut, Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

LINES: Columns = {**AGREEMENTS, "municipality": "text", "word": "text", "sentence": "text"}
STEPS: Columns = {
    "number": "int",
    "due_on": "date",
    "amount": "int",
    "covered": "int",
    "left": "int",
    "word": "text",
}
WORDS = {
    "in_force": "◇ Vigente",
    "fulfilled": "● Cumplido",
    "defaulted": "◆ Incumplido",
    "cancelled": "– Anulado",
}
STEP_WORDS = {"paid": "● Pagada", "late": "◆ Atrasada", "pending": "○ Por vencer"}


def agreement_lines(inputs: Inputs, day: date, facts: Facts) -> pd.DataFrame:
    """Every agreement signed by a day, the newest first, with its word and sentence (``LINES``)."""
    names = municipality_names(inputs)
    rows = agreements(inputs, _cut(day)).to_dict("records")[::-1]
    return build((_line(row, names, facts) for row in rows), LINES)


def instalment_lines(inputs: Inputs, agreement_id: int, day: date) -> pd.DataFrame:
    """The instalments of an agreement as they stand on a day (columns ``STEPS``)."""
    steps = instalments(inputs, _cut(day))
    mine = steps[steps["agreement_id"] == agreement_id]
    rows = (row | {"word": STEP_WORDS[row["state"]]} for row in mine.to_dict("records"))
    return build(rows, STEPS)


def _cut(day: date) -> Cut:
    return Cut(Month.of(day), day)


def _line(row: dict[str, Any], names: dict[int, str], facts: Facts) -> dict[str, Any]:
    return row | {
        "municipality": names[row["municipality_id"]],
        "word": WORDS[row["state"]],
        "sentence": _sentence(row, facts),
    }


def _sentence(row: dict[str, Any], facts: Facts) -> str:
    paid = f"Ha pagado {facts.money(row['covered'])} de {facts.money(row['debt'])}."
    if row["state"] == "cancelled":
        why = row["cancelled_reason"]
        return f"Se anuló el {long_date(row['cancelled_on'].date())}: {why}. {paid}"
    if row["state"] == "fulfilled":
        return f"Se pagó completo: {facts.money(row['debt'])}."
    due, left = long_date(row["next_due_on"].date()), facts.money(row["next_left"])
    if row["days_late"]:
        late = f"Faltan {left} de la cuota del {due}, con {row['days_late']} días de atraso"
        limit = f" (el límite son {GRACE_DAYS})" if row["state"] == "defaulted" else ""
        return f"{paid} {late}{limit}."
    return f"{paid} La próxima cuota, de {left}, vence el {due}."
