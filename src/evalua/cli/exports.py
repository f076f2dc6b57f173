"""``evalua export``: the month's summary as a file."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evalua.cli.arguments import Commands, add_association, add_command, add_month
from evalua.cli.output import DONE, say
from evalua.domain.month import Month
from evalua.domain.problems import refuse

_SUFFIXES = {"xlsx": ".xlsx", "csv": ".zip"}
_MONTHS = 24


def register(commands: Commands) -> None:
    parser = add_command(commands, "export", "guarda el resumen de un mes en un archivo")
    add_month(parser)
    add_association(parser)
    parser.add_argument(
        "--format",
        choices=tuple(_SUFFIXES),
        required=True,
        metavar="FORMATO",
        help="xlsx (un libro de Excel) o csv (las mismas tablas, en un .zip)",
    )
    parser.add_argument(
        "--out", metavar="ARCHIVO", type=Path, required=True, help="dónde guardarlo"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file whole, or not at all."""
    with _collector_at_rest():
        return _run(arguments)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing is worth collecting before the file is written, and the rounds cost a sixth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _run(arguments: argparse.Namespace) -> int:
    from evalua.cli.catalogs import known_to
    from evalua.cli.office import office
    from evalua.cli.scores import evaluations
    from evalua.months.evaluation import Evaluation, evaluate
    from evalua.months.gathering import gather
    from evalua.months.history import scores_by_month
    from evalua.reports.summary import summary_csv, summary_workbook

    _check_name(arguments.out, arguments.format)

    with office(arguments.association) as place:
        known = known_to(place)
        with place.database.session() as session:
            inputs = gather(session, place.facts.id)
        evaluation, before = evaluations(place, arguments.month, known, inputs)
        at_hand = {each.month: each for each in (evaluation, before) if each is not None}
        with place.database.session() as session:

            def evaluated(month: Month) -> Evaluation:
                return at_hand.get(month) or evaluate(
                    session,
                    association_id=place.facts.id,
                    month=month,
                    today=place.today,
                    catalog=known,
                    gathered=lambda: inputs,
                )

            history = scores_by_month(
                session,
                association_id=place.facts.id,
                last=arguments.month,
                count=_MONTHS,
                today=place.today,
                catalog=known,
                evaluated=evaluated,
            )
        today = place.today
    make = summary_workbook if arguments.format == "xlsx" else summary_csv
    content = make(evaluation, inputs, history, known, before=before, generated_on=today)
    write_whole(arguments.out, content)
    say(f"El resumen de {arguments.month.label} quedó en {arguments.out}.")
    return DONE


def write_whole(file: Path, content: bytes) -> None:
    """Write a file beside its place and then put it there, so that nobody opens half of it."""
    from evalua.storage.refusals import cause

    partial = file.with_name(f"{file.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as error:
        partial.unlink(missing_ok=True)
        why = cause(error) or "revise que la carpeta exista y que el archivo no esté abierto"
        raise refuse("out", "V52", f"No se pudo guardar {file}: {why}.") from error


def _check_name(file: Path, kind: str) -> None:
    wanted = _SUFFIXES[kind]
    if file.suffix.lower() != wanted:
        inside = "un libro de Excel" if kind == "xlsx" else "varias tablas en un .zip"
        raise refuse(
            "out",
            "V56",
            f"Con --format {kind} se guarda {inside}: use un nombre que termine en {wanted}.",
        )
    if not file.absolute().parent.is_dir():
        raise refuse("out", "V52", f"No hay una carpeta «{file.absolute().parent}».")
