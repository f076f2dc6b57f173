"""Doing before the first visitor what the first visitor would wait for."""

from __future__ import annotations

import gc
import importlib

from evalua.domain.problems import Problem
from evalua.ui import cache, context, navigation

FIRST_SCREENS = ("home", "scorecard", "contributions", "close_month", "welcome")


def warm() -> None:
    """Open the database, read what Inicio shows, import the first screens, and freeze all that.

    Streamlit collects garbage after every run; with these objects out of the collector's rounds
    that costs almost nothing, which doubles how many people one process serves. A database that
    cannot be opened is left for the first page to say.
    """
    for name in FIRST_SCREENS:
        importlib.import_module(f"evalua.ui.{name}")
    try:
        here = navigation.first_visit(context.database())
        if here is not None:
            cache.evaluation(here)
    except Problem:
        return
    finally:
        gc.collect()
        gc.freeze()
