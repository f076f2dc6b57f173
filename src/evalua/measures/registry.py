"""Which indicators this version computes, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalua.measures import contributions
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured

Measure = Callable[[Inputs, Cut], Measured]

MEASURES: Mapping[str, Measure] = {
    "A02-Q04-01": contributions.collection_rate,
    "A02-Q04-02": contributions.members_up_to_date,
}
