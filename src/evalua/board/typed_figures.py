"""The figures that people typed, as lines: whose, of which period, and until when they hold."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.figures import part_text, value_text
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.measures.observing import ratio
from evalua.measures.transitions import known_terms
from evalua.registers.association.facts import Facts
from evalua.registers.typed.periods import period_name, valid_until
from evalua.storage.frames import Columns, build

TYPED_LINES: Columns = {
    "id": "id",
    "code": "text",
    "name": "text",
    "period": "text",
    "value": "text",
    "parts": "text",
    "source": "text",
    "evidence": "text",
    "until": "date",
    "late": "bool",
}
"""Newest period first. ``until`` is the last day a figure holds, missing where nobody knows when the
next one is due; ``late``: that day has passed."""


def typed_lines(inputs: Inputs, facts: Facts, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every typed figure whose period was over on a day (columns ``TYPED_LINES``)."""
    rows = inputs.typed_figures
    rows = rows[rows["period_end"] <= pd.Timestamp(day)]
    rows = rows.sort_values(["period_end", "id"], ascending=False)
    terms, grace = known_terms(inputs), catalog.scoring.overdue_grace_days
    lines = []
    for row in rows.to_dict("records"):
        card, ended = catalog.indicator(row["indicator"]), row["period_end"].date()
        until = valid_until(card.frequency, ended, grace, terms)
        both = [part_text(row[name], card, facts) for name in ("numerator", "denominator")]
        lines.append(
            {
                "id": row["id"],
                "code": card.code,
                "name": card.name,
                "period": period_name(card.frequency, ended),
                "value": value_text(
                    ratio(row["numerator"], row["denominator"], card.kind), card, facts
                ),
                "parts": " de ".join(part for part in both if part) if card.divides else "",
                "source": row["source"],
                "evidence": row["evidence"],
                "until": until,
                "late": until is not None and day > until,
            }
        )
    return build(lines, TYPED_LINES)
