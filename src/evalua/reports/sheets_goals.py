"""The sheets of the work plan: its goals, those in alert, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalua.board.goal_alerts import goal_alerts, orphan_goals, owners, pace_sentence, paces
from evalua.board.goals import goal_lines
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
    Column("difficulty", "Dificultad", "wrap", 26, "Qué estorbó, si el mes no avanzó."),
    Column("evidence", "Evidencia", "wrap", 22, "Soporte del último reporte."),
    Column("close", "Cierre proyectado", "quantity", 11, "A dónde llegaría a su ritmo; no puntúa."),
    Column(
        "rule", "Regla de la proyección", "wrap", 40, "Cómo se proyecta, o por qué no se puede."
    ),
    Column("objective", "Objetivo", "wrap", 22, "Objetivo de la asociatividad al que aporta."),
    Column("programme", "Programa", "wrap", 18, "Programa o unidad de la asociación."),
    Column("agreement", "Convenio", "wrap", 22, "Convenio del que nace."),
)


def sheet_goals(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The goals of the plan in force against what was programmed to date."""
    lines = goal_lines(inputs, evaluation.month, evaluation.cut, evaluation.policy)
    found = paces(inputs, lines, evaluation.month)
    kinds, areas = catalog.choices("accumulation"), {a.code: a.short for a in catalog.areas}
    rows = [
        row
        | {
            "area": areas.get(row["area"], ""),
            "accumulation": kinds.get(row["accumulation"], ""),
            "achievement": score_cell(row["achievement"], evaluation.policy),
            "word": band_word(row["band"], catalog) or (f"○ {row['note']}" if row["note"] else ""),
            "close": found[row["code"]].close,
            "rule": pace_sentence(row, found[row["code"]], evaluation.facts.number_format),
            **_tags(row, inputs, catalog),
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


def _tags(row: Mapping[str, Any], inputs: Inputs, catalog: Catalog) -> dict[str, str]:
    """The objective, the programme and the agreement of a goal, by name."""
    objectives = dict(enumerate(catalog.choices("dnp_objectives").values(), 1))
    programmes = dict(zip(inputs.programmes["id"], inputs.programmes["name"], strict=True))
    agreements = dict(zip(inputs.agreements["id"], inputs.agreements["name"], strict=True))
    return {
        "objective": objectives.get(row["dnp_objective"], ""),
        "programme": programmes.get(row["programme_id"], ""),
        "agreement": agreements.get(row["agreement_id"], ""),
    }


_ALERTS = (
    Column("code", "Código", "text", 10, "Código de la meta."),
    Column("name", "Meta", "wrap", 44, "Texto de la meta."),
    Column("responsible", "Responsable", "wrap", 24, "Quién responde por ella."),
    Column("why", "Por qué", "wrap", 56, "Cada motivo por el que está en alerta."),
)
_OWNERS = (
    Column("responsible", "Responsable", "wrap", 10, "En orden alfabético; no compara personas."),
    Column("goals", "Metas", "int", 44, "Metas del plan a su cargo."),
    Column("reported", "Con avance", "int", 24, "Tienen avance anotado para lo exigible."),
    Column("behind", "Por debajo", "int", 56, "Por debajo de lo programado a la fecha."),
    Column("alert", "En alerta", "int", 11, "Cuántas están en alerta."),
)
_ORPHANS = (
    Column("code", "Código", "text", 10, "Código de la meta."),
    Column("name", "Meta", "wrap", 44, "Texto de la meta."),
    Column("lacking", "Le falta", "wrap", 24, "Lo que falta para poder seguirla."),
)


def sheet_goal_alerts(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """The goals in alert with their owner, the owners, and the goals nobody follows."""
    lines = goal_lines(inputs, evaluation.month, evaluation.cut, evaluation.policy)
    alerts = goal_alerts(
        lines,
        paces(inputs, lines, evaluation.month),
        evaluation.policy,
        evaluation.facts.number_format,
        month=evaluation.month,
    )
    return Sheet(
        title="Metas en alerta",
        heading="Metas en alerta y de quién son",
        question="¿Qué metas necesitan atención y de quién son?",
        blocks=(
            Block("MetasAlerta", _ALERTS, alerts.to_dict("records"), empty="Ninguna."),
            Block(
                "MetasResponsables",
                _OWNERS,
                owners(lines, alerts).to_dict("records"),
                title="De quién son las metas",
            ),
            Block(
                "MetasSinDueno",
                _ORPHANS,
                orphan_goals(inputs, lines).to_dict("records"),
                title="Metas sin dueño o sin medida",
                empty="Todas tienen responsable, unidad y programación.",
            ),
        ),
        note="En alerta: avance bajo el umbral de atención, sin avance anotado, o una proyección "
        "que no llega a la meta.",
    )
