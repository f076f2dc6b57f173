"""The server's layers on a database of each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from evalua.accounts.signing_in import create_first
from evalua.storage.database import Database
from evalua.web import doors
from evalua.web.cookies import SESSION
from visitors import Visitor, enter
from web.asking_support import Client, Inside, server_around

PASSWORD = "tres vacas verdes"


@pytest.fixture
def installation(db: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A new installation: the server's database is the test's."""
    monkeypatch.setenv("EVALUA_DATABASE_URL", db.url)
    for name in ("EVALUA_HOSTS", "EVALUA_TRUST_PROXY", "EVALUA_SECRET"):
        monkeypatch.delenv(name, raising=False)
    yield db
    doors.close()


@pytest.fixture
def office(installation: Database) -> Database:
    """An installation with one account: ``rosa``, whose password is ``PASSWORD``."""
    create_first(
        installation,
        name="Rosa Díaz",
        login="rosa",
        password=PASSWORD,
        now=datetime.now(UTC),
    )
    return installation


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def new_client(inside: Inside) -> Callable[..., Client]:
    """Browsers of one server: ``new_client(visitor)`` is signed in."""
    app = server_around(inside)

    def make(visitor: Visitor | None = None, **more: Any) -> Client:
        cookies = {SESSION: visitor.token} if visitor else {}
        return Client(app, cookies, **more)

    return make


@pytest.fixture
def stranger(office: Database, new_client: Callable[..., Client]) -> Client:
    return new_client()


@pytest.fixture
def visitor(office: Database) -> Visitor:
    """Somebody else who signed in a moment ago."""
    return enter(office, datetime.now(UTC), name="Marcela")
