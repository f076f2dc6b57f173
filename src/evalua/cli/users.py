"""``evalua user``: who uses Evalúa, what each one is in an association, and who administers."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from evalua.cli import user_entrance
from evalua.cli.arguments import (
    Commands,
    add_association,
    add_command,
    add_group,
    add_json,
    add_person,
)
from evalua.cli.output import DONE, Column, say, say_json, say_table
from evalua.cli.user_entrance import (
    TERMINAL,
    USUAL_REASON,
    Somebody,
    about_somebody,
    add_password,
    add_why,
    found,
    let_choose,
    somebody,
    terminal_work,
)
from evalua.domain.actor import ROLE_NAMES
from evalua.domain.problems import refuse
from evalua.domain.text import search_key

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from evalua.cli.office import Office
    from evalua.registers.association.facts import Facts
    from evalua.storage.database import Database
    from evalua.storage.work import Work

Row: TypeAlias = Mapping[str, Any]
_ROLES = "; ".join(f"{key}: {name}" for key, name in ROLE_NAMES.items())


def register(commands: Commands) -> None:
    group = add_group(commands, "user", "las personas que usan Evalúa, sus cuentas y sus roles")
    _register_add(group)
    listing = add_command(group, "list", "lista las personas, sus roles y su último ingreso")
    add_association(listing)
    add_json(listing)
    listing.set_defaults(run=list_people)
    user_entrance.register(group)
    granting = about_somebody(group, "grant", "da o cambia el rol en una asociación", grant)
    granting.add_argument("role", metavar="ROL", choices=tuple(ROLE_NAMES)[1:], help=_ROLES)
    _add_town(granting)
    add_association(granting)
    revoking = about_somebody(group, "revoke", "quita el rol en una asociación", revoke)
    add_why(revoking)
    add_association(revoking)
    chief = about_somebody(group, "admin", "deja que administre toda la instalación", administer)
    chief.add_argument("--remove", action="store_true", help="deja de administrar")


def _register_add(group: Commands) -> None:
    adding = add_command(group, "add", "agrega una persona, con su cuenta y su rol")
    adding.add_argument("name", metavar="NOMBRE", help="nombre completo, entre comillas")
    adding.add_argument(
        "--role", choices=tuple(ROLE_NAMES), default="team", metavar="ROL", help=_ROLES
    )
    adding.add_argument(
        "--login", metavar="USUARIO", default="", help="nombre corto o correo con que entra"
    )
    adding.add_argument(
        "--email", metavar="CORREO", default="", help="su correo, si no es el usuario"
    )
    _add_town(adding)
    add_password(adding)
    add_association(adding)
    add_person(adding)
    adding.set_defaults(run=add)


def _add_town(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--municipality", metavar="MUNICIPIO", default="", help="el de la alcaldía, con rol mayor"
    )


def add(arguments: argparse.Namespace) -> int:
    """Create the account and the role; a link, or a password typed here, lets the person in."""
    from evalua.cli.office import now, office, opened

    if arguments.role == "administrator":
        with opened() as database:
            _add_administrator(database, arguments, now())
        return DONE
    with office(arguments.association) as place:
        _add_to(place, arguments)
    return DONE


def _add_to(place: Office, arguments: argparse.Namespace) -> None:
    from evalua.registers.association.people import add_access

    login, typed, enters = _entrance(place.database, arguments)
    town = _town(place, arguments.municipality)
    with _signed(place, arguments.person) as work:
        person = add_access(
            work,
            name=arguments.name,
            role=arguments.role,
            login=login,
            email=arguments.email,
            municipality_id=town,
        )
        name = person.name
    say(f"{name} quedó en la lista ({ROLE_NAMES[arguments.role]}). Usuario: {login}.")
    if not enters:
        let_choose(found(place.database, login, place.now), typed)


def _add_administrator(database: Database, arguments: argparse.Namespace, now: datetime) -> None:
    from evalua.accounts.commands import add_administrator

    login, typed, _ = _entrance(database, arguments)
    with terminal_work(database, now) as work:
        name = add_administrator(work, name=arguments.name, login=login, email=arguments.email).name
    say(f"{name} administra Evalúa. Usuario: {login}.")
    let_choose(found(database, login, now), typed)


def _entrance(database: Database, arguments: argparse.Namespace) -> tuple[str, str, bool]:
    """The login to use, the hash of the password typed, and whether that login enters already."""
    from evalua.accounts import logins
    from evalua.cli.typing_passwords import typed_hash

    with database.session() as session:
        login = logins.key_of(arguments.login) or logins.proposed(session, arguments.name)
        known = logins.by_login(session, login)
    enters = known is not None and bool(known.password_hash)
    typed = typed_hash(login, arguments.name) if arguments.password and not enters else ""
    return login, typed, enters


def _signed(place: Office, person: str) -> AbstractContextManager[Work]:
    """A use case signed by ``--as``, with her role; else by the terminal."""
    if person:
        return place.work(person)
    return place.database.work(
        actor=TERMINAL, now=place.now, today=place.today, association_id=place.facts.id
    )


def _town(place: Office, name: str) -> int | None:
    """The municipality of that name. Raises Problem V56 that lists those there are."""
    from evalua.registers.members.queries import municipalities

    if not name:
        return None
    with place.database.session() as session:
        rows = municipalities(session, association_id=place.facts.id)
    own = rows[rows["name"].map(search_key) == search_key(name)]
    if own.empty:
        known = ", ".join(rows["name"])
        raise refuse(
            "municipality_id", "V56", f"«{name}» no es un municipio de la asociación: {known}."
        )
    return int(own["id"].iloc[0])


def grant(arguments: argparse.Namespace) -> int:
    """Give somebody a role in the association, or change the one she has."""
    from evalua.cli.office import office
    from evalua.registers.association.people import add_access, change_role

    with office(arguments.association) as place:
        known = found(place.database, arguments.login, place.now)
        town = _town(place, arguments.municipality)
        person = _person_of(place, known)
        with _signed(place, "") as work:
            if person is None:
                add_access(
                    work,
                    name=known.name,
                    role=arguments.role,
                    login=known.login,
                    municipality_id=town,
                )
            else:
                change_role(work, person, arguments.role, town)
        say(f"{known.name} es ahora {ROLE_NAMES[arguments.role]} en {place.facts.name}.")
    return DONE


def revoke(arguments: argparse.Namespace) -> int:
    """Take somebody off the association; what was signed stays."""
    from evalua.cli.office import office
    from evalua.registers.association.people import leave

    with office(arguments.association) as place:
        known = found(place.database, arguments.login, place.now)
        person = _person_of(place, known)
        if person is None:
            raise refuse("", "V56", f"{known.name} no tiene un rol en {place.facts.name}.")
        with _signed(place, "") as work:
            leave(work, person, arguments.reason or USUAL_REASON)
        say(f"{known.name} ya no usa Evalúa en {place.facts.name}.")
    return DONE


def _person_of(place: Office, known: Somebody) -> int | None:
    """The key of somebody's place in the association."""
    from evalua.accounts.queries import accesses

    with place.database.session() as session:
        rows = accesses(session, place.facts.id)
    own = rows[(rows["account_id"] == known.id).fillna(value=False)]
    return None if own.empty else int(own["id"].iloc[0])


