"""An indicator's figures in words: its value, its target, what its rows add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from evalua.board.indicators import counts_money
from evalua.catalog import Indicator
from evalua.registers.association.facts import Facts
from evalua.ui.formats import MISSING, figure, money, quantity


def value_text(value: float, card: Indicator, facts: Facts) -> str:
    """A value (or a target) with its unit, or a dash."""
    if pd.isna(value):
        return MISSING
    if card.kind == "amount":
        return money(value, facts)
    if card.kind == "yes_no":
        return "Sí" if value >= 1 else "No"
    return figure(value, card.unit, facts)


def part_text(value: float, card: Indicator, facts: Facts) -> str:
    """A numerator, a denominator or what one row adds to them; "" where it adds nothing."""
    if pd.isna(value):
        return ""
    return money(value, facts) if counts_money(card) else quantity(value, facts)


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


def _bare(value: float, card: Indicator, facts: Facts) -> str:
    return money(value, facts) if card.kind == "amount" else quantity(value, facts)
