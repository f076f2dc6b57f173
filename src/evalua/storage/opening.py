"""Opening a database safely: refuse what cannot be used, copy before changing, then migrate."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.exc import DBAPIError

from evalua.domain.problems import refuse
from evalua.storage import backup, migrate
from evalua.storage.database import Database


def open_database(url: str | None, metadata: MetaData, now: datetime) -> Database:
    """Open (or create) the database and bring it to this program's tables.

    A SQLite file that is going to be migrated is copied first. Raises Problem with one sentence
    when the file is corrupt, newer than the program, not writable, or the server does not answer;
    nothing is changed then.
    """
    database = Database(url)
    if database.file is not None:
        _refuse_unusable(database.file)
    try:
        _migrate(database, metadata, now)
    except DBAPIError as error:
        database.dispose()
        raise refuse("", "V55", _sentence(database, error)) from error
    return database


def _migrate(database: Database, metadata: MetaData, now: datetime) -> None:
    with database.engine.connect() as connection:
        found = migrate.current(connection)
    if found and not migrate.known(found):
        database.dispose()
        raise refuse(
            "",
            "V54",
            "La base de datos es de una versión más nueva de Evalúa. Actualice el programa; no se cambió nada.",
        )
    if found == migrate.head():
        return
    if found and database.file is not None:
        backup.create(database.file, database.file.parent / "backups", now, "antes-de-actualizar")
    with database.engine.begin() as connection:
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
    if file.exists() and file.stat().st_size and not _looks_sound(file):
        raise refuse(
            "",
            "V55",
            f"El archivo {file.name} está dañado o no es una base de datos de Evalúa. No se tocó: "
            "restaure una copia con «evalua backup restore».",
        )


def _looks_sound(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _sentence(database: Database, error: DBAPIError) -> str:
    text = str(error.orig).lower()
    if database.file is None:
        return "El servidor de base de datos no respondió. Revise EVALUA_DATABASE_URL y que esté encendido."
    if "full" in text:
        return "El disco está lleno. Libere espacio y vuelva a abrir Evalúa; no se cambió nada."
    if "readonly" in text or "unable to open" in text:
        return f"Evalúa no puede escribir en {database.file.parent}. Dé permiso de escritura a esa carpeta."
    return f"No se pudo abrir {database.file.name}. Restaure una copia; el archivo no se tocó."
