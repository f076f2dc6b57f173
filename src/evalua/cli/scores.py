"""``evalua score``: the scores of a month, as the screens print them, and the chain behind each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from evalua.cli.arguments import Commands, add_association, add_command, add_json, add_month
from evalua.cli.output import DONE, Column, say, say_json, say_table
from evalua.domain.problems import refuse

if TYPE_CHECKING:
    import pandas as pd

    from evalua.catalog import Catalog
    from evalua.cli.office import Office
    from evalua.domain.month import Month
    from evalua.measures.inputs import Inputs
    from evalua.months.evaluation import Evaluation

LEVELS = ("index", "area", "question", "indicator")


def register(commands: Commands) -> None:
    parser = add_command(commands, "score", "dice los puntajes de un mes")
    add_month(parser)
    add_association(parser)
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="area",
        metavar="NIVEL",
        help="index, area, question o indicator (si no se indica: area)",
    )
    parser.add_argument(
        "--explain",
        metavar="CÓDIGO",
        default="",
        help="de qué está hecho un puntaje: index, un área (A03), una pregunta (Q07) o un indicador",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the scores, or the chain behind one of them."""
    from evalua.cli.catalogs import known_to
    from evalua.cli.office import office

    with office(arguments.association) as place:
        known = known_to(place)
        evaluation, before = evaluations(place, arguments.month, known)
        towns = _towns(place)
    if arguments.explain:
        return _explain(evaluation, known, arguments.explain, towns, as_json=arguments.json)
    lines = level_lines(evaluation, before, known, arguments.level)
    if arguments.json:
        say_json(heading(evaluation) | {"level": arguments.level, "lines": records(lines)})
        return DONE
    say(_title(evaluation))
    _print(lines, evaluation, known, arguments.level)
    return DONE


def evaluations(
    place: Office, month: Month, catalog: Catalog, records: Inputs | None = None
) -> tuple[Evaluation, Evaluation | None]:
    """The month's evaluation and the one before it, where the association already answered.

    ``records``: the registers, where the caller has read them already.
    """
    from evalua.months.evaluation import evaluate

    if month < place.facts.evaluation_start:
        raise refuse(
            "month",
            "V43",
            f"La asociación responde desde {place.facts.evaluation_start.label}; antes no hay puntajes.",
        )
    if month.first > place.today:
        raise refuse("month", "V03", f"{month.label.capitalize()} aún no llega.")
    with place.database.session() as session:
        found = [
            evaluate(
                session,
                association_id=place.facts.id,
                month=each,
                today=place.today,
                catalog=catalog,
                gathered=None if records is None else lambda: records,
            )
            for each in (month, month.previous)
            if each >= place.facts.evaluation_start
        ]
    return found[0], found[1] if len(found) > 1 else None


def level_lines(
    evaluation: Evaluation, before: Evaluation | None, catalog: Catalog, level: str
) -> pd.DataFrame:
    """The lines of one level, the same frames that the screens show."""
    from evalua.board.areas import area_lines, index_line
    from evalua.board.indicators import indicator_lines, question_lines

    if level == "question":
        return question_lines(evaluation, catalog)
    if level == "indicator":
        return indicator_lines(evaluation, catalog, before=before)
    return (index_line if level == "index" else area_lines)(evaluation, before, catalog)


def heading(evaluation: Evaluation) -> dict[str, Any]:
    """What every answer says first: whose month it is and whether the board approved it."""
    return {
        "association": evaluation.facts.code,
        "month": str(evaluation.month),
        "state": evaluation.state,
        "in_progress": evaluation.in_progress,
        "snapshot": evaluation.snapshot,
        "act": evaluation.act,
        "one_person": evaluation.approval.one_person if evaluation.approval else False,
        "seal": evaluation.approval.seal if evaluation.approval else "",
        "context_note": evaluation.context_note,
        "cut": evaluation.cut,
        "catalogue_version": evaluation.catalogue_version,
    }


def records(lines: pd.DataFrame) -> list[dict[str, Any]]:
    """Lines as plain mappings."""
    found: list[dict[str, Any]] = lines.to_dict("records")
    return found


def _towns(place: Office) -> dict[int, str]:
    from evalua.board.names import municipality_names
    from evalua.measures.inputs import Inputs
    from evalua.registers.members.queries import municipalities

    with place.database.session() as session:
        found = municipalities(session, association_id=place.facts.id)
    return municipality_names(Inputs.of(place.facts.evaluation_start, municipalities=found))


def _explain(
    evaluation: Evaluation, catalog: Catalog, code: str, towns: dict[int, str], *, as_json: bool
) -> int:
    from evalua.cli.chain import as_mapping, print_chain
    from evalua.scoring.explanation import explain

    wanted = "index" if code.casefold() in ("index", "índice", "indice") else code.upper()
    try:
        root = explain(evaluation.scores, wanted)
    except KeyError:
        raise refuse(
            "explain",
            "V56",
            f"No hay un puntaje con código «{code}». Use index, un área (A01), una pregunta (Q01) o "
            "un indicador, como los muestra --level indicator.",
        ) from None
    if as_json:
        say_json(heading(evaluation) | {"explanation": as_mapping(root, evaluation, catalog)})
        return DONE
    say(_title(evaluation))
    print_chain(root, evaluation, catalog, towns)
    return DONE


def _title(evaluation: Evaluation) -> str:
    from evalua.board.approval import marked
    from evalua.cli.months import STATES

    said = STATES[evaluation.state]
    if evaluation.frozen:
        said = marked(f"{said}, {evaluation.act}", evaluation)
    elif evaluation.in_progress:
        said = "en curso"
    return f"{evaluation.facts.name} · {evaluation.month.label} · {said}"


def _print(lines: pd.DataFrame, evaluation: Evaluation, catalog: Catalog, level: str) -> None:
    from evalua.board.figures import share_text
    from evalua.cli.chain import measured_text

    if level == "indicator":
        columns = [Column("Código"), Column("Indicador"), Column("Valor", True)]
        columns += [Column("Puntaje", True), Column("Estado")]
        rows = [
            [
                r["code"],
                r["short"],
                measured_text(r, evaluation, catalog),
                r["score_text"],
                r["word"],
            ]
            for r in records(lines)
        ]
    else:
        names = {"index": "Índice", "area": "Área", "question": "Pregunta"}
        columns = [Column("Código"), Column(names[level]), Column("Puntaje", True)]
        columns += [Column("Cobertura", True), Column("Estado"), Column("Alcance")]
        rows = [
            [
                r["code"],
                r["short"],
                r["score_text"],
                share_text(r["coverage"], evaluation.facts),
                r["word"],
                f"{r['measured']} de {r['catalogue_count']}",
            ]
            for r in records(lines)
        ]
    say_table(columns, rows)
