"""What the server does once, before the first visitor."""

from __future__ import annotations

import gc
import importlib
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from evalua.web.logs import configure

_FIRST_PAGE = 3.0
"""Seconds that the first page may take to be drawn."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Start the log, and warm up in a thread while the browser is still loading the page's files."""
    configure()
    threading.Thread(target=_warm, name="warming", daemon=True).start()
    yield


def _warm() -> None:
    """Import and read what the first visitor would wait for, out of the collector's rounds.

    Streamlit collects garbage after every run; with what never goes away frozen that costs almost
    nothing, which doubles how many people one process serves.
    """
    gc.disable()
    # By name: importing the screens takes a second, and the server should already be answering.
    try:
        warming = importlib.import_module("evalua.ui.warming")
        warming.warm()
        # Not while the first page is being drawn: one interpreter runs one thing at a time.
        time.sleep(_FIRST_PAGE)
        warming.import_other_screens()
    finally:
        gc.freeze()
        gc.enable()
