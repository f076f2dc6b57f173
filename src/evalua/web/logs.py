"""Where failures are written: a small file beside the database, and the terminal."""

from __future__ import annotations

import logging
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from evalua import ROOT
from evalua.storage import private
from evalua.storage.database import default_url, file_of

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
NAME = "evalua.log"
HIDDEN = "…"

_LINK = re.compile(r"(/clave/|/oidc/[^/?]+/vuelta)[^ ]*")

_SECRETS = (
    # The password in the address of a database, the token in that of a link.
    re.compile(r"(://[^\s:/@]+:)[^\s@]+(?=@)"),
    re.compile(r"(/clave/)[\w-]+"),
    # What is named as a secret, as a header, a field, a variable or a cookie.
    re.compile(
        r"((?:evalua_sesion|evalua_formulario|x-evalua-seal|password\w*|contrase\w*|token\w*|secret\w*"
        r"|seal)['\"]?\s*[=:]\s*b?['\"]?)[^\s'\",;&)}\]]+",
        re.IGNORECASE,
    ),
    re.compile(r"(\$argon2)\S+"),
)


class Discreet(logging.Formatter):
    """Leaves out what opens a door. Nothing should bring it here; errors of libraries may."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in _SECRETS:
            text = secret.sub(rf"\g<1>{HIDDEN}", text)
        return text


class Private(RotatingFileHandler):
    """The file is for whoever runs Evalúa alone; so is each one that follows it."""

    def _open(self) -> TextIOWrapper:
        private.file(Path(self.baseFilename))
        return super()._open()


def configure() -> None:
    """Send our own log to ``evalua.log`` (1 MB, three kept) and to the terminal, once per process."""
    log = logging.getLogger("evalua")
    if log.handlers:
        return
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        handlers.append(Private(_folder() / NAME, maxBytes=1_000_000, backupCount=3))
    except OSError as error:
        log.warning("no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(Discreet(FORMAT))
        log.addHandler(handler)
    log.propagate = False
    # Streamlit's own server keeps no access log; another one would write the address of each request.
    logging.getLogger("uvicorn.access").addFilter(_without_links)


def _without_links(record: logging.LogRecord) -> bool:
    """Take out of a line about a request the part of its address that opens an account."""
    if isinstance(record.args, tuple):
        record.args = tuple(
            _LINK.sub(rf"\g<1>{HIDDEN}", part) if isinstance(part, str) else part
            for part in record.args
        )
    return True


def _folder() -> Path:
    """The folder of the SQLite file; ``data/`` where the database is a server."""
    file = file_of(default_url())
    return ROOT / "data" if file is None else file.parent
