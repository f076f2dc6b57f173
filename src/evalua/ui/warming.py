"""Doing before the first visitor what the first visitor would wait for."""

from __future__ import annotations

import importlib
from contextlib import suppress

from evalua.domain.problems import Problem
from evalua.ui import cache, context, visit

OTHER_SCREENS = ("scorecard", "contributions.screen", "close_month.screen", "welcome")


def warm() -> None:
    """Read what Inicio shows.

    A database that cannot be opened is left for the first page to say.
    """
    with suppress(Problem):
        here = visit.first_visit(context.database())
        if here is not None:
            cache.evaluation(here)
            cache.attention(here)


def import_other_screens() -> None:
    """Import what the first visitor may open after Inicio."""
    for name in OTHER_SCREENS:
        importlib.import_module(f"evalua.ui.{name}")
