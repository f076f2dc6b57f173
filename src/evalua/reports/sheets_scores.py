"""The sheets of scores: the ten areas, their history, the indicators and their definitions."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from evalua.board.area_sentences import area_sentence
from evalua.board.areas import area_lines, index_line
from evalua.board.indicators import citation, indicator_lines
from evalua.board.wording import band_word
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Chart, Column, Row, Sheet, Styled
from evalua.reports.styles import money_format
from evalua.scoring.aggregation import INDEX
from evalua.scoring.bands import reaches
from evalua.scoring.policy import Policy
from evalua.scoring.states import State

SUMMARY, HISTORY, INDICATORS = "Resumen", "Historia", "Indicadores"
_MOST_PLACES = 10
_WINDOW = "Ventana incompleta: empieza antes del primer mes evaluado."

_AREAS = (
    Column("number", "Nº", "int", 5, "Número de la recomendación."),
    Column("name", "Área", "text", 33, "Nombre del área de recomendación."),
    Column("score", "Puntaje", "score", 11, "De 0 a 100. Sin puntaje, la celda queda vacía."),
    Column("word", "Estado", "mark", 21, "Franja del puntaje, o por qué no lo hay."),
    Column("previous", "Puntaje anterior", "percent", 11, "El del mes con que se compara."),
    Column("change", "Cambio", "points", 9, "Puntos de diferencia con el mes anterior."),
    Column(
        "coverage", "Cobertura del dato", "share", 11, "Parte del peso aplicable que tiene dato."
    ),
    Column("measured", "Indicadores con dato", "int", 12, "Cuántos indicadores forman el puntaje."),
    Column("catalogue_count", "Indicadores del catálogo", "int", 12, "Cuántos tiene el área."),
    Column("remark", "Observación", "wrap", 36, "Lo que conviene saber al leer el puntaje."),
    Column("words", "En palabras", "wrap", 62, "Qué la sostiene, qué la baja y qué le falta."),
)


def sheet_summary(
    evaluation: Evaluation, before: Evaluation | None, history: pd.DataFrame, catalog: Catalog
) -> Sheet:
    """The ten areas with their bars, and the index month by month."""
    lines = area_lines(evaluation, before, catalog)
    inside = indicator_lines(evaluation, catalog, before)
    rows = [
        _area_row(row, evaluation.policy, inside, evaluation.facts.number_format)
        for row in lines.to_dict("records")
    ]
    charts = []
    if (lines["score"] > 0).any():
        charts.append(Chart("bars", "Puntaje por área", SUMMARY, "name", ("score",)))
    if _has_index(history):
        charts.append(Chart("line", "Índice mes a mes", HISTORY, "label", (INDEX,)))
    return Sheet(
        title=SUMMARY,
        heading="Las diez áreas",
        question="¿Qué tan avanzada va cada área de recomendación?",
        blocks=(Block("Areas", _AREAS, rows),),
        note=_index_note(evaluation, before, catalog),
        frozen_columns=2,
        charts=tuple(charts),
    )


def sheet_history(evaluation: Evaluation, history: pd.DataFrame, catalog: Catalog) -> Sheet:
    """Areas and index month by month, oldest first, each cell coloured by its band."""
    columns = (
        Column("label", "Mes", "text", 12, "Mes evaluado."),
        Column("state", "Cifras", "text", 13, "Aprobadas por la junta, o calculadas hoy."),
        *(
            Column(a.code, a.short, "score", 12, f"Puntaje de «{a.name}» en el mes.")
            for a in sorted(catalog.areas, key=lambda a: a.number)
        ),
        Column(INDEX, "Índice", "score", 10, "Media ponderada de las áreas con puntaje."),
    )
    months = sorted(set(history["month"])) if len(history) else []
    return Sheet(
        title=HISTORY,
        heading="Puntajes mes a mes",
        question="¿Cómo ha cambiado cada área en los últimos meses?",
        blocks=(
            Block(
                "Historia", columns, [_month_row(history, m, evaluation, catalog) for m in months]
            ),
        ),
        note=f"{_legend(catalog)} Una celda vacía es un mes sin datos suficientes, nunca un cero.",
    )


_INDICATORS = (
    Column("code", "Código", "text", 13, "Código del indicador; no cambia nunca."),
    Column("name", "Indicador", "wrap", 30, "Nombre del indicador."),
    Column("area_short", "Área", "text", 14, "Área de recomendación."),
    Column("standing", "Se mide", "text", 13, "Núcleo: siempre. Adoptado: lo decidió la junta."),
    Column("value", "Valor", "quantity", 10, "Lo medido a la fecha de corte, en su unidad."),
    Column("origin", "Origen", "text", 11, "Calculado de los registros, o digitado con soporte."),
    Column("numerator", "Numerador", "quantity", 13, "De donde sale el valor."),
    Column("denominator", "Denominador", "quantity", 13, "Vacío cuando el valor es un conteo."),
    Column("unit", "Unidad", "text", 14, "Unidad del valor y de la meta."),
    Column("target", "Meta del año", "quantity", 8, "Meta completa."),
    Column("due_target", "Meta a la fecha", "quantity", 8, "Parte de la meta exigible al corte."),
    Column("target_source", "Origen de la meta", "wrap", 16, "Catálogo, o acta que la fijó."),
    Column("achievement", "Avance", "score", 9, "De 0 a 100 frente a la meta exigible."),
    Column("word", "Estado", "mark", 19, "Franja del avance, o por qué no lo hay."),
    Column(
        "coverage", "Cobertura", "share", 11, "100 % con dato, 0 % sin dato, vacía si no aplica."
    ),
    Column("change", "Cambio", "points", 8, "Puntos de diferencia con el mes anterior."),
    Column("weight", "Peso", "quantity", 6, "Peso dentro de su pregunta."),
    Column("remark", "Motivo", "wrap", 36, "Por qué falta el dato o qué hay que saber de él."),
    Column("source", "Fuente", "wrap", 46, "Documento y sección en que se apoya."),
)


def sheet_indicators(evaluation: Evaluation, before: Evaluation | None, catalog: Catalog) -> Sheet:
    """Every indicator of the catalogue with its figures, target, achievement and source."""
    lines = indicator_lines(evaluation, catalog, before)
    # What is measured comes first; the rest of the catalogue waits below.
    lines = lines.sort_values("state", key=lambda s: s == State.NOT_AVAILABLE, kind="stable")
    rows = [_indicator_row(row, evaluation) for row in lines.to_dict("records")]
    money = evaluation.facts.currency.many
    return Sheet(
        title=INDICATORS,
        heading="Indicadores",
        question="¿De dónde sale cada puntaje?",
        blocks=(Block("Indicadores", _INDICATORS, rows),),
        note=f"Los numeradores y denominadores de dinero están en {money}. "
        "Lo que falta queda vacío: no es cero.",
        frozen_columns=2,
    )


_DEFINITIONS = (
    Column("code", "Código", "text", 12, "Código del indicador."),
    Column("name", "Indicador", "wrap", 26, "Nombre del indicador."),
    Column("definition", "Definición", "wrap", 44, "Qué mide y qué no."),
    Column("numerator", "Numerador", "wrap", 28, "Qué se cuenta o se suma."),
    Column("denominator", "Denominador", "wrap", 28, "Entre qué se divide."),
    Column("unit", "Unidad", "text", 12, "Unidad del valor."),
    Column("frequency", "Frecuencia", "text", 12, "Cada cuánto se mide."),
    Column("target", "Meta", "wrap", 20, "Meta del catálogo."),
    Column("verification", "Se verifica con", "wrap", 26, "Soporte que lo respalda."),
    Column("source", "Fuente", "wrap", 26, "Documento y sección en que se apoya."),
)


def sheet_definitions(catalog: Catalog) -> Sheet:
    """The card of every indicator in short."""
    frequencies = catalog.names_of("frequencies")
    rows = [
        {
            "code": i.code,
            "name": i.name,
            "definition": i.definition,
            "numerator": i.numerator,
            "denominator": i.denominator,
            "unit": i.unit,
            "frequency": frequencies.get(i.frequency, ""),
            "target": i.target_text,
            "verification": i.verification,
            "source": citation(i, catalog),
        }
        for i in catalog.indicators
    ]
    return Sheet(
        title="Definiciones",
        heading="Qué significa cada indicador",
        question="¿Qué mide exactamente cada indicador?",
        blocks=(Block("Definiciones", _DEFINITIONS, rows),),
        frozen_columns=2,
    )


def score_cell(score: float, policy: Policy) -> Styled:
    """A score with as many decimals as it takes to print on its own side of every threshold."""
    if math.isnan(score):
        return Styled(None)
    for places in range(1, _MOST_PLACES):
        figure = Decimal(str(score)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if all((figure >= Decimal(str(t))) == bool(reaches(score, t)) for t in policy.thresholds):
            return Styled(score, f"0.{'0' * places}")
    return Styled(score)


def _area_row(
    row: dict[str, Any], policy: Policy, indicators: pd.DataFrame, fmt: NumberFormat
) -> Row:
    remarks = [str(row["reason"]), "Cambió lo que se mide." if row["scope_changed"] else ""]
    return row | {
        "score": score_cell(float(str(row["score"])), policy),
        "remark": " ".join(part for part in remarks if part),
        "words": area_sentence(row, indicators[indicators["area"] == row["code"]], fmt),
    }


def _index_note(evaluation: Evaluation, before: Evaluation | None, catalog: Catalog) -> str:
    line = index_line(evaluation, before, catalog).to_dict("records")[0]
    fmt = evaluation.facts.number_format
    if not line["score_text"]:
        return f"El índice de las diez áreas todavía no se puede calcular: {line['note']}."
    word = f", {band_word(line['band'], catalog)}" if line["band"] else ""
    covered = fmt.write(line["coverage"] * 100, 0)
    return (
        f"Índice de las diez áreas (complementario): {line['score_text']}{word}. "
        f"Cobertura del dato {covered} %; {line['scope']}."
    )


def _has_index(history: pd.DataFrame) -> bool:
    if history.empty:
        return False
    return int(history.loc[history["code"] == INDEX, "score"].notna().sum()) > 1


def _legend(catalog: Catalog) -> str:
    return " · ".join(f"{band.mark} {band.name.lower()}" for band in catalog.bands) + "."


def _month_row(history: pd.DataFrame, month: str, evaluation: Evaluation, catalog: Catalog) -> Row:
    lines = history[history["month"] == month].to_dict("records")
    about = {
        "label": Month.parse(month).short,
        "state": "Aprobadas" if any(line["frozen"] for line in lines) else "Sin aprobar",
    }
    return about | {line["code"]: _marked(line, evaluation.policy, catalog) for line in lines}


def _marked(line: dict[str, Any], policy: Policy, catalog: Catalog) -> Styled:
    """A score as a number; its format writes the mark of its band before it."""
    cell = score_cell(line["score"], policy)
    mark = next((band.mark for band in catalog.bands if band.key == line["band"]), "")
    if not mark:
        return cell
    return Styled(cell.value, f'"{mark} "{cell.number_format}', line["band"])


def _indicator_row(row: dict[str, object], evaluation: Evaluation) -> Row:
    remarks = [
        str(row["reason"]),
        _WINDOW if row["window_incomplete"] and row["coverage"] == 1 else "",
    ]
    row = row | {
        "achievement": score_cell(float(str(row["achievement"])), evaluation.policy),
        "standing": _standing(row),
        "remark": " ".join(part for part in remarks if part),
    }
    if not row["money"]:
        return row
    names = ["numerator", "denominator"]
    if row["kind"] == "amount":
        names += ["value", "target", "due_target"]
    currency = evaluation.facts.currency
    written = money_format(currency.digits)
    return row | {n: Styled(float(str(row[n])) / currency.unit, written) for n in names}


def _standing(row: dict[str, object]) -> str:
    if row["core"]:
        return "Núcleo"
    return "Adoptado" if row["adopted"] else "No adoptado"
