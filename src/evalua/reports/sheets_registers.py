"""The sheets of the registers: goals, projects, transitions, commitments."""

from __future__ import annotations

from collections.abc import Mapping

from evalua.board.commitments import commitment_lines
from evalua.board.goals import goal_lines
from evalua.board.projects import project_lines
from evalua.board.transitions import milestone_matrix, transition_line
from evalua.board.wording import band_word
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet
from evalua.reports.sheets_scores import score_cell

_GOALS = (
    Column("code", "Código", "text", 10, "Código de la meta."),
    Column("name", "Meta", "wrap", 36, "Texto de la meta."),
    Column("area", "Área", "text", 14, "Área de recomendación a la que aporta."),
    Column("responsible", "Responsable", "wrap", 18, "Quién responde por ella."),
    Column("unit", "Unidad", "text", 12, "En qué se mide."),
    Column("accumulation", "Tipo", "text", 14, "Cómo se suman los periodos."),
    Column("baseline", "Línea base", "quantity", 10, "Punto de partida."),
    Column("target", "Meta del plan", "quantity", 10, "Valor que se quiere al final del plan."),
    Column("planned", "Programado", "quantity", 11, "Lo programado a la fecha."),
    Column("value", "Llevamos", "quantity", 11, "Lo reportado a la fecha."),
    Column("achievement", "Avance", "score", 10, "De 0 a 100 frente a lo programado."),
    Column("word", "Estado", "mark", 18, "Franja del avance, o por qué no lo hay."),
    Column("weight", "Peso", "quantity", 7, "Peso dentro del plan de trabajo."),
    Column("last_month", "Último reporte", "text", 12, "Mes del último reporte."),
    Column("last_value", "Último valor", "quantity", 10, "Valor del último reporte."),
    Column("last_note", "Nota", "wrap", 26, "Lo que se dijo en el último reporte."),
    Column("evidence", "Evidencia", "wrap", 22, "Soporte del último reporte."),
)


def sheet_goals(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The goals of the plan in force against what was programmed to date."""
    lines = goal_lines(inputs, evaluation.month, evaluation.cut, evaluation.policy)
    kinds, areas = catalog.choices("accumulation"), {a.code: a.short for a in catalog.areas}
    rows = [
        row
        | {
            "area": areas.get(row["area"], ""),
            "accumulation": kinds.get(row["accumulation"], ""),
            "achievement": score_cell(row["achievement"], evaluation.policy),
            "word": band_word(row["band"], catalog) or (f"○ {row['note']}" if row["note"] else ""),
            "last_month": Month.parse(row["last_month"]).short if row["last_month"] else "",
        }
        for row in lines.to_dict("records")
    ]
    return Sheet(
        title="Metas",
        heading="Plan de trabajo",
        question="¿Qué metas van como se programó?",
        blocks=(Block("Metas", _GOALS, rows, empty="No hay un plan de trabajo vigente al corte."),),
        frozen_columns=2,
    )


_PROJECTS = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("stage", "Etapa", "text", 14, "Etapa al corte."),
    Column("stage_on", "Desde", "date", 11, "Día en que llegó a la etapa."),
    Column("theme", "Tema", "wrap", 18, "Tema del proyecto."),
    Column("municipality_names", "Municipios", "wrap", 24, "Municipios que se benefician."),
    Column("executor", "Ejecuta", "wrap", 20, "Entidad que lo ejecuta."),
    Column("cost", "Costo", "money", 15, "Costo total."),
    Column("committed", "Comprometido", "money", 16, "Con documento y monto."),
    Column("disbursed", "Desembolsado", "money", 16, "Dinero que ya llegó."),
    Column("physical", "Físico %", "percent", 10, "Último avance físico anotado."),
    Column("planned_physical", "Programado %", "percent", 12, "Lo que decía el primer cronograma."),
    Column("financial", "Financiero %", "percent", 11, "Último avance financiero anotado."),
    Column(
        "delay",
        "Ritmo",
        "mark",
        13,
        "Atrasado: más de 15 puntos por debajo, o pasada su fecha final.",
    ),
    Column("delay_cause", "Causa del atraso", "wrap", 18, "La última anotada."),
    Column("ends_on", "Debía terminar", "date", 11, "Fecha final del primer cronograma."),
    Column("noted_on", "Última nota", "date", 11, "Fecha de la última nota."),
    Column("note_days", "Días sin nota", "int", 9, "Desde la última nota."),
    Column("next_step", "Próximo paso", "wrap", 28, "El de la última nota."),
)


def sheet_projects(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The portfolio at the cut."""
    stages, themes = catalog.names_of("project_stages"), catalog.names_of("project_themes")
    causes = catalog.names_of("delay_causes")
    rows = [
        row
        | {
            "stage": stages.get(row["stage"], ""),
            "theme": themes.get(row["theme"], ""),
            "delay_cause": causes.get(row["delay_cause"], ""),
            "delay": _pace(row),
        }
        for row in project_lines(inputs, evaluation.cut).to_dict("records")
    ]
    return Sheet(
        title="Proyectos",
        heading=f"Proyectos, dinero en {evaluation.facts.currency.many}",
        question="¿En qué etapa va cada proyecto y cuál está atrasado?",
        blocks=(Block("Proyectos", _PROJECTS, rows),),
        frozen_columns=2,
    )


def _pace(row: Mapping[str, object]) -> str:
    if row["delayed"]:
        return "◆ Atrasado"
    measured = row["physical"] == row["physical"] and row["behind"] == row["behind"]
    return "● A ritmo" if measured and row["stage"] == "in_execution" else ""


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
