"""``evalua user reset``, ``activate``, ``deactivate``, ``sessions`` and ``sign-out``: who may enter."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from evalua.cli.arguments import Commands, add_command, add_json
from evalua.cli.output import DONE, Column, plural, say, say_json, say_table
from evalua.domain.actor import Actor

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from evalua.storage.database import Database
    from evalua.storage.work import Work

TERMINAL = Actor("Línea de comandos", "administrator")
"""Whoever has the database file decides; what is done is signed so."""
USUAL_REASON = "Desde la línea de comandos"


@dataclass(frozen=True, slots=True)
class Somebody:
    """The account a command is about, and how to act on it."""

    database: Database
    now: datetime
    id: int
    login: str
    name: str

    def work(self) -> AbstractContextManager[Work]:
        """One use case signed by the terminal, outside any association."""
        return terminal_work(self.database, self.now)


def terminal_work(database: Database, now: datetime) -> AbstractContextManager[Work]:
    return database.work(actor=TERMINAL, now=now, today=now.date())


@contextmanager
def somebody(login: str) -> Iterator[Somebody]:
    """The account with that login or e-mail. Raises Problem V56 when nobody has it."""
    from evalua.cli.office import now, opened

    with opened() as database:
        yield found(database, login, now())


def found(database: Database, login: str, now: datetime) -> Somebody:
    """The same, in a database that is open already."""
    from evalua.accounts.logins import existing

    with database.session() as session:
        account = existing(session, login)
    return Somebody(database, now, account.id, account.login, account.name)


def register(group: Commands) -> None:
    resetting = about_somebody(group, "reset", "para quien olvidó su contraseña", reset)
    add_password(resetting)
    closing = about_somebody(group, "deactivate", "cierra una cuenta", deactivate)
    add_why(closing)
    about_somebody(group, "activate", "abre de nuevo una cuenta cerrada", activate)
    listing = about_somebody(group, "sessions", "lista dónde está abierta su sesión", list_sessions)
    add_json(listing)
    about_somebody(group, "sign-out", "cierra todas sus sesiones", sign_out)


def about_somebody(group: Commands, name: str, about: str, run: object) -> argparse.ArgumentParser:
    """A command about one account, named by its login."""
    parser = add_command(group, name, about)
    parser.add_argument("login", metavar="USUARIO", help="usuario o correo con que entra")
    parser.set_defaults(run=run)
    return parser


def add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password",
        action="store_true",
        help="pide aquí la contraseña; si no se indica, da un enlace para elegirla",
    )


def add_why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reason", metavar="MOTIVO", default="", help="por qué, en una frase; queda en el registro"
    )


def reset(arguments: argparse.Namespace) -> int:
    """Give a link to choose a password, or write one typed here; every session of theirs ends."""
    from evalua.cli.typing_passwords import typed_hash

    with somebody(arguments.login) as person:
        typed = typed_hash(person.login, person.name) if arguments.password else ""
        let_choose(person, typed)
    return DONE


def let_choose(person: Somebody, password_hash: str = "") -> None:
    """Write the password that was typed; without one, print a link to choose it."""
    from evalua.accounts import links

    if password_hash:
        with person.work() as work:
            links.choose_for(work, person.id, password_hash)
        say(f"{person.name} ya puede entrar con el usuario {person.login} y esa contraseña.")
        return
    with person.work() as work:
        token = links.make(work, person.id)
    say(
        f"Para elegir su contraseña, {person.name} abre esta dirección de Evalúa antes de 24 horas:"
    )
    say(links.path_of(token))
    say("Sirve una sola vez. Désela en mano: quien la tenga elige la contraseña.")


def deactivate(arguments: argparse.Namespace) -> int:
    """Close an account; its sessions end at once."""
    from evalua.accounts import commands

    with somebody(arguments.login) as person:
        with person.work() as work:
            commands.deactivate(work, person.id, arguments.reason or USUAL_REASON)
        say(f"La cuenta de {person.name} quedó desactivada y sus sesiones cerradas.")
    return DONE


def activate(arguments: argparse.Namespace) -> int:
    """Open an account again, with the password it had."""
    from evalua.accounts import commands

    with somebody(arguments.login) as person:
        with person.work() as work:
            commands.reactivate(work, person.id)
        say(f"La cuenta de {person.name} está activa.")
    return DONE


def list_sessions(arguments: argparse.Namespace) -> int:
    """Print where somebody is signed in."""
    from evalua.accounts.sessions import listing

    with somebody(arguments.login) as person:
        with person.database.session() as session:
            open_ones = listing(session, person.id, person.now)
        shown = open_ones[["created_at", "seen_at", "expires_at", "address", "browser"]]
        if arguments.json:
            say_json(shown.to_dict("records"))
        elif shown.empty:
            say(f"{person.name} no tiene sesiones abiertas.")
        else:
            titles = ("Entró (UTC)", "Última visita", "Termina", "Dirección", "Navegador")
            say_table(
                [Column(title) for title in titles],
                [
                    [*(f"{row[i]:%d/%m/%Y %H:%M}" for i in range(3)), row[3] or "—", row[4][:40]]
                    for row in shown.itertuples(index=False)
                ],
            )
    return DONE


def sign_out(arguments: argparse.Namespace) -> int:
    """End every session of somebody."""
    from evalua.accounts import commands

    with somebody(arguments.login) as person:
        with person.work() as work:
            ended = commands.end_sessions(work, person.id)
        said = plural(ended, "sesión cerrada", "sesiones cerradas")
        say(f"{person.name}: {said}.")
    return DONE
