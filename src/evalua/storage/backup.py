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
from evalua.storage.health import OURS, faults, is_sound, reading, row_counts
from evalua.storage.refusals import cause
from evalua.storage.revisions import known

_WAIT = 15.0
_UNREADABLE = "el archivo no se pudo leer o escribir"


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
    target = _free_name(folder, now, reason)
    partial = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(source, partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise refuse(
            "",
            "V52",
            f"No se pudo guardar la copia en {folder}: {cause(error) or _UNREADABLE}. "
            "Los datos no cambiaron.",
        ) from error
    finally:
        _forget(partial)
    return verify(target)


def verify(file: Path) -> Backup:
    """Open a copy read-only, check its integrity and count its rows. Raises Problem if unsound."""
    if not file.is_file():
        raise refuse("", "V53", f"No existe la copia {file.name}.")
    try:
        return _verified(file)
    except (sqlite3.Error, TypeError) as error:
        raise refuse(
            "",
            "V53",
            f"«{file.name}» no es una copia sana de Evalúa. Use otra copia; no se cambió nada.",
        ) from error


def restore(backup: Path, target: Path, now: datetime) -> tuple[Backup, Path | None]:
    """Put a verified copy in place of the database; the present file is kept beside it.

    Whoever has the database open sees the restored content from their next use case on. Returns
    the copy and where the present file went. Raises Problem; the database is then as it was.
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
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, staged)
        kept = _keep_present(target, now)
        _put(staged, target)
    except (OSError, sqlite3.Error) as error:
        raise refuse(
            "",
            "V52",
            f"No se pudo restaurar: {cause(error) or _UNREADABLE}. La base de datos sigue como estaba.",
        ) from error
    finally:
        _forget(staged)
    return sound, kept


def listing(folder: Path) -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted(folder.glob("evalua-*.db"), reverse=True) if folder.is_dir() else []


def _free_name(folder: Path, now: datetime, reason: str) -> Path:
    """A name no earlier copy has, even one made in the same second."""
    stem = f"evalua-{now:%Y%m%d-%H%M%S}-{reason}"
    target, number = folder / f"{stem}.db", 2
    while target.exists():
        target, number = folder / f"{stem}-{number}.db", number + 1
    return target


def _copy(source: Path, partial: Path) -> None:
    """Copy one instant of the source; the copy must hold exactly the rows of that instant."""
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(partial)) as copy:
        # The open reading transaction fixes the instant; others go on writing meanwhile.
        origin.isolation_level = None
        origin.execute("BEGIN")
        rows = row_counts(origin)
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    if _verified(partial).rows != rows:
        raise sqlite3.DatabaseError("the copy lacks rows")


def _verified(file: Path) -> Backup:
    with reading(file) as copy:
        rows = row_counts(copy)
        if not rows.keys() >= OURS:
            raise sqlite3.DatabaseError("a database of another program")
        revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if faults(file):
        raise sqlite3.DatabaseError("integrity_check")
    return Backup(file, revision, rows)


def _keep_present(target: Path, now: datetime) -> Path | None:
    """Keep what is there now; a damaged file, which no check can pass, is kept byte by byte."""
    if not target.exists():
        return None
    folder = target.parent / "backups"
    if is_sound(target):
        return create(target, folder, now, "antes-de-restaurar").file
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(target, folder / f"evalua-{now:%Y%m%d-%H%M%S}.damaged"))


def _put(staged: Path, target: Path) -> None:
    if target.exists() and is_sound(target):
        _supersede(staged, target)
        _overwrite(staged, target)
        return
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    staged.replace(target)


def _overwrite(staged: Path, target: Path) -> None:
    """Write the copy into the live database in one transaction.

    Replacing the file instead would leave a running server writing into a file nobody sees again.
    """
    with closing(sqlite3.connect(staged)) as origin, closing(sqlite3.connect(target)) as live:
        live.execute(f"PRAGMA busy_timeout={int(_WAIT * 1000)}")
        origin.backup(live)


def _supersede(staged: Path, target: Path) -> None:
    """Give the copy a global revision never used before: caches of what it replaces must not match."""
    with closing(sqlite3.connect(staged)) as copy, reading(target) as present:
        number = 1 + max(_global_revision(copy), _global_revision(present))
        copy.execute(
            "INSERT INTO revision (association_id, number) VALUES (0, ?) "
            "ON CONFLICT (association_id) DO UPDATE SET number = excluded.number",
            (number,),
        )
        copy.commit()


def _global_revision(connection: sqlite3.Connection) -> int:
    try:
        found = connection.execute("SELECT number FROM revision WHERE association_id = 0")
    except sqlite3.OperationalError:
        return 0
    row = found.fetchone()
    return int(row[0]) if row else 0


def _forget(file: Path) -> None:
    """Remove a working file and what SQLite leaves beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
