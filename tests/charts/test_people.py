"""Women and men: a bar of the part of women, and no bar where nobody is recorded."""

from __future__ import annotations

from charts.frames import people
from evalua.charts.people import describe_people, shares_people
from evalua.domain.numbers import COMMA


def test_the_bar_is_the_part_of_women_and_the_tick_is_the_half() -> None:
    figure = shares_people(people(), fmt=COMMA)
    bars = next(trace for trace in figure.data if trace.name == "Valor")
    assert list(bars.x) == [60.0, None]


def test_a_register_without_people_says_so() -> None:
    figure = shares_people(people(), fmt=COMMA)
    assert "nadie registrado" in [note.text for note in figure.layout.annotations]
    assert (
        describe_people(people(), fmt=COMMA) == "Parte de mujeres: Río <b>Alto</b> & Cía 60\u00a0%."
    )
