"""``evalua demo``: the fictional associations."""

from __future__ import annotations

import argparse

from evalua.cli.arguments import Commands, add_command, add_group
from evalua.cli.output import DONE, say


def register(commands: Commands) -> None:
    group = add_group(commands, "demo", "asociaciones ficticias para conocer Evalúa")
    add_command(group, "load", "carga las dos asociaciones de demostración").set_defaults(run=load)
    add_command(group, "remove", "borra las asociaciones de demostración").set_defaults(run=remove)


def load(_arguments: argparse.Namespace) -> int:
    """Load both demonstrations, with the last complete month before today."""
    from evalua.cli.catalogs import loaded
    from evalua.cli.office import now, opened
    from evalua.demo.loading import load_demo

    moment = now()
    with opened() as database:
        codes = load_demo(database, now=moment, today=moment.astimezone().date(), catalog=loaded())
    say(f"Demostraciones cargadas: {', '.join(codes)}.")
    return DONE


def remove(_arguments: argparse.Namespace) -> int:
    """Remove both demonstrations; real associations are not touched."""
    from evalua.cli.office import now, opened
    from evalua.demo.removal import remove_demo
    from evalua.domain.actor import Actor

    moment = now()
    with opened() as database:
        codes = remove_demo(
            database,
            actor=Actor("Línea de comandos", "administrator"),
            now=moment,
            today=moment.astimezone().date(),
        )
    say(f"Demostraciones quitadas: {', '.join(codes)}." if codes else "No había demostraciones.")
    return DONE