def administer(arguments: argparse.Namespace) -> int:
    """Let an account administer the installation, or no longer."""
    from evalua.accounts import commands

    with somebody(arguments.login) as person:
        with person.work() as work:
            if arguments.remove:
                commands.unmake_administrator(work, person.id)
            else:
                commands.make_administrator(work, person.id)
        said = "ya no administra" if arguments.remove else "administra"
        say(f"{person.name} {said} Evalúa.")
    return DONE


def list_people(arguments: argparse.Namespace) -> int:
    """Print who uses Evalúa: every account and role, or those of one association."""
    from evalua.accounts.queries import accesses, accounts
    from evalua.cli.office import opened
    from evalua.registers.association.facts import by_code, every

    with opened() as database, database.session() as session:
        places = {item.id: item for item in every(session)}
        only = by_code(session, arguments.association).id if arguments.association else None
        known = accesses(session, only).to_dict("records")
        there = {row["account_id"] for row in known if row["login"]}
        alone = accounts(session).rename(columns={"id": "account_id"}).to_dict("records")
        if only is None:
            known += [row for row in alone if row["account_id"] not in there]
    if arguments.json:
        say_json([_told(row, places) for row in known])
    elif known:
        say_table([Column(title) for title in _TITLES], [_line(row, places) for row in known])
    else:
        say("Todavía no hay personas. Agregue la primera con «evalua user add».")
    return DONE


_TITLES = ("Nombre", "Rol", "Asociación", "Usuario", "Puede entrar", "Último ingreso (UTC)")


def _told(row: Row, places: Mapping[int, Facts]) -> dict[str, Any]:
    """A person for a machine."""
    place = places.get(row.get("association_id", 0))
    return {
        "name": row["name"],
        "role": row.get("role"),
        "association": place.code if place else None,
        "login": row["login"] or None,
        "is_active": bool(row["is_active"]),
        "is_administrator": bool(row["is_administrator"]),
        "has_password": bool(row["has_password"]),
        "last_sign_in": row["last_sign_in"],
    }


def _line(row: Row, places: Mapping[int, Facts]) -> list[str]:
    """A person for the eye."""
    place = places.get(row.get("association_id", 0))
    role = ROLE_NAMES[row["role"]] if row.get("role") else ""
    chief = "Administra Evalúa" if row["is_administrator"] else ""
    return [
        row["name"],
        " · ".join(word for word in (role, chief) if word) or "Sin rol",
        place.code if place else "—",
        row["login"] or "sin cuenta",
        _entering(row),
        "nunca" if str(row["last_sign_in"]) == "NaT" else f"{row['last_sign_in']:%d/%m/%Y %H:%M}",
    ]


def _entering(row: Row) -> str:
    if not row["login"]:
        return "no"
    if not row["is_active"]:
        return "no: cuenta desactivada"
    return "sí" if row["has_password"] else "no: falta elegir contraseña"
