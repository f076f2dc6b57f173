"""The worked example of an indicator, in a sentence with its figures."""

from __future__ import annotations

from evalua.board.figures import part_text, value_text
from evalua.board.indicators import counts_money
from evalua.catalog import Indicator
from evalua.catalog.indicator import Example
from evalua.domain.numbers import NumberFormat
from evalua.registers.association.facts import Facts


def example_text(card: Indicator, facts: Facts) -> str:
    """«… 45 de 60 son 75 %; frente a 90 % exigible, 83,33 puntos.»; "" for an own indicator."""
    example = card.example
    if example is None:
        return ""
    points = _points(example.score, facts.number_format)
    if card.kind == "amount":
        # Its text says the amounts in the words of any currency.
        return f"{example.text} Son {points}."
    measured = _opening(_measured(card, example, facts))
    return f"{example.text} {measured}; {_against(card, example, facts)}, {points}."


def _measured(card: Indicator, example: Example, facts: Facts) -> str:
    value = value_text(example.value, card, facts)
    if not card.divides or example.denominator is None:
        return value
    if counts_money(card):
        return f"son {value}"
    numerator = part_text(example.numerator, card, facts)
    return f"{numerator} de {part_text(example.denominator, card, facts)} son {value}"


def _against(card: Indicator, example: Example, facts: Facts) -> str:
    if card.score_rule == "range":
        return f"se espera {card.target_text}"
    if example.target is None:
        return "sin meta"
    return f"frente a {value_text(example.target, card, facts)} exigible"


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


def _points(score: float, fmt: NumberFormat) -> str:
    return f"{fmt.write_short(score)} {'punto' if score == 1 else 'puntos'} de 100"
