"""Copies of the SQLite file: made while people write, opened and counted before called good."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from evalua.domain.problems import refuse
from evalua.storage import copies, evidence_copies, handover, private
from evalua.storage.base import new_uid
from evalua.storage.evidence_copies import FOLDER as EVIDENCE
from evalua.storage.health import OURS, faults, is_sound, log_ends, reading, row_counts
from evalua.storage.refusals import cause
from evalua.storage.revisions import known

_WAIT = 15.0
_WAITS = 4
_UNREADABLE = "el archivo no se pudo leer o escribir"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was opened and counted.

    ``rows`` per table; ``revision``, the migration it is at; ``log``, where the log of each
    association ends; ``spoiled``, the evidence files that could not come along because their
    content is no longer what it was.
    """

    file: Path
    revision: str
    rows: Mapping[str, int]
    log: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    spoiled: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def create(source: Path, folder: Path, now: datetime, reason: str = copies.ASKED) -> Backup:
    """Copy the database file with SQLite's online backup, and the evidence files the folder lacks.

    The copy is opened and compared with the instant it was taken from (rows of every table, end of
    every log) before it gets its name. Raises Problem when the disk refuses or the copy differs; no
    half copy is left.
    """
    partial: Path | None = None
    try:
        private.folder(folder)
        target, partial = copies.claim(folder, now, reason)
        made = _copy(source, partial)
        # After the database: a file is written before the row that names it.
        carried = evidence_copies.carry(source.parent / EVIDENCE, folder / EVIDENCE)
        partial.replace(target)
        _settle(folder)
    except (OSError, sqlite3.Error) as error:
        raise refuse(
            "",
            "V52",
            f"No se pudo guardar la copia en {folder}: {cause(error) or _UNREADABLE}. "
            "Los datos no cambiaron.",
        ) from error
    finally:
        if partial is not None:
            _forget(partial)
    return replace(made, file=target, spoiled=carried.spoiled)


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


def restore(
    backup: Path, target: Path, now: datetime, *, keep_session: str = ""
) -> tuple[Backup, Path | None]:
    """Put a verified copy in place of the database; the present file is kept among the copies.

    Whoever has the database open sees the restored content from their next use case on, and signs
    in again, except the sign-in ``keep_session``. Evidence files that are missing are put back.
    Returns the copy and where the present file went. Raises Problem; the database is then as it was.
    """
    sound = verify(backup)
    if not known(sound.revision):
        raise refuse(
            "",
            "V54",
            "Esa copia es de una versión más nueva de Evalúa. Actualice el programa y repita.",
        )
    staged = target.with_name(f"{target.stem}-{new_uid()}.restoring")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        private.file(staged)
        shutil.copyfile(backup, staged)
        evidence_copies.carry(backup.parent / EVIDENCE, target.parent / EVIDENCE)
        kept = _put(staged, target, now, keep_session)
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
    return [copy.file for copy in copies.every(folder)]


def _copy(source: Path, partial: Path) -> Backup:
    """Copy one instant of the source; the copy must hold exactly the rows of that instant."""
    present = f"{source.resolve().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(present, uri=True)) as origin,
        closing(sqlite3.connect(partial)) as copy,
    ):
        # The open reading transaction fixes the instant; others go on writing meanwhile.
        origin.isolation_level = None
        origin.execute("BEGIN")
        rows, log = row_counts(origin), log_ends(origin)
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    made = _verified(partial)
    if (made.rows, made.log) != (rows, log):
        raise sqlite3.DatabaseError("the copy differs from the source")
    return made


def _verified(file: Path) -> Backup:
    with reading(file) as copy:
        rows = row_counts(copy)
        if not rows.keys() >= OURS:
            raise sqlite3.DatabaseError("a database of another program")
        revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        log = log_ends(copy)
    if faults(file):
        raise sqlite3.DatabaseError("integrity_check")
    return Backup(file, revision, rows, log)


def _put(staged: Path, target: Path, now: datetime, keep_session: str) -> Path | None:
    """Give the staged copy the place of the database; returns where the present file was kept."""
    if target.exists() and is_sound(target):
        handover.prepare(staged, target, now, keep_session)
        return _overwrite(staged, target, now)
    handover.prepare(staged, None, now)
    kept = _keep_damaged(target, now) if target.exists() else None
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    staged.replace(target)
    return kept


def _overwrite(staged: Path, target: Path, now: datetime) -> Path:
    """Write the copy into the live database in one transaction; returns the copy of what was there.

    Replacing the file instead would leave a running server writing into a file nobody sees again.
    The first step of the backup takes the database's one turn to write. Only then is the present
    content kept: nobody can save anything between what is kept and what replaces it.
    """
    kept: list[Path] = []
    waits = 0

    def step(status: int, _remaining: int, _total: int) -> None:
        nonlocal waits
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waits += 1
            if waits > _WAITS:
                raise sqlite3.OperationalError("database is locked")
        elif not kept:
            folder = copies.folder_of(target)
            kept.append(create(target, folder, now, copies.BEFORE_RESTORING).file)

    with closing(sqlite3.connect(staged)) as origin, closing(sqlite3.connect(target)) as live:
        live.execute(f"PRAGMA busy_timeout={int(_WAIT * 1000)}")
        origin.backup(live, pages=1, progress=step)
    return kept[0]


def _keep_damaged(target: Path, now: datetime) -> Path:
    """Keep a file that no check can pass byte by byte."""
    folder = copies.folder_of(target)
    private.folder(folder)
    kept = folder / f"evalua-{now:%Y%m%d-%H%M%S}.damaged"
    private.file(kept)
    return Path(shutil.copyfile(target, kept))


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _forget(file: Path) -> None:
    """Remove a working file and what SQLite leaves beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
