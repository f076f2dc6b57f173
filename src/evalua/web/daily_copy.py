"""The copy of each day, made by the server while it runs and never while the first page is drawn."""

from __future__ import annotations

import logging
import threading
import time
from datetime import datetime

from evalua.domain.problems import Problem
from evalua.storage import copies, schedule
from evalua.storage.database import default_url, file_of

_AFTER_STARTING = 20.0
_EVERY = 600.0
"""Seconds between looks: what a full disk refused is tried again as soon as there is room."""
_log = logging.getLogger("evalua")


def watch() -> None:
    """Start the thread that looks, until the server ends, whether today's copy is there."""
    threading.Thread(target=_watch, name="daily copy", daemon=True).start()


def _watch() -> None:
    pause = _AFTER_STARTING
    while True:
        time.sleep(pause)
        keep(datetime.now().astimezone())
        pause = _EVERY


def keep(now: datetime) -> None:
    """Make today's copy where it is missing; a refusal goes to the log and to Respaldo."""
    file = file_of(default_url())
    if file is None or not file.exists():
        return
    try:
        made = schedule.keep_daily(file, copies.folder_of(file), now)
    except Problem as problem:
        _log.warning("the daily copy was not made: %s", problem)
        return
    if made is not None:
        _log.info("daily copy kept and verified: %s", made.file.name)
