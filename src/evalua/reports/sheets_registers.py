"""The sheets of the registers: transitions, commitments."""

from __future__ import annotations

from evalua.board.commitments import commitment_lines
from evalua.board.transitions import milestone_matrix, transition_line
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_MILESTONES = (
    Column("milestone", "Paso", "text", 7, "Código del paso de la ruta."),
    Column("name", "Qué se hace", "wrap", 48, "Nombre del paso."),
    Column("municipality", "Municipio", "text", 22, "Dónde; «Asociación» si es de todos."),
    Column("phase", "Momento", "text", 24, "Antes, durante o después del cambio de gobierno."),
    Column("due_on", "Plazo", "date", 12, "Calculado desde la elección o la posesión."),
    Column("done_on", "Cumplido el", "date", 12, "Fecha en que se cumplió."),
    Column("word", "Estado", "mark", 18, "Estado del paso al corte."),
    Column("days", "Días al plazo", "int", 9, "Negativo: ya pasó."),
    Column("evidence", "Evidencia", "wrap", 28, "Soporte del cumplimiento."),
    Column("reason", "Por qué no aplica", "wrap", 28, "Motivo escrito."),
)
_PHASES = {
    "before": "Antes de la elección",
    "between": "Entrega entre gobiernos",
    "after": "Nuevo gobierno",
}


def sheet_transitions(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The route of the change of government, where one is under way."""
    line = transition_line(inputs, evaluation.cut, catalog)
    rows = [
        row
        | {
            "municipality": row["municipality"] or "Asociación",
            "phase": _PHASES.get(row["phase"], ""),
        }
        for row in milestone_matrix(inputs, evaluation.cut, catalog).to_dict("records")
    ]
    return Sheet(
        title="Transiciones",
        heading="Cambio de gobierno",
        question="¿Qué falta para el relevo de alcaldías?",
        blocks=(Block("Transiciones", _MILESTONES, rows, empty="Sin pasos exigibles al corte."),),
        note=line,
    )


_COMMITMENTS = (
    Column("text", "Compromiso", "wrap", 44, "Lo que se acordó."),
    Column("responsible", "Responsable", "wrap", 22, "Quién lo hace."),
    Column("municipality", "Municipio", "text", 18, "Si es de un municipio."),
    Column("word", "Estado", "mark", 21, "Estado al corte."),
    Column("original_due_on", "Fecha original", "date", 12, "La primera fecha acordada."),
    Column("due_on", "Fecha vigente", "date", 12, "La última fecha acordada."),
    Column("postponements", "Aplazado", "int", 9, "Cuántas veces se aplazó."),
    Column("original_overdue_days", "Días de atraso", "int", 9, "Desde la fecha original."),
    Column("done_on", "Cumplido el", "date", 12, "Fecha en que se cumplió."),
    Column("held_on", "Sesión", "date", 12, "Sesión en que se acordó."),
    Column("body", "Órgano", "text", 16, "Quién lo acordó."),
    Column("act", "Acta", "text", 14, "Acta de la sesión."),
    Column("evidence", "Evidencia", "wrap", 24, "Soporte del cumplimiento."),
)


def sheet_commitments(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What was agreed in meetings, open and overdue first."""
    rows = [
        row | {"body": _body(row["body"], evaluation, catalog)}
        for row in commitment_lines(inputs, evaluation.cut).to_dict("records")
    ]
    return Sheet(
        title="Compromisos",
        heading="Compromisos de las sesiones",
        question="¿Quién quedó de hacer qué, y para cuándo?",
        blocks=(Block("Compromisos", _COMMITMENTS, rows),),
    )


def _body(key: str, evaluation: Evaluation, catalog: Catalog) -> str:
    """The name of a body; the board is called as the association calls it."""
    label = evaluation.facts.board_label
    return label if key == "board" and label else catalog.names_of("bodies").get(key, "")
