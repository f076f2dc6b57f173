"""``evalua user``: who uses Evalúa in an association. Passwords come with the accounts."""

from __future__ import annotations

import argparse

from evalua.cli.arguments import (
    Commands,
    add_association,
    add_command,
    add_group,
    add_json,
    add_person,
)
from evalua.cli.output import DONE, Column, say, say_json, say_table
from evalua.domain.actor import ROLE_NAMES


def register(commands: Commands) -> None:
    group = add_group(commands, "user", "las personas que usan Evalúa en una asociación")
    adding = add_command(group, "add", "agrega una persona")
    adding.add_argument("name", metavar="NOMBRE", help="nombre completo, entre comillas")
    adding.add_argument(
        "--role",
        choices=tuple(ROLE_NAMES),
        default="team",
        metavar="ROL",
        help="; ".join(f"{key}: {name}" for key, name in ROLE_NAMES.items()),
    )
    add_association(adding)
    add_person(adding)
    adding.set_defaults(run=add)
    listing = add_command(group, "list", "lista las personas")
    add_association(listing)
    add_json(listing)
    listing.set_defaults(run=list_people)


def add(arguments: argparse.Namespace) -> int:
    """Add somebody to the association; signed by ``--as`` where there is already somebody."""
    from evalua.cli.office import office
    from evalua.registers.association.commands import add_person as add_to_association

    with office(arguments.association) as place, place.work(arguments.person) as work:
        row = add_to_association(work, arguments.name, arguments.role)
        name = row.name
    say(f"{name} quedó en la lista ({ROLE_NAMES[arguments.role]}).")
    return DONE


def list_people(arguments: argparse.Namespace) -> int:
    """Print who uses Evalúa in the association."""
    from evalua.cli.office import office
    from evalua.registers.association.queries import people

    with office(arguments.association) as place, place.database.session() as session:
        known = people(session, association_id=place.facts.id)[["name", "role"]].to_dict("records")
    if arguments.json:
        say_json(known)
    elif known:
        say_table(
            [Column("Nombre"), Column("Rol")],
            [[row["name"], ROLE_NAMES[row["role"]]] for row in known],
        )
    else:
        say("Todavía no hay personas. Agregue la primera con «evalua user add».")
    return DONE
