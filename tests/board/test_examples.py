"""The worked example of an indicator, told in a sentence."""

from __future__ import annotations

import pytest

from conftest import Office
from evalua import catalog
from evalua.board.examples import example_text

CATALOG = catalog.load()


def test_an_example_says_its_figures_its_target_and_its_points(clara: Office) -> None:
    said = example_text(CATALOG.indicator("A02-Q06-02"), clara.facts)
    assert said.endswith("3 de 5 son 60,0 %; frente a 80,0 % exigible, 75 puntos de 100.")


def test_a_count_says_its_value_and_a_range_its_limits(clara: Office) -> None:
    count = example_text(CATALOG.indicator("A06-Q15-03"), clara.facts)
    assert count.endswith("3 piezas; frente a 4 piezas exigible, 75 puntos de 100.")
    assert "se espera entre 45 y 60 %" in example_text(CATALOG.indicator("A09-Q22-03"), clara.facts)


@pytest.mark.parametrize("card", CATALOG.indicators, ids=lambda card: str(card.code))
def test_every_indicator_has_an_example_that_can_be_told(
    clara: Office, card: catalog.Indicator
) -> None:
    said = example_text(card, clara.facts)
    assert card.example is not None
    assert said.startswith(card.example.text)
    assert " nan" not in said
