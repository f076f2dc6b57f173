"""``evalua db``: bringing the database to this program's tables, and checking it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from evalua.cli.arguments import Commands, add_command, add_group
from evalua.cli.output import DONE, FIX, complain, say

if TYPE_CHECKING:
    from evalua.storage.database import Database


def register(commands: Commands) -> None:
    group = add_group(commands, "db", "la base de datos")
    add_command(group, "upgrade", "la lleva a las tablas de esta versión").set_defaults(run=upgrade)
    add_command(group, "check", "revisa que esté completa y sana").set_defaults(run=check)


def upgrade(_arguments: argparse.Namespace) -> int:
    """Migrate (with a copy kept first), forget the names whose time is over, and say where it is."""
    from evalua.cli.office import now, opened
    from evalua.registers.transitions.erasure import erase_due_names
    from evalua.storage.revisions import head

    with opened() as database:
        where = str(database.file or "el servidor")
        erased = erase_due_names(database, now())
    if erased:
        say(f"Nombres de aspirantes borrados, seis meses después de su elección: {erased}.")
    say(f"La base de datos está al día: {where} (versión {head()}).")
    return DONE


def check(_arguments: argparse.Namespace) -> int:
    """Say everything wrong with the database, without changing it."""
    from evalua.storage.opening import connect

    database = connect(None)
    try:
        found = problems(database)
    finally:
        database.dispose()
    for sentence in found:
        complain(sentence)
    if found:
        return FIX
    say("La base de datos está completa y sana.")
    return DONE


def problems(database: Database) -> list[str]:
    """What a person must know of the database: missing, behind, newer, different or damaged."""
    from evalua.schema import METADATA
    from evalua.storage import health, migrate, revisions

    if database.file is not None and not database.file.exists():
        return ["Todavía no hay base de datos: se crea al abrir Evalúa."]
    with database.engine.connect() as connection:
        at = revisions.current(connection)
        if at and not revisions.known(at):
            return [
                "La base de datos es de una versión más nueva de Evalúa. Actualice el programa."
            ]
        if at != revisions.head():
            return [f"Falta llevarla a la versión {revisions.head()}: use «evalua db upgrade»."]
        different = migrate.drift(connection, METADATA)
    found = [f"Las tablas no son las de esta versión ({len(different)} diferencias)."]
    return (found if different else []) + (health.faults(database.file) if database.file else [])
