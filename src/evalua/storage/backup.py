"""Copies of the SQLite file: made while people write, opened and counted before called good."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evalua.domain.problems import refuse
from evalua.storage.migrate import known


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was opened and counted: rows per table, and the migration it is at."""

    file: Path
    revision: str
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def create(source: Path, folder: Path, now: datetime, reason: str = "copia") -> Backup:
    """Copy the database file with SQLite's online backup, then verify the copy.

    Raises Problem when the disk refuses or the copy is not sound; no half copy is left.
    """
    target = folder / f"evalua-{now:%Y%m%d-%H%M%S}-{reason}.db"
    partial = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(partial)) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _same_rows(verify(partial), partial, source)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise refuse(
            "",
            "V52",
            f"No se pudo guardar la copia en {folder}: {_why(error)}. Los datos no cambiaron.",
        ) from error
    return verify(target)


def verify(file: Path) -> Backup:
    """Open a copy read-only, check its integrity and count its rows. Raises Problem if unsound."""
    if not file.is_file():
        raise refuse("", "V53", f"No existe la copia {file.name}.")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("integrity_check")
            revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            rows = _count(copy)
    except (sqlite3.Error, TypeError) as error:
        raise refuse(
            "",
            "V53",
            f"«{file.name}» no es una copia sana de Evalúa. Use otra copia; no se cambió nada.",
        ) from error
    return Backup(file, revision, rows)


def restore(backup: Path, target: Path, now: datetime) -> tuple[Backup, Path | None]:
    """Put a verified copy in place of the database; the present file is kept beside it.

    Nobody may be using the database. Returns the copy and where the present file went.
    """
    sound = verify(backup)
    if not known(sound.revision):
        raise refuse(
            "",
            "V54",
            "Esa copia es de una versión más nueva de Evalúa. Actualice el programa y repita.",
        )
    staged = target.with_suffix(".restoring")
    try:
        shutil.copyfile(backup, staged)
        kept = (
            create(target, target.parent / "backups", now, "antes-de-restaurar").file
            if target.exists()
            else None
        )
        for leftover in ("-wal", "-shm"):
            target.with_name(target.name + leftover).unlink(missing_ok=True)
        staged.replace(target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise refuse(
            "", "V52", f"No se pudo restaurar: {_why(error)}. La base de datos sigue como estaba."
        ) from error
    return sound, kept


def listing(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted(folder.glob("evalua-*.db"), reverse=True) if folder.is_dir() else []


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    # Table names come from the database's own list, quoted; no parameter can stand for a name.
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def _same_rows(copy: Backup, partial: Path, source: Path) -> None:
    """Refuse a copy with fewer rows in any table than an empty or truncated one would have."""
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as origin:
        tables = set(_count(origin))
    if set(copy.rows) != tables:
        partial.unlink(missing_ok=True)
        raise sqlite3.DatabaseError("tables differ")


def _why(error: Exception) -> str:
    text = str(error).lower()
    if "full" in text or "no space" in text:
        return "el disco está lleno"
    if (
        "permission" in text
        or "readonly" in text
        or "read-only" in text
        or "unable to open" in text
    ):
        return "no hay permiso para escribir ahí"
    return "el archivo no se pudo leer o escribir"
