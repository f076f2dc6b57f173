"""``evalua db``: bringing the database to this program's tables, and checking it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from evalua.cli import copying
from evalua.cli.arguments import Commands, add_command, add_group
from evalua.cli.output import DONE, FIX, complain, say

if TYPE_CHECKING:
    from evalua.storage.database import Database


def register(commands: Commands) -> None:
    group = add_group(commands, "db", "la base de datos")
    add_command(group, "upgrade", "la lleva a las tablas de esta versión").set_defaults(run=upgrade)
    add_command(group, "check", "revisa que esté completa y sana").set_defaults(run=check)
    copying.register(group)


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
        told = [] if found else [*_sealed(database), *_unsealed(database)]
    finally:
        database.dispose()
    for sentence in found:
        complain(sentence)
    if found:
        return FIX
    say("La base de datos está completa y sana.")
    for sentence in told:
        say(sentence)
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
    found = found if different else []
    found += health.faults(database.file) if database.file else []
    # What is not whole cannot be read line by line.
    return found or [*_rewritten(database), *_unproved(database)]


def _sealed(database: Database) -> list[str]:
    """How long each history is and where it ends: who notes it down can prove later it was not cut."""
    from evalua.storage import chain

    with database.session() as session:
        return [
            f"Historia de {chain.place(session, number)}: {entries} renglones, último sello {last[:16]}."
            for number, (entries, last) in sorted(chain.heads(session).items())
        ]


def _unsealed(database: Database) -> list[str]:
    """Approvals older than the seals: nothing is wrong with them, and nothing proves them."""
    from evalua.months import seal

    with database.session() as session:
        return seal.unsealed(session)


def _rewritten(database: Database) -> list[str]:
    """Lines of the log, and approvals, that do not say what they said when they were sealed."""
    from evalua.months import seal
    from evalua.storage import chain

    with database.session() as session:
        return [*chain.broken(session), *seal.broken(session)]


def _unproved(database: Database) -> list[str]:
    """Evidence files that are missing or changed."""
    from evalua.storage import evidence_files

    with database.session() as session:
        return evidence_files.broken(session, evidence_files.folder_of(database.url))
