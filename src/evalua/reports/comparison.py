"""Two approvals side by side, or one against the registers of today, as a workbook."""

from __future__ import annotations

from datetime import date
from typing import Any

import evalua
from evalua.board.adjustments import figure_lines, written_lines
from evalua.board.approval import facts_of, note_text
from evalua.board.comparison import index_sentence, indicator_lines, rule_lines, score_lines
from evalua.catalog import Catalog
from evalua.months.evaluation import Evaluation
from evalua.months.shadow import NOTHING, Shadow
from evalua.reports.report import Block, Column, Cover, Report, Sheet
from evalua.reports.workbook import write_workbook

_DEMO = "DEMOSTRACIÓN · datos ficticios"
_SCORES = (
    Column("kind", "Qué es", "text", 11, "El índice, un área o una pregunta."),
    Column("code", "Código", "text", 10, "Código del catálogo."),
    Column("name", "Nombre", "wrap", 34, "Nombre corto."),
    Column("before", "Puntaje antes", "percent", 12, "De 0 a 100, sin redondear."),
    Column("after", "Puntaje después", "percent", 12, "De 0 a 100, sin redondear."),
    Column("difference", "Diferencia", "points", 12, "Puntos de 100."),
    Column("before_weight", "Peso antes", "quantity", 9, "Peso dentro de su grupo."),
    Column("after_weight", "Peso después", "quantity", 9, "Peso dentro de su grupo."),
)
_INDICATORS = (
    Column("code", "Código", "text", 13, "Código del indicador."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("what", "Qué cambió", "wrap", 20, "Cifras, meta, peso, estado o puntaje."),
    Column("unit", "Unidad", "text", 14, "Unidad del valor y de la meta."),
    Column("before_value", "Valor antes", "quantity", 12, "En su unidad."),
    Column("after_value", "Valor después", "quantity", 12, "En su unidad."),
    Column("before_numerator", "Numerador antes", "quantity", 13, "De donde sale el valor."),
    Column("after_numerator", "Numerador después", "quantity", 13, "De donde sale el valor."),
    Column("before_denominator", "Denominador antes", "quantity", 13, "Vacío en los conteos."),
    Column("after_denominator", "Denominador después", "quantity", 13, "Vacío en los conteos."),
    Column("before_target", "Meta antes", "quantity", 10, "Meta completa del año."),
    Column("after_target", "Meta después", "quantity", 10, "Meta completa del año."),
    Column("before_weight", "Peso antes", "quantity", 8, "Peso dentro de su pregunta."),
    Column("after_weight", "Peso después", "quantity", 8, "Peso dentro de su pregunta."),
    Column("before_score", "Puntaje antes", "percent", 11, "De 0 a 100."),
    Column("after_score", "Puntaje después", "percent", 11, "De 0 a 100."),
)
_RULES = (
    Column("name", "Regla", "wrap", 44, "Lo que decide la junta o trae el catálogo."),
    Column("before", "Antes", "wrap", 24, "Como estaba."),
    Column("after", "Después", "wrap", 24, "Como quedó."),
)
_FIGURES = (
    Column("code", "Código", "text", 13, "Código del indicador."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("unit", "Unidad", "text", 14, "Unidad del valor."),
    Column("approved", "Aprobado", "quantity", 12, "Lo que aprobó la junta."),
    Column("today", "Hoy", "quantity", 12, "Lo que darían los registros de hoy."),
    Column("who", "Quién", "wrap", 22, "Quien escribió lo que lo cambia."),
    Column("when", "Cuándo", "text", 18, "Día y hora en que se escribió."),
    Column("why", "Por qué", "wrap", 36, "El motivo que se dio."),
)
_WRITTEN = (
    Column("what", "Qué", "wrap", 34, "El registro y lo que se hizo con él."),
    Column("dated_on", "Con fecha", "date", 12, "El día de que habla."),
    Column("amount", "Valor", "money", 16, "Dinero, donde el registro es de dinero."),
    Column("who", "Quién", "wrap", 22, "Quien lo escribió."),
    Column("when", "Cuándo", "text", 18, "Día y hora en que se escribió."),
    Column("why", "Por qué", "wrap", 40, "El motivo que se dio."),
)


def comparison_workbook(
    before: Evaluation,
    after: Evaluation,
    names: tuple[str, str],
    catalog: Catalog,
    *,
    later: Shadow = NOTHING,
    generated_on: date,
) -> bytes:
    """What differs between two evaluations as an .xlsx file.

    ``names`` say which each is («octubre 2026, aprobación 1»); ``later`` is given where the second is
    what today's registers would give of the first.
    """
    facts = after.facts
    demo = f"{_DEMO} · " if facts.is_demo else ""
    return write_workbook(
        Report(
            cover=Cover(
                title="Comparación de lo aprobado",
                association=facts.name,
                stamp=f"{demo}{names[0]} → {names[1]}",
                is_draft=not after.frozen,
                sentence=index_sentence(before, after),
                facts=(
                    *_side("Antes", names[0], before),
                    *_side("Después", names[1], after),
                    ("Generado el", generated_on),
                    ("Programa", f"Evalúa {evalua.__version__}"),
                ),
                notes=(
                    "Se compara sin redondear: lo que no aparece es igual hasta el último decimal.",
                ),
            ),
            sheets=(*_sheets(before, after, catalog), *_later(later, after, catalog)),
            line=f"{facts.name} · {names[0]} → {names[1]}",
            money_digits=facts.currency.digits,
            author=facts.name,
        )
    )


def _side(label: str, name: str, evaluation: Evaluation) -> tuple[tuple[str, Any], ...]:
    approval = evaluation.approval
    if approval is None:
        return ((label, name), ("", "Sin aprobar: son los registros de hoy."))
    note = note_text(evaluation)
    told = [("", f"{title}: {text}") for title, text in facts_of(approval)]
    return ((label, f"{name}, {approval.act}"), *told, *((("", note),) if note else ()))


def _sheets(before: Evaluation, after: Evaluation, catalog: Catalog) -> tuple[Sheet, ...]:
    scores = score_lines(before, after, catalog).to_dict("records")
    indicators = indicator_lines(before, after, catalog).to_dict("records")
    rules = rule_lines(before, after, catalog).to_dict("records")
    same = "Nada cambió."
    return (
        Sheet(
            "Puntajes",
            "Puntajes que cambian",
            "¿Qué áreas y preguntas tienen otro puntaje?",
            (Block("Puntajes", _SCORES, scores, empty=same),),
        ),
        Sheet(
            "Indicadores",
            "Indicadores que cambian",
            "¿Qué cifras, metas o pesos son otros?",
            (Block("Cambios", _INDICATORS, indicators, empty=same),),
            frozen_columns=2,
        ),
        Sheet(
            "Reglas",
            "Reglas que cambian",
            "¿Cambió la manera de puntuar?",
            (Block("Reglas", _RULES, rules, empty=same),),
        ),
    )


def _later(later: Shadow, after: Evaluation, catalog: Catalog) -> tuple[Sheet, ...]:
    if later.figures.empty and later.written.empty:
        return ()
    figures = figure_lines(later, after.facts, catalog).to_dict("records")
    written = written_lines(later.written, after.facts).to_dict("records")
    return (
        Sheet(
            "Ajustes posteriores",
            "Ajustes posteriores",
            "¿Quién escribió qué después de aprobar, cuándo y por qué?",
            (
                Block("Ajustes", _FIGURES, figures, title="Cifras que serían otras"),
                Block("Escrito", _WRITTEN, written, title="Lo que se escribió"),
            ),
        ),
    )
