"""An indicator's figures in words: its value, its target, what its rows add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from evalua.board.indicators import counts_money
from evalua.board.wording import unit_after
from evalua.catalog import Indicator
from evalua.registers.association.facts import Facts

MISSING = "—"


def value_text(value: float, card: Indicator, facts: Facts) -> str:
    """A value (or a target) with its unit, or a dash."""
    if pd.isna(value):
        return MISSING
    if card.kind == "amount":
        return facts.money(round(value))
    if card.kind == "yes_no":
        return "Sí" if value >= 1 else "No"
    if card.unit == "%":
        return f"{facts.number_format.write(value, 1)} %"
    return f"{quantity_text(value, facts)} {unit_after(value, card.unit)}"


def told_value(line: Mapping[str, Any], card: Indicator, facts: Facts) -> str:
    """The value of a line of ``indicator_lines``, saying so where somebody typed it."""
    told = value_text(line["value"], card, facts)
    return f"{told} (digitado)" if line["origin"] == "digitado" and told != MISSING else told


def part_text(value: float, card: Indicator, facts: Facts) -> str:
    """A numerator, a denominator or what one row adds to them; "" where it adds nothing."""
    if pd.isna(value):
        return ""
    return facts.money(round(value)) if counts_money(card) else quantity_text(value, facts)


def due_text(line: Mapping[str, Any], card: Indicator, facts: Facts) -> str:
    """What is due at the cut: ``85 %``, ``5 de 6 sesiones``, ``10 % o menos``, or «sin meta»."""
    if card.target_mode == "range":
        return card.target_text
    due, target = line["due_target"], line["target"]
    if pd.isna(due):
        return "sin meta"
    if card.prorated and due != target:
        return f"{_bare(due, card, facts)} de {value_text(target, card, facts)}"
    text = value_text(due, card, facts)
    return f"{text} o menos" if card.direction == "down" and due else text


def beyond_text(raw_ratio: float, facts: Facts) -> str:
    """How far beyond the target a value is, with the cap said; "" where it is not beyond.

    ``raw_ratio`` is the achievement without limits, 1 at the target.
    """
    if pd.isna(raw_ratio) or raw_ratio <= 1.0:
        return ""
    reached = facts.number_format.write(raw_ratio * 100, 1)
    return f"sin tope sería {reached}; el puntaje no pasa de 100"


def quantity_text(value: float, facts: Facts) -> str:
    """A figure with the decimals it needs, at most two."""
    return facts.number_format.write_short(value, 2)


def share_text(share: float, facts: Facts) -> str:
    """A share of 1 as a percentage (``75 %``), or a dash."""
    return MISSING if pd.isna(share) else f"{facts.number_format.write(share * 100, 0)} %"


def points_text(points: float, facts: Facts) -> str:
    """Points of 100 with one decimal, or a dash."""
    return MISSING if pd.isna(points) else facts.number_format.write(points, 1)


def _bare(value: float, card: Indicator, facts: Facts) -> str:
    return facts.money(round(value)) if card.kind == "amount" else quantity_text(value, facts)
