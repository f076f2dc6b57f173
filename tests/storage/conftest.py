"""The same storage tests on SQLite and, where its programs are installed, on a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from conftest import NOW
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.opening import open_database
from storage.postgres import GIVEN, Server, programs, running

# Continuous integration must not pass without a server; without one elsewhere SQLite is all there is.
PROMISED = os.environ.get("CI") == "true" or GIVEN in os.environ
ENGINES = ["sqlite"]
if PROMISED or (programs() and find_spec("psycopg")):
    ENGINES.append("postgresql")
_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of this test run, with a migrated database to copy from."""
    with running() as started:
        open_database(started.create("migrated"), METADATA, NOW).dispose()
        yield started


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that has nothing yet, on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'evalua.db'}"
    created: Server = request.getfixturevalue("server")
    return created.create(f"empty_{next(_NUMBERS)}")


@pytest.fixture(params=ENGINES)
def db(request: pytest.FixtureRequest, empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of its own for each test, on each engine."""
    if request.param == "sqlite":
        file = tmp_path / "evalua.db"
        shutil.copyfile(empty_file, file)
        address = f"sqlite:///{file}"
    else:
        created: Server = request.getfixturevalue("server")
        address = created.create(f"copy_{next(_NUMBERS)}", template="migrated")
    database = Database(address)
    yield database
    database.dispose()


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """A migrated SQLite file of its own."""
    found = tmp_path / "evalua.db"
    shutil.copyfile(empty_file, found)
    return found


@pytest.fixture
def evidence(file: Path) -> Callable[[bytes], Path]:
    """Puts an evidence file beside the database, named by its hash: ``evidence(b"...")``."""

    def put(content: bytes) -> Path:
        name = sha256(content).hexdigest()
        kept = file.parent / "evidence" / name[:2] / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
        return kept

    return put


def query(url: str, sql: str) -> list[tuple[object, ...]]:
    """What a statement returns, outside the program."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(sql))]
    engine.dispose()
    return rows
