"""``evalua dossier``: the folder of an incoming mayor as a page that prints."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from evalua.cli.arguments import Commands, add_association, add_command, day
from evalua.cli.exports import write_whole
from evalua.cli.output import DONE, say
from evalua.domain.problems import refuse
from evalua.domain.text import search_key


def register(commands: Commands) -> None:
    parser = add_command(commands, "dossier", "guarda la carpeta de llegada de una alcaldía")
    parser.add_argument("municipality", metavar="MUNICIPIO", help="nombre del municipio")
    add_association(parser)
    parser.add_argument(
        "--on",
        metavar="AAAA-MM-DD",
        type=day,
        default=None,
        help="día del corte (por defecto, hoy)",
    )
    parser.add_argument(
        "--out", metavar="ARCHIVO.html", type=Path, required=True, help="dónde guardarla"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page whole, or not at all."""
    from evalua.board.dossier import dossier
    from evalua.board.names import municipality_names
    from evalua.cli.catalogs import known_to
    from evalua.cli.office import office
    from evalua.months.gathering import gather
    from evalua.reports.html_document import write_document

    if arguments.out.suffix.lower() not in (".html", ".htm"):
        raise refuse("out", "V56", "La carpeta es una página: use un nombre que termine en .html.")
    with office(arguments.association) as place:
        known = known_to(place)
        with place.database.session() as session:
            inputs = gather(session, place.facts.id)
        on: date = arguments.on or place.today
        town = _town(municipality_names(inputs), arguments.municipality)
        document = dossier(inputs, place.facts, town, on, known)
    write_whole(arguments.out, write_document(document))
    say(f"{document.title} quedó en {arguments.out}.")
    return DONE


def _town(names: dict[int, str], typed: str) -> int:
    """The municipality with that name. Raises Problem that lists the names there are."""
    found = [key for key, name in names.items() if search_key(name) == search_key(typed)]
    if len(found) != 1:
        known = ", ".join(names.values()) or "ninguno todavía"
        raise refuse(
            "municipality", "V38", f"No hay un municipio llamado «{typed}». Existen: {known}."
        )
    return found[0]
