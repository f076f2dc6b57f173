"""The month as the page of an indicator sees it: that indicator measured, adopted or not."""

from __future__ import annotations

from evalua.catalog import Indicator
from evalua.months.evaluation import Evaluation
from evalua.ui import cache
from evalua.ui.context import Here


def evaluation(here: Here, shown: Indicator) -> Evaluation:
    """The evaluation of the month; what the board does not measure is worked out for this page.

    An approved month keeps what was approved: nothing is added to it.
    """
    found = cache.evaluation(here)
    rows = found.scores.indicators
    measured = rows["adopted"] & (rows["indicator"] == shown.code)
    if found.frozen or shown.core or measured.any():
        return found
    return cache.evaluation(here, also=shown.code)
