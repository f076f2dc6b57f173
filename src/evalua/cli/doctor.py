"""``evalua doctor``: what may keep Evalúa from working well on this computer. Changes nothing."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import evalua
from evalua import ROOT
from evalua.cli.arguments import Commands, add_command, add_json
from evalua.cli.output import DONE, FIX, say, say_json
from evalua.domain.problems import Problem

_PACKAGES = ("streamlit", "pandas", "plotly", "sqlmodel", "sqlalchemy", "alembic", "openpyxl")
_ROOM = 500 * 1024**2
_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at; ``advice`` says what to do where it is not well."""

    name: str
    value: str
    well: bool = True
    advice: str = ""


def register(commands: Commands) -> None:
    parser = add_command(commands, "doctor", "revisa este computador y los datos de Evalúa")
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every sign; the exit status says whether any needs a person."""
    signs = list(examine())
    if arguments.json:
        say_json([asdict(sign) for sign in signs])
    else:
        width = max(len(sign.name) for sign in signs)
        for sign in signs:
            say(f"{'✓' if sign.well else '✗'} {sign.name.ljust(width)}  {sign.value}")
            if sign.advice:
                say(f"  {' ' * width}  → {sign.advice}")
    return DONE if all(sign.well for sign in signs) else FIX


def examine() -> Iterator[Sign]:
    """Everything that is looked at, in order."""
    yield from _versions()
    yield from _catalogue()
    yield from _data()
    yield from _clock()
    yield _address()
    yield Sign("Otros equipos consultados", "ninguno")


def _versions() -> Iterator[Sign]:
    found = tuple(map(int, platform.python_version_tuple()[:2]))
    yield Sign("Evalúa", evalua.__version__)
    yield Sign(
        "Python",
        platform.python_version(),
        found >= _OLDEST,
        "" if found >= _OLDEST else "Instale Python 3.11 o más nuevo.",
    )
    yield Sign("SQLite", sqlite3.sqlite_version)
    for name in _PACKAGES:
        try:
            yield Sign(name, version(name))
        except PackageNotFoundError:
            yield Sign(name, "falta", False, "Ejecute: pip install -r requirements.txt")


def _catalogue() -> Iterator[Sign]:
    from evalua.cli.catalogs import problems

    found = problems(None)
    advice = "Vea cada uno con: evalua catalog check" if found else ""
    yield Sign("Catálogo", f"{len(found)} problemas" if found else "en orden", not found, advice)


def _data() -> Iterator[Sign]:
    from evalua.cli.database import problems
    from evalua.storage.database import default_url
    from evalua.storage.opening import connect

    if "EVALUA_DATABASE_URL" in os.environ and not default_url().startswith("sqlite"):
        yield Sign("Datos", "en un servidor (EVALUA_DATABASE_URL)")
    try:
        database = connect(None)
    except Problem as problem:
        yield Sign("Base de datos", "no se puede usar", False, str(problem))
        return
    if database.file is not None:
        yield from _folder(database.file)
    found = problems(database)
    database.dispose()
    missing = database.file is not None and not database.file.exists()
    yield Sign(
        "Base de datos",
        "aún no existe" if missing else ("con problemas" if found else "completa y sana"),
        missing or not found,
        " ".join(found),
    )


def _folder(file: Path) -> Iterator[Sign]:
    folder = file.parent
    free = shutil.disk_usage(folder).free
    enough = free > _ROOM
    advice = "" if enough else "Libere espacio: una copia y un mes nuevo necesitan lugar."
    yield Sign("Carpeta de datos", f"{folder} (se puede escribir)")
    yield Sign("Espacio libre", f"{free // 1024**2} MB", enough, advice)
    if file.exists():
        yield Sign("Tamaño de los datos", f"{file.stat().st_size // 1024} KB")
    yield _last_copy(file)


def _last_copy(file: Path) -> Sign:
    from evalua.cli.office import now
    from evalua.storage import copies, copy_state

    standing = copy_state.look(file, copies.folder_of(file), now().astimezone())
    last = f"{standing.last.file.name} (sana)" if standing.last else "ninguna todavía"
    return Sign("Última copia", last, not standing.warnings, " ".join(standing.warnings))


def _clock() -> Iterator[Sign]:
    here = datetime.now().astimezone()
    # A machine without battery starts in the past, and every date it then writes would be wrong.
    believable = here.year >= 2024
    advice = "" if believable else "Corrija la fecha del computador antes de registrar."
    yield Sign("Fecha y hora", f"{here:%d/%m/%Y %H:%M} ({here.tzname()})", believable, advice)


def _address() -> Sign:
    from evalua.cli.serve import OPEN_TO_NETWORK, is_loopback

    config = ROOT / ".streamlit" / "config.toml"
    settings = tomllib.loads(config.read_text(encoding="utf-8")) if config.exists() else {}
    bound = os.environ.get("STREAMLIT_SERVER_ADDRESS") or settings.get("server", {}).get("address")
    local = bool(bound) and is_loopback(str(bound))
    return Sign(
        "Dirección del servidor",
        str(bound or "cualquiera"),
        local,
        "" if local else OPEN_TO_NETWORK,
    )
