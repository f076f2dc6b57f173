"""What the server does once, before the first visitor."""

from __future__ import annotations

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from evalua.web.logs import configure

WARMED = ("pandas", "plotly.graph_objects", "evalua.ui.catalogue")


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import what every page needs and take it out of the collector's rounds.

    Streamlit collects garbage after every run; with these objects frozen that costs almost
    nothing, which doubles how many people one process serves.
    """
    configure()
    for name in WARMED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    yield
