"""The sheets that say how far to trust the rest: quality of the data, and the dictionary."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from evalua.board.areas import area_lines
from evalua.board.quality import missing_lines, months_on_time, origin_lines
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.quality_blocks import quality_blocks
from evalua.reports.report import Block, Column, Sheet

_MISSING = (
    Column("code", "Código", "text", 13, "Indicador núcleo sin dato."),
    Column("name", "Indicador", "wrap", 40, "Nombre del indicador."),
    Column("register", "Se registra en", "text", 22, "Dónde se completa."),
    Column("reason", "Qué falta", "wrap", 38, "Lo que encontró el programa."),
    Column("kind", "Respuesta", "text", 22, "Lo que respondió la dirección."),
    Column("explanation", "Explicación", "wrap", 38, "Motivo escrito."),
)
_COVERAGE = (
    Column("code", "Área", "text", 13, "Código del área."),
    Column("name", "Nombre", "wrap", 40, "Nombre del área."),
    Column(
        "coverage", "Cobertura del dato", "share", 22, "Parte del peso aplicable que tiene dato."
    ),
    Column("measured", "Con dato", "int", 12, "Indicadores con dato."),
    Column("applicable_count", "Aplicables", "int", 12, "Indicadores que aplican este mes."),
    Column("adopted_count", "Adoptados", "int", 12, "Indicadores que la junta decidió medir."),
    Column("catalogue_count", "Del catálogo", "int", 12, "Indicadores del área."),
)
_ON_TIME = (
    Column("label", "Mes", "text", 13, "Mes evaluado."),
    Column("word", "Envío", "mark", 40, "Si se envió a tiempo."),
    Column("deadline", "Plazo", "date", 22, "Último día para enviarlo a tiempo."),
    Column("sent_on", "Enviado el", "date", 12, "Fecha del primer envío."),
    Column("days_late", "Días de retraso", "int", 12, "Después del plazo."),
    Column("state", "Estado del mes", "text", 14, "Estado actual."),
)
_ORIGIN = (
    Column("origin", "Origen", "text", 13, "Cómo llega el valor."),
    Column("indicators", "Indicadores", "int", 12, "Cuántos del catálogo."),
    Column("adopted", "Adoptados", "int", 12, "Cuántos se miden este año."),
    Column("with_data", "Con dato", "int", 12, "Cuántos tienen dato este mes."),
)


def sheet_quality(
    evaluation: Evaluation, inputs: Inputs, catalog: Catalog, findings: pd.DataFrame
) -> Sheet:
    """What does not add up, what is missing and why, what covers each area, and what was on time."""
    states = catalog.names_of("month_states")
    on_time = [
        row | {"label": Month.parse(row["month"]).short, "state": states.get(row["state"], "")}
        for row in months_on_time(inputs, evaluation.facts, evaluation.cut).to_dict("records")
    ]
    missing = missing_lines(evaluation, inputs, catalog).to_dict("records")
    coverage = area_lines(evaluation, None, catalog).to_dict("records")
    origin = origin_lines(evaluation, catalog).to_dict("records")
    return Sheet(
        title="Calidad del dato",
        heading="Calidad del dato",
        question="¿Qué no cuadra, qué falta, quién lo tiene y qué tan a tiempo se reporta?",
        blocks=(
            Block("Faltantes", _MISSING, missing, "Datos núcleo que faltan", "No falta ninguno."),
            Block("Cobertura", _COVERAGE, coverage, "Cobertura por área"),
            Block("Envios", _ON_TIME, on_time, "Meses enviados"),
            Block("Origen", _ORIGIN, origin, "Origen de los valores"),
            *quality_blocks(evaluation, inputs, catalog, findings),
        ),
    )


_DICTIONARY = (
    Column("sheet", "Hoja", "text", 20, "Hoja del libro."),
    Column("column", "Columna", "text", 28, "Título de la columna."),
    Column("help", "Qué dice", "wrap", 70, "Cómo se lee."),
    Column("kind", "Cómo se escribe", "text", 30, "Tipo de dato."),
)
_KINDS = {
    "text": "Texto",
    "wrap": "Texto",
    "mark": "Símbolo y palabra",
    "int": "Número entero",
    "quantity": "Número, sin redondear",
    "score": "Número de 0 a 100, sin redondear",
    "points": "Puntos con signo, sin redondear",
    "percent": "Porcentaje de 0 a 100",
    "share": "Parte de 1, vista como porcentaje",
    "money": "Dinero",
    "date": "Fecha",
}


def sheet_dictionary(sheets: Iterable[Sheet]) -> Sheet:
    """Every column of the other sheets, explained."""
    rows = [
        {"sheet": s.title, "column": c.title, "help": c.help, "kind": _KINDS[c.kind]}
        for s in sheets
        for c in s.columns
    ]
    return Sheet(
        title="Diccionario",
        heading="Diccionario",
        question="¿Qué quiere decir cada columna?",
        blocks=(Block("Diccionario", _DICTIONARY, rows),),
        portrait=True,
    )
