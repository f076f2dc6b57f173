"""What the board decided about measuring: adopted, own and retired indicators, typed figures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.effort import effort_lines
from evalua.board.typed_figures import typed_lines
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.reports.report import Block, Column, Row, Sheet

_ADOPTED = (
    Column("code", "Código", "text", 13, "Código del indicador."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("area", "Área", "text", 24, "Área de recomendación."),
    Column("state", "Decisión", "text", 16, "Lo último que decidió la junta para el año."),
    Column("act", "Acta", "wrap", 28, "Acta de la decisión."),
    Column("decided_on", "Fecha", "date", 12, "Fecha de la decisión."),
    Column("tells", "Qué dice", "wrap", 50, "Regla en una frase y pregunta que responde."),
)
_TYPED = (
    Column("code", "Código", "text", 13, "Código del indicador."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("period", "Periodo", "text", 24, "Periodo de la cifra."),
    Column("value", "Valor", "text", 16, "Valor con su unidad."),
    Column("source", "Fuente", "wrap", 28, "De dónde sale."),
    Column("until", "Vale hasta", "date", 12, "Último día en que puntúa."),
    Column("evidence", "Soporte", "wrap", 50, "Documento que la prueba."),
)
_OWN = (
    Column("code", "Código", "text", 13, "Código, que no se usa para otro."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("numerator", "Qué se cuenta", "wrap", 24, "Numerador de la fórmula."),
    Column("denominator", "Sobre qué", "wrap", 16, "Denominador, si divide."),
    Column("target", "Meta", "wrap", 28, "Meta de la ficha."),
    Column("since", "Desde", "date", 12, "Se mide desde."),
    Column("definition", "Qué mide", "wrap", 50, "Definición."),
)
_RETIRED = (
    Column("code", "Código", "text", 13, "Código del indicador."),
    Column("name", "Indicador", "wrap", 34, "Nombre del indicador."),
    Column("act", "Acta", "wrap", 24, "Acta del retiro."),
    Column("since", "Desde", "date", 16, "Retirado desde."),
    Column("reason", "Motivo", "wrap", 28, "Por qué se retiró."),
    Column("until", "Hasta", "date", 12, "Último día de la pausa, si se retomó."),
)


def sheet_measuring(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The decisions in force at the cut, each with its act."""
    catalog = whole_catalog(inputs.own_indicators, catalog)
    return Sheet(
        title="Qué se mide",
        heading="Qué se mide además del núcleo",
        question="¿Qué decidió medir la junta, qué se digita y qué se retiró?",
        blocks=(
            Block("Adoptados", _ADOPTED, _adopted(evaluation, inputs, catalog), "Complementarios"),
            Block(
                "Digitadas",
                _TYPED,
                typed_lines(inputs, evaluation.facts, evaluation.cut, catalog).to_dict("records"),
                "Cifras digitadas",
            ),
            Block("Propios", _OWN, _own(evaluation, inputs, catalog), "Indicadores propios"),
            Block("Retirados", _RETIRED, _retired(evaluation, inputs, catalog), "Retirados"),
        ),
    )


def _adopted(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> list[Row]:
    """The last decision of the year on each complementary indicator, by area."""
    at, rows = pd.Timestamp(evaluation.cut), inputs.adoptions
    rows = rows[(rows["year"] == evaluation.cut.year) & (rows["decided_on"] <= at)]
    last = rows.sort_values("decided_on").drop_duplicates("indicator", keep="last")
    decided = {row["indicator"]: row for row in last.to_dict("records")}
    return [
        line
        | {
            "state": "Adoptado" if decided[line["code"]]["adopted"] else "Se dejó de medir",
            "act": decided[line["code"]]["act"],
            "decided_on": decided[line["code"]]["decided_on"],
        }
        for line in effort_lines(catalog, ()).to_dict("records")
        if line["code"] in decided
    ]


def _own(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> list[Row]:
    rows = inputs.own_indicators
    rows = rows[rows["since"] <= pd.Timestamp(evaluation.cut)].sort_values("code")
    return [_card(row, catalog) for row in rows.to_dict("records")]


def _card(row: dict[Any, Any], catalog: Catalog) -> Row:
    card = catalog.indicator(row["code"])
    return {
        "code": card.code,
        "name": card.name,
        "numerator": card.numerator,
        "denominator": card.denominator,
        "target": card.target_text,
        "since": row["since"],
        "definition": card.definition,
    }


def _retired(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> list[Row]:
    rows = inputs.retirements
    rows = rows[rows["since"] <= pd.Timestamp(evaluation.cut)].sort_values("since")
    return [
        {
            "code": row["indicator"],
            "name": catalog.indicator(row["indicator"]).name,
            "act": row["act"],
            "since": row["since"],
            "reason": row["reason"],
            "until": row["until"],
        }
        for row in rows.to_dict("records")
    ]
