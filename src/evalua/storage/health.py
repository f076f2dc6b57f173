"""Whether a SQLite file is sound, and whether it is ours, without changing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

OURS = frozenset({"alembic_version", "association", "audit_entry", "revision"})
"""Tables that every database of Evalúa has had since the first one."""


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write to the file. Raises sqlite3.Error."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def is_sound(file: Path) -> bool:
    """Whether SQLite can read every page of the file."""
    try:
        with reading(file) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def is_foreign(file: Path) -> bool:
    """Whether the file holds the tables of another program; one without tables is nobody's."""
    with reading(file) as connection:
        names = set(table_names(connection))
    return bool(names) and not names >= OURS


def faults(file: Path) -> list[str]:
    """What the thorough checks find wrong, a sentence each; empty when everything is in order."""
    with reading(file) as connection:
        pages = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    found = [] if pages == ["ok"] else [f"El archivo tiene daños: {pages[0]}."]
    tables = sorted({row[0] for row in orphans})
    return found + [
        f"En «{name}» hay filas que apuntan a otras que ya no están." for name in tables
    ]


def table_names(connection: sqlite3.Connection) -> list[str]:
    """The tables of a database, SQLite's own left out."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [name for (name,) in rows]


def row_counts(connection: sqlite3.Connection) -> Mapping[str, int]:
    """How many rows each table has."""
    # Table names come from the database's own list, quoted; no parameter can stand for a name.
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in table_names(connection)
    }


def log_ends(connection: sqlite3.Connection) -> Mapping[int, tuple[int, str]]:
    """Where the log of each association ends: how many lines, and the hash of the last one."""
    if "audit_head" not in table_names(connection):
        return {}
    rows = connection.execute("SELECT association_id, entries, hash FROM audit_head")
    return {association_id: (entries, digest) for association_id, entries, digest in rows}
