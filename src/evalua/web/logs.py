"""Where failures are written: a small file beside the database, and the terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from evalua import ROOT
from evalua.storage.database import default_url, file_of

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
NAME = "evalua.log"


def configure() -> None:
    """Send our own log to ``evalua.log`` (1 MB, three kept) and to the terminal, once per process."""
    log = logging.getLogger("evalua")
    if log.handlers:
        return
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        handlers.append(RotatingFileHandler(_folder() / NAME, maxBytes=1_000_000, backupCount=3))
    except OSError as error:
        log.warning("no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(logging.Formatter(FORMAT))
        log.addHandler(handler)
    log.propagate = False


def _folder() -> Path:
    """The folder of the SQLite file; ``data/`` where the database is a server."""
    file = file_of(default_url())
    return ROOT / "data" if file is None else file.parent
