"""Which months of an electoral window have their neutrality declaration, as of a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.measures.neutrality import asked_months, unsigned_sentence
from evalua.storage.frames import Columns, build

DECLARATIONS: Columns = {
    "month": "text",
    "label": "text",
    "state": "text",
    "word": "text",
    "days": "int",
    "declared_on": "date",
    "declared_by": "text",
    "incidents": "int",
    "measures": "text",
    "act": "text",
    "version": "int",
}
"""``state``: signed, missing (the month is over), running. ``days`` since the month ended."""

WORDS = {"signed": "● Firmada", "missing": "◆ Falta", "running": "– Se firma al terminar el mes"}


def unsigned_text(months: list[Month]) -> str:
    """What is said of the months without their declaration (V31)."""
    return unsigned_sentence(months)


def declarations(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every month of an electoral window begun by the day, newest first (columns ``DECLARATIONS``).

    Only from the month in which the association began to answer.
    """
    asked = asked_months(inputs, Month.of(day), catalog)
    # A month is signed once it is over: seen from its own last day, the signature still counts.
    signed = inputs.neutrality_declarations.set_index("month").to_dict("index")
    return build((_line(m, signed.get(str(m)), day) for m in reversed(asked)), DECLARATIONS)


def unsigned(inputs: Inputs, day: date, catalog: Catalog) -> list[Month]:
    """The months that ended by the day inside an electoral window without a declaration, in order."""
    lines = declarations(inputs, day, catalog)
    return sorted(Month.parse(m) for m in lines.loc[lines["state"] == "missing", "month"])


def _line(month: Month, row: dict[str, object] | None, day: date) -> dict[str, object]:
    over = (day - month.last).days
    state = "signed" if row else "missing" if over >= 0 else "running"
    return (row or {}) | {
        "month": str(month),
        "label": month.label,
        "state": state,
        "word": WORDS[state],
        "days": over,
    }
