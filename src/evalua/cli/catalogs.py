"""``evalua catalog check``: every problem of a catalogue, in one sentence each.

It proves as well that every indicator has a worked example with the arithmetic of its card, and
something that computes it or the declared origin of being typed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evalua.cli.arguments import Commands, add_command, add_group
from evalua.cli.output import DONE, FIX, complain, plural, say
from evalua.domain.problems import Finding, Problem, refuse

if TYPE_CHECKING:
    from evalua.catalog import Catalog
    from evalua.cli.office import Office


def register(commands: Commands) -> None:
    group = add_group(commands, "catalog", "el catálogo de áreas, preguntas e indicadores")
    parser = add_command(group, "check", "revisa un catálogo y dice cada problema")
    parser.add_argument(
        "path",
        metavar="CARPETA",
        nargs="?",
        type=Path,
        default=None,
        help="carpeta del catálogo (si no se indica, el de Evalúa y sus países)",
    )
    parser.set_defaults(run=check)


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with the catalogue; the program's own includes its countries."""
    found = problems(arguments.path)
    for sentence in found:
        complain(sentence)
    if found:
        complain(f"{plural(len(found), 'problema', 'problemas')} por corregir.")
        return FIX
    say("El catálogo está en orden.")
    return DONE


def loaded() -> Catalog:
    """The program's catalogue. Raises Problem with a sentence for each thing wrong with it."""
    from evalua import catalog

    try:
        return catalog.load()
    except catalog.CatalogError as error:
        raise Problem([Finding("", "V60", sentence) for sentence in error.problems]) from error


def problems(folder: Path | None) -> list[str]:
    """The problems of a folder, or of the program's own catalogue and countries."""
    from evalua import catalog

    if folder is not None and not folder.is_dir():
        raise refuse("path", "V56", f"No hay una carpeta «{folder}».")
    found = catalog.problems() if folder is None else catalog.problems(folder)
    if not found:
        found = unmeasured(catalog.load() if folder is None else catalog.load(folder))
    return found + catalog.country_problems() if folder is None else found


def unmeasured(known: Catalog) -> list[str]:
    """The indicators that nothing computes and that are not declared as typed, in a sentence each."""
    from evalua.measures.registry import can_be_measured

    return [
        f"{card.code}: no hay fórmula que lo calcule ni está declarado como digitado."
        for card in known.indicators
        if not can_be_measured(card)
    ]


def known_to(place: Office) -> Catalog:
    """The program's catalogue with the indicators that the association added."""
    from evalua.registers.own_indicators.cards import whole_catalog
    from evalua.registers.own_indicators.queries import own_indicators

    with place.database.session() as session:
        rows = own_indicators(session, association_id=place.facts.id)
    return whole_catalog(rows, loaded())
