"""Opening the database, and the two ways to use it: reading, and one use case at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, col, func, select

from evalua import ROOT
from evalua.domain.actor import Actor
from evalua.domain.problems import refuse
from evalua.storage.base import new_uid
from evalua.storage.refusals import cause
from evalua.storage.tables import Revision
from evalua.storage.work import Work

# PostgreSQL lets writers run side by side and they would lose each other's counts; SQLite does not.
_ONE_WRITER = 0x4576616C
DEFAULT_FILE = ROOT / "data" / "evalua.db"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=15000",
    "PRAGMA temp_store=MEMORY",
)


def default_url() -> str:
    """``EVALUA_DATABASE_URL``, or the SQLite file in ``data/``."""
    return os.environ.get("EVALUA_DATABASE_URL") or f"sqlite:///{DEFAULT_FILE}"


def file_of(url: str) -> Path | None:
    """The SQLite file of a URL, or None where the database is a server or only in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


class Database:
    """One engine. ``session()`` reads; ``work()`` is a use case in one transaction."""

    def __init__(self, url: str | None = None) -> None:
        self.url = url or default_url()
        # Tells this opening from any other, so that nothing read before a restore is shown after it.
        self.opening = new_uid()
        self.engine = _engine(self.url)

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None where the database is a server."""
        return file_of(self.url)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that only reads: it takes no write lock and is rolled back at the end."""
        with self.engine.connect() as connection:
            reading = connection.execution_options(read_only=True)
            with Session(reading) as session:
                yield session

    @contextmanager
    def work(
        self, *, actor: Actor, now: datetime, today: date, association_id: int = 0
    ) -> Iterator[Work]:
        """One use case: commits everything it did, or nothing.

        Raises Problem V57 where the person has no role in that association.
        """
        if actor.association_id not in (None, association_id):
            raise refuse(
                "", "V57", "Usted no tiene un papel en esta asociación. No se cambió nada."
            )
        with self.writing() as session:
            work = Work(session, association_id, actor, now, today)
            yield work
            if work.changed:
                work.bump()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction, one writer at a time: it commits at the end, or nothing.

        Raises Problem V55 when the disk or the server fails; nothing is saved then.
        """
        try:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                if self.engine.dialect.name == "postgresql":
                    session.execute(select(func.pg_advisory_xact_lock(_ONE_WRITER)))
                yield session
        except OperationalError as error:
            why = cause(error)
            if not why:
                raise
            raise refuse("", "V55", f"No se pudo guardar: {why}. No se cambió nada.") from error

    def revision(self, association_id: int) -> tuple[int, int]:
        """The association's revision and the one of what belongs to none: the key of every cache."""
        with self.session() as session:
            numbers = {
                row.association_id: row.number
                for row in session.exec(
                    select(Revision).where(col(Revision.association_id).in_((0, association_id)))
                )
            }
        return numbers.get(association_id, 0), numbers.get(0, 0)

    def count(self, table: type) -> int:
        """How many rows a table holds, deleted ones included."""
        with self.session() as session:
            return int(session.exec(select(func.count()).select_from(table)).one())

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url, pool_size=20, max_overflow=20, pool_pre_ping=True, hide_parameters=True
        )
    file = make_url(url).database
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        pool_size=20,
        max_overflow=20,
        connect_args={"check_same_thread": False},
        # What was being written never reaches a log through an error.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: object, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A writer that starts DEFERRED and upgrades later fails at once when another one is writing.
    reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN DEFERRED" if reading else "BEGIN IMMEDIATE")
