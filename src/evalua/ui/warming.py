"""Doing before the first visitor what the first visitor would wait for."""

from __future__ import annotations

import gc
import importlib
import time
from contextlib import suppress

from evalua.domain.problems import Problem
from evalua.ui import cache, context, navigation

OTHER_SCREENS = ("scorecard", "contributions", "close_month", "welcome")
_QUIET_AFTER = 15.0


def warm() -> None:
    """Read what Inicio shows, import the other screens, then freeze all that.

    Streamlit collects garbage after every run; with these objects out of the collector's rounds
    that costs almost nothing, which doubles how many people one process serves. The freezing waits
    until the first visitor has been served. A database that cannot be opened is left for the first
    page to say.
    """
    with suppress(Problem):
        here = navigation.first_visit(context.database())
        if here is not None:
            cache.evaluation(here)
    for name in OTHER_SCREENS:
        importlib.import_module(f"evalua.ui.{name}")
    time.sleep(_QUIET_AFTER)
    gc.collect()
    gc.freeze()
