"""Bringing a database to the tables of this program, and telling how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData

FOLDER = Path(__file__).with_name("migrations")


def head() -> str:
    """The newest migration this program knows."""
    return ScriptDirectory(str(FOLDER)).get_current_head() or ""


def current(connection: Connection) -> str:
    """The migration a database is at; empty for a new one."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def known(revision: str) -> bool:
    """Whether this program has that migration: a newer program's database has one we lack."""
    try:
        return ScriptDirectory(str(FOLDER)).get_revision(revision) is not None
    except CommandError:
        return False


def upgrade(connection: Connection, metadata: MetaData, to: str = "head") -> None:
    """Run the migrations up to ``to`` on an open connection."""
    command.upgrade(_config(connection, metadata), to)


def downgrade(connection: Connection, metadata: MetaData, to: str) -> None:
    """Undo the migrations down to ``to`` (``base``: all of them)."""
    command.downgrade(_config(connection, metadata), to)


def new_migration(connection: Connection, metadata: MetaData, message: str, name: str) -> None:
    """Write a migration from what the tables have and the database lacks (for developers)."""
    command.revision(_config(connection, metadata), message, autogenerate=True, rev_id=name)


def drift(connection: Connection, metadata: MetaData) -> list[Any]:
    """How the database differs from the tables; empty when they agree."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def _config(connection: Connection, metadata: MetaData) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes.update(connection=connection, metadata=metadata)
    return config
