"""From the rows to the index: how the score of an indicator came to be, each link open to look."""

from __future__ import annotations

from evalua.board.chain import chain_of
from evalua.catalog import Indicator
from evalua.ui import cache, chains, layout
from evalua.ui.context import Here
from evalua.ui.indicator import seen


def chain(here: Here, shown: Indicator) -> None:
    """The links of the indicator's chain."""
    layout.section("De dónde sale este número", "Cada paso abre el lugar de donde viene.")
    chains.draw(here, chain_of(seen.evaluation(here, shown), cache.catalog(here), shown.code))
