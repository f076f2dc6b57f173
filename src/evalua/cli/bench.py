"""``evalua bench``: how fast Evalúa is here, against its own limits."""

from __future__ import annotations

import argparse

from evalua.cli.arguments import Commands, add_command, add_json
from evalua.cli.output import DONE, FIX, Column, say, say_json, say_table

SCALES = ("small", "medium", "large")


def register(commands: Commands) -> None:
    parser = add_command(
        commands, "bench", "mide la velocidad con datos inventados, sin tocar los suyos"
    )
    parser.add_argument(
        "--scale",
        choices=SCALES,
        default="medium",
        metavar="TAMAÑO",
        help="small, medium o large (si no se indica: medium)",
    )
    parser.add_argument(
        "--growth",
        action="store_true",
        help="mide también un mes con diez veces más metas y proyectos (tarda varios minutos)",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure everything and say what is within its limit; 1 where something is not."""
    from evalua.bench.report import measure

    report = measure(arguments.scale, grown=arguments.growth)
    if arguments.json:
        say_json(report.as_mapping())
        return DONE if report.within else FIX
    say_table(
        [
            Column("Medida"),
            Column("Valor", figures=True),
            Column("Límite", figures=True),
            Column(""),
        ],
        report.rows(),
    )
    for sentence in (*report.notes, *report.failures):
        say(sentence)
    return DONE if report.within else FIX
