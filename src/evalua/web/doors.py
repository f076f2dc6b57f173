"""What the server asks of the accounts, on its own opening of the database.

Imported when the first visitor asks, because the tables take a second to load and the server should
already be answering. Every function may take a while: call them from a thread (``aside``).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from evalua.accounts import sessions
from evalua.accounts.seal import Sealer, secret_of
from evalua.accounts.sessions import SignedIn
from evalua.schema import METADATA
from evalua.storage.database import Database, default_url
from evalua.storage.opening import open_database


@dataclass
class _Opening:
    """One opening, and the file it was of: restoring a damaged database puts another in its place."""

    database: Database
    file: tuple[int, int]


_OPEN: dict[str, _Opening] = {}
_LOCK = threading.Lock()


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def database() -> Database:
    """The database of this server. Raises Problem when it cannot be used."""
    url = default_url()
    with _LOCK:
        known = _OPEN.get(url)
        if known is not None and known.file == _file(known.database):
            return known.database
        if known is not None:
            known.database.dispose()
        opened = open_database(url, METADATA, now())
        _OPEN[url] = _Opening(opened, _file(opened))
        return opened


def close() -> None:
    """Close every opening; the next question opens again."""
    with _LOCK:
        while _OPEN:
            _OPEN.popitem()[1].database.dispose()


def visitor(token: str) -> SignedIn | None:
    """Who holds that token, and a note that they are here."""
    return sessions.find(database(), token, now()) if token else None


def seal(session_uid: str) -> str:
    """What tells the screens which session asks."""
    return _sealer(default_url()).seal(session_uid)


def still_open(session_uids: Iterable[str]) -> set[str]:
    """Which of these sessions are not over; looking does not count as a visit."""
    return sessions.open_among(database(), session_uids, now())


@cache
def _sealer(url: str) -> Sealer:
    return Sealer(secret_of(url))


def _file(opened: Database) -> tuple[int, int]:
    file = opened.file
    if file is None:
        return (0, 0)
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
