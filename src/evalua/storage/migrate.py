"""Bringing a database to the tables of this program, with Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData

from evalua.storage import revisions


def upgrade(connection: Connection, metadata: MetaData, to: str = "head") -> None:
    """Run the migrations up to ``to`` in one transaction: all of them, or none."""
    with one_transaction(connection):
        run(connection, metadata, to)


def run(connection: Connection, metadata: MetaData, to: str = "head") -> None:
    """Run the migrations up to ``to`` in the transaction there is (see ``one_transaction``)."""
    command.upgrade(_config(connection, metadata), to)


def downgrade(connection: Connection, metadata: MetaData, to: str) -> None:
    """Undo the migrations down to ``to`` (``base``: all of them) in one transaction."""
    with one_transaction(connection):
        command.downgrade(_config(connection, metadata), to)


def new_migration(connection: Connection, metadata: MetaData, message: str, name: str) -> None:
    """Write a migration from what the tables have and the database lacks (for developers)."""
    command.revision(_config(connection, metadata), message, autogenerate=True, rev_id=name)


def drift(connection: Connection, metadata: MetaData) -> list[Any]:
    """How the database differs from the tables; empty when they agree."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


@contextmanager
def one_transaction(connection: Connection) -> Iterator[None]:
    """On SQLite, with foreign keys off while tables are rebuilt, and checked before the end.

    Rebuilding drops the old table, which would take the rows that point to it along; the switch
    has no effect inside a transaction.
    """
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    _foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            yield
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                raise ValueError(f"the migration leaves rows without what they point to: {orphans}")
    finally:
        _foreign_keys(connection, "ON")


def _foreign_keys(connection: Connection, switch: Literal["ON", "OFF"]) -> None:
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={switch}")


def _config(connection: Connection, metadata: MetaData) -> Config:
    config = Config()
    config.set_main_option("script_location", str(revisions.FOLDER))
    config.attributes.update(connection=connection, metadata=metadata)
    return config
