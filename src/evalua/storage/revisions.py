"""Which migration a database is at and which ones this program knows, without loading Alembic.

Every start asks this; only the rare start that has to migrate pays for the tool that does it.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, String, column, inspect, select, table

FOLDER = Path(__file__).with_name("migrations")


def head() -> str:
    """The newest migration this program knows: the last by its number (``0001_first_tables``)."""
    return _every()[-1]


def known(revision: str) -> bool:
    """Whether this program has that migration: a newer program's database has one we lack."""
    return revision in _every()


def current(connection: Connection) -> str:
    """The migration a database is at; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return (
        connection.execute(
            select(column("version_num", String)).select_from(table("alembic_version"))
        ).scalar()
        or ""
    )


def _every() -> list[str]:
    return sorted(file.stem for file in (FOLDER / "versions").glob("[0-9]*.py"))
