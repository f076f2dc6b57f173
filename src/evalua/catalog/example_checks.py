"""The worked example of each indicator, recomputed from its card."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.catalog.indicator import Example, Indicator

_CLOSE = 0.005
"""Half of the last figure an example is written with."""


def example_problems(card: Indicator) -> Iterator[str]:
    """What is wrong with the example of a card: it is missing, or its arithmetic is not the card's."""
    example = card.example
    if example is None:
        yield f"{card.code}: le falta un ejemplo resuelto."
        return
    if card.divides != (example.denominator is not None):
        yield f"{card.code}: su ejemplo y su fórmula no coinciden en tener denominador."
        return
    if example.denominator == 0:
        yield f"{card.code}: su ejemplo divide entre cero."
        return
    value = value_of(card, example)
    if abs(value - example.value) > _CLOSE:
        yield f"{card.code}: su ejemplo dice {example.value:g} y la fórmula da {value:g}."
    score = score_of(card, example)
    if score is None:
        yield f"{card.code}: su ejemplo no tiene una meta con la que puntuar."
    elif abs(score - example.score) > _CLOSE:
        yield f"{card.code}: su ejemplo dice {example.score:g} puntos y la regla da {score:g}."


def value_of(card: Indicator, example: Example) -> float:
    """The value that the formula gives: a division, times 100 where it is a percentage."""
    if not card.divides or not example.denominator:
        return example.numerator
    times = 100 if card.kind == "percentage" else 1
    return example.numerator / example.denominator * times


def score_of(card: Indicator, example: Example) -> float | None:
    """The points of 100 that the score rule gives; None where the example lacks what it needs.

    It is written apart from the arithmetic of scores on purpose: two ways that agree.
    """
    value = value_of(card, example)
    if card.score_rule == "range":
        if card.target_min is None or card.target_max is None or not card.range_width:
            return None
        outside = max(card.target_min - value, value - card.target_max, 0.0)
        return max(0.0, 100.0 - 100.0 * outside / card.range_width)
    target = example.target
    if target is None:
        return None
    if card.score_rule == "milestone":
        return 100.0 if value >= target else 0.0
    zero = example.zero
    if zero is None:
        zero = (card.zero_at or 0.0) if card.score_rule == "threshold" else 0.0
    if target == zero:
        return None
    return min(100.0, max(0.0, 100.0 * (value - zero) / (target - zero)))
