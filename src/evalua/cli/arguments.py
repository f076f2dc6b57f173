"""Arguments that several commands share, and how their text is read."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any, TypeAlias

from evalua.domain.month import Month

Commands: TypeAlias = "argparse._SubParsersAction[Any]"


def month(text: str) -> Month:
    """A month written ``2026-10``."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"«{text}» no es un mes. Escríbalo como 2026-10."
        ) from error


def day(text: str) -> date:
    """A date written ``2026-11-05``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"«{text}» no es una fecha. Escríbala como 2026-11-05."
        ) from error


def port(text: str) -> int:
    """A port of this computer."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"«{text}» no es un puerto. Escriba uno entre 1 y 65535.")
    return int(text)


def add_month(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("month", metavar="AAAA-MM", type=month, help="mes, como 2026-10")


def add_association(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--association",
        metavar="CÓDIGO",
        default="",
        help="código de la asociación (no hace falta si hay una sola)",
    )


def add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="person", metavar="NOMBRE", default="", help="persona que firma lo que se hace"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="responde en JSON, para otro programa")


def add_group(commands: Commands, name: str, about: str) -> Commands:
    """A command that has commands of its own, such as ``evalua backup create``."""
    group = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    found: Commands = group.add_subparsers(metavar="ACCIÓN", required=True, title="acciones")
    return found


def add_command(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    """A command with its one-line description."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=f"{about[0].upper()}{about[1:]}."
    )
    return parser
