"""Later adjustments in words: which approved figures would be others today, and what was written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from evalua.board.comparison import distinct
from evalua.board.figures import value_text
from evalua.catalog import Catalog
from evalua.months.shadow import Shadow
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build
from evalua.storage.naming import table_name

NOBODY = "no se puede decir: cambió algo sin fecha"
_ACTIONS = {"insert": "se registró", "update": "se corrigió", "delete": "se retiró"}

FIGURE_LINES: Columns = {
    "code": "text",
    "name": "text",
    "unit": "text",
    "approved": "float",
    "today": "float",
    "approved_text": "text",
    "today_text": "text",
    "difference_text": "text",
    "who": "text",
    "when": "text",
    "why": "text",
}
"""An approved figure, what it would be today, by how much, and who, when and why where it can be told."""

WRITTEN_LINES: Columns = {
    "what": "text",
    "dated_on": "date",
    "amount": "int",
    "amount_text": "text",
    "who": "text",
    "written_on": "date",
    "when": "text",
    "why": "text",
}
"""What was written afterwards; ``when`` is on the clock of the place, ``amount`` in minor units."""


def figure_lines(found: Shadow, facts: Facts, catalog: Catalog) -> pd.DataFrame:
    """The figures that would be others (columns ``FIGURE_LINES``)."""
    return build(
        (_figure(row, facts, catalog) for row in found.figures.to_dict("records")), FIGURE_LINES
    )


def written_lines(written: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Lines of the log in words, oldest first (columns ``WRITTEN_LINES``)."""
    return build((_written(row, facts) for row in written.to_dict("records")), WRITTEN_LINES)


def _figure(row: dict[str, Any], facts: Facts, catalog: Catalog) -> dict[str, Any]:
    card = catalog.indicator(row["indicator"])
    old, new = (value_text(row[side], card, facts) for side in ("approved", "today"))
    if old == new:
        old, new = distinct(row["approved"], row["today"], facts.number_format)
    return {
        "code": card.code,
        "name": card.name,
        "unit": card.unit,
        "approved": row["approved"],
        "today": row["today"],
        "approved_text": old,
        "today_text": new,
        "difference_text": _difference(row["today"] - row["approved"], row, facts, catalog),
        **_authors(row, facts),
    }


def _difference(moved: float, row: dict[str, Any], facts: Facts, catalog: Catalog) -> str:
    """By how much: in points for percentages, in the unit for the rest; the figures where it stays."""
    card = catalog.indicator(row["indicator"])
    if pd.isna(moved):
        return "—"
    if moved == 0:
        return "mismo valor, otras cifras"
    sign = "+" if moved > 0 else "−"
    if card.unit == "%":
        return f"{sign}{facts.number_format.write(abs(moved), 1)} puntos"
    return f"{sign}{value_text(abs(moved), card, facts)}"


def _authors(row: dict[str, Any], facts: Facts) -> dict[str, str]:
    """Who, when and why; «varios (3 registros)» where they do not agree."""
    count = int(row["records"])
    if not count:
        return {"who": NOBODY, "when": "—", "why": "—"}
    several = f"varios ({count} registros)"
    return {
        "who": row["who"] or several,
        "when": _moment(row["at"], facts) if row["at"] else several,
        "why": row["reason"] or ("sin motivo escrito" if count == 1 else several),
    }


def _written(row: dict[str, Any], facts: Facts) -> dict[str, Any]:
    amount = None if pd.isna(row["amount"]) else int(row["amount"])
    return {
        "what": f"{table_name(row['table']).capitalize()}: {_ACTIONS[row['action']]}",
        "dated_on": row["dated_on"],
        "amount": amount,
        "amount_text": "" if amount is None else facts.money(amount),
        "who": row["who"],
        "written_on": facts.local(row["at"]).date(),
        "when": _moment(row["at"], facts),
        "why": row["reason"] or "sin motivo escrito",
    }


def _moment(at: datetime, facts: Facts) -> str:
    return f"{facts.local(at):%d/%m/%Y %H:%M}"
