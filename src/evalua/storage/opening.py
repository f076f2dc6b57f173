"""Opening a database safely: refuse what cannot be used, copy before changing, then migrate."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from evalua.domain.problems import Problem, refuse
from evalua.storage import backup, copies, private, revisions
from evalua.storage.database import Database
from evalua.storage.health import is_foreign, is_sound
from evalua.storage.refusals import cause


def open_database(url: str | None, metadata: MetaData, now: datetime) -> Database:
    """Open (or create) the database and bring it to this program's tables.

    A SQLite file that is going to be migrated is copied first. Raises Problem with one sentence
    when the file is corrupt, of another program, newer than this one, not writable, or the server
    does not answer; nothing is changed then.
    """
    database = connect(url)
    fresh = database.file is not None and not database.file.exists()
    try:
        if fresh and database.file is not None:
            private.file(database.file)
        _migrate(database, metadata, now)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        _let_go(database, fresh=fresh)
        raise refuse("", "V55", _sentence(database, error)) from error
    except Problem:
        _let_go(database, fresh=fresh)
        raise
    return database


def connect(url: str | None) -> Database:
    """The database as it is, not migrated. Raises Problem when it cannot be used."""
    database = located(url)
    if database.file is not None:
        _refuse_unusable(database.file)
    return database


def located(url: str | None) -> Database:
    """Where the database is, not even looked at. Raises Problem where the address is not one."""
    try:
        return Database(url)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise refuse(
            "",
            "V55",
            "No entiendo la dirección de EVALUA_DATABASE_URL, o falta el programa que la lee. "
            "Bórrela para usar el archivo de siempre.",
        ) from error
    except OSError as error:
        raise refuse(
            "",
            "V55",
            f"No se pudo crear la carpeta de los datos: {cause(error) or 'revise su nombre'}.",
        ) from error


def _migrate(database: Database, metadata: MetaData, now: datetime) -> None:
    with database.engine.connect() as connection:
        found = revisions.current(connection)
    if found and not revisions.known(found):
        raise refuse(
            "",
            "V54",
            "La base de datos es de una versión más nueva de Evalúa. Actualice el programa; no se cambió nada.",
        )
    if found == revisions.head():
        return
    if found and database.file is not None:
        folder = copies.folder_of(database.file)
        backup.create(database.file, folder, now, copies.BEFORE_UPGRADING)
    # Alembic takes a quarter of a second to load, which only a start that migrates should wait for.
    from evalua.storage import migrate

    with database.engine.connect() as connection:
        migrate.upgrade(connection, metadata)


def _refuse_unusable(file: Path) -> None:
    folder = file.parent
    if not os.access(folder, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise refuse(
            "",
            "V55",
            f"Evalúa no puede escribir en {folder}. Dé permiso de escritura a esa carpeta o indique otra "
            "en EVALUA_DATABASE_URL.",
        )
    if not file.exists() or not file.stat().st_size:
        return
    if not is_sound(file):
        raise refuse(
            "",
            "V55",
            f"El archivo {file.name} está dañado o no es una base de datos de Evalúa. No se tocó: "
            "restaure una copia con «evalua backup restore».",
        )
    if is_foreign(file):
        raise refuse(
            "",
            "V55",
            f"El archivo {file.name} es de otro programa. No se tocó: indique otro en "
            "EVALUA_DATABASE_URL.",
        )


def _let_go(database: Database, *, fresh: bool) -> None:
    """Close what could not be opened; a file that did not exist before does not stay half made."""
    database.dispose()
    if fresh and database.file is not None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            database.file.with_name(database.file.name + suffix).unlink(missing_ok=True)


def _sentence(database: Database, error: Exception) -> str:
    if database.file is None and isinstance(error, OperationalError):
        return "El servidor de base de datos no respondió. Revise EVALUA_DATABASE_URL y que esté encendido."
    if database.file is None:
        return (
            "El servidor de base de datos no aceptó las tablas de esta versión. No se cambió nada."
        )
    why = cause(error) or "el archivo no se pudo leer"
    return f"No se pudo abrir {database.file.name} en {database.file.parent}: {why}. No se cambió nada."
