"""``evalua backup``: copies that are opened and counted before they are called good."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evalua.cli.arguments import Commands, add_command, add_group, add_json
from evalua.cli.output import DONE, Column, plural, say, say_json, say_table

if TYPE_CHECKING:
    from evalua.storage.backup import Backup


def register(commands: Commands) -> None:
    group = add_group(commands, "backup", "copias de los datos")
    making = add_command(group, "create", "guarda una copia, aunque haya personas trabajando")
    making.add_argument(
        "--folder", metavar="CARPETA", type=Path, default=None, help="dónde guardarla"
    )
    making.set_defaults(run=create)
    add_command(group, "daily", "guarda la copia de hoy, si todavía no está").set_defaults(
        run=daily
    )
    for name, about, run in (
        ("verify", "abre una copia, la revisa y cuenta sus filas", verify),
        (
            "restore",
            "pone una copia en lugar de los datos; los de ahora se guardan aparte",
            restore,
        ),
    ):
        parser = add_command(group, name, about)
        parser.add_argument("file", metavar="ARCHIVO", type=Path, help="la copia")
        parser.set_defaults(run=run)
    listed = add_command(group, "list", "lista las copias, la más nueva primero")
    listed.add_argument(
        "--folder", metavar="CARPETA", type=Path, default=None, help="dónde buscarlas"
    )
    add_json(listed)
    listed.set_defaults(run=list_copies)


def create(arguments: argparse.Namespace) -> int:
    """Save a copy and say what it holds."""
    from evalua.cli.office import file_of, now, opened
    from evalua.storage import backup, copies

    with opened() as database:
        file = file_of(database)
        copy = backup.create(file, arguments.folder or copies.folder_of(file), now())
    say(f"Copia guardada y comprobada: {copy.file} ({_content(copy)}).")
    if copy.spoiled:
        say(f"Soportes dañados que no se copiaron: {', '.join(copy.spoiled)}.")
    return DONE


def daily(_arguments: argparse.Namespace) -> int:
    """Make today's copy where there is none, as the server does by itself."""
    from evalua.cli.office import file_of, now, opened
    from evalua.storage import copies, schedule

    with opened() as database:
        file = file_of(database)
        copy = schedule.keep_daily(file, copies.folder_of(file), now().astimezone())
    if copy is None:
        say("La copia de hoy ya está hecha.")
    else:
        say(f"Copia del día guardada y comprobada: {copy.file} ({_content(copy)}).")
    return DONE


def verify(arguments: argparse.Namespace) -> int:
    """Say whether a copy is sound and what it holds."""
    from evalua.storage import backup

    copy = backup.verify(arguments.file)
    say(f"La copia está sana: {_content(copy)}.")
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Put a copy in place of the data; works also where the present file is damaged."""
    from evalua.cli.office import file_of, now, opened
    from evalua.domain.actor import Actor
    from evalua.storage import backup, restored
    from evalua.storage.opening import located

    database = located(None)
    target = file_of(database)
    database.dispose()
    copy, kept = backup.restore(arguments.file, target, now())
    # A copy of an older version is brought to this one now, not under somebody's first visit.
    with opened() as current:
        console = Actor("Consola de Evalúa", "administrator")
        restored.note(current, console, now(), now().date(), copy.file, kept)
    say(f"Quedó restaurada la copia {arguments.file.name}: {_content(copy)}.")
    say(
        "Las cuentas y las claves son las de la copia: todas las personas tienen que entrar de nuevo."
    )
    if kept is not None:
        say(f"Los datos que había se guardaron en {kept}.")
    return DONE


def list_copies(arguments: argparse.Namespace) -> int:
    """Print the copies there are."""
    from evalua.cli.office import file_of
    from evalua.storage import copies
    from evalua.storage.opening import located

    database = located(None)
    folder = arguments.folder or copies.folder_of(file_of(database))
    database.dispose()
    found = copies.every(folder)
    if arguments.json:
        say_json(
            [
                {
                    "file": str(copy.file),
                    "bytes": copy.file.stat().st_size,
                    "made_at": copy.made_at.isoformat(),
                    "reason": copy.reason,
                }
                for copy in found
            ]
        )
    elif found:
        say_table(
            [Column("Copia"), Column("KB", figures=True)],
            [[copy.file.name, str(copy.file.stat().st_size // 1024)] for copy in found],
        )
    else:
        say(f"Todavía no hay copias en {folder}.")
    return DONE


def _content(copy: Backup) -> str:
    return f"{plural(copy.total, 'fila', 'filas')}, versión {copy.revision}"
