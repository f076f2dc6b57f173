"""The chain behind a score, readable: each part with its points, and the rows behind an indicator."""

from __future__ import annotations

import math
from typing import Any

from evalua.board.indicators import citation, indicator_lines
from evalua.board.wording import score_text
from evalua.catalog import Catalog
from evalua.cli.output import Column, say, say_table
from evalua.domain.numbers import NumberFormat
from evalua.months.evaluation import Evaluation
from evalua.scoring.explanation import Explanation

_LEVELS = {
    "index": "Índice",
    "area": "Área",
    "question": "Pregunta",
    "indicator": "Indicador",
    "assessment": "Autoevaluación",
}
_SHOWN_ROWS = 40


def print_chain(
    root: Explanation, evaluation: Evaluation, catalog: Catalog, towns: dict[int, str]
) -> None:
    """Each part under what it belongs to; an indicator also with its figures and rows.

    ``towns`` names the municipalities by id.
    """
    figures = _figures(evaluation, catalog)
    _print_node(root, evaluation, catalog, figures, depth=0)
    if root.level == "indicator":
        _print_rows(root.code, evaluation, catalog, towns)


def as_mapping(node: Explanation, evaluation: Evaluation, catalog: Catalog) -> dict[str, Any]:
    """The same chain for a machine; an indicator asked for by its code carries its rows."""
    found = _mapping(node, catalog, _figures(evaluation, catalog))
    if node.level == "indicator":
        found["rows"] = evaluation.rows_behind(node.code).to_dict("records")
    return found


def share_text(share: float, fmt: NumberFormat) -> str:
    """A share of 1 as a percentage (``75 %``), "" where there is none."""
    return "" if math.isnan(share) else f"{fmt.write(share * 100, 0)} %"


def measured_text(line: dict[str, Any], evaluation: Evaluation) -> str:
    """The value of an indicator line with its unit, "" where there is none."""
    return _with_unit(line["value"], line, evaluation)


def _mapping(
    node: Explanation, catalog: Catalog, figures: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    own = {
        "code": node.code,
        "level": node.level,
        "name": _name(node, catalog),
        "score": node.score,
        "raw_score": node.raw_score,
        "weight": node.weight,
        "share": node.share,
        "contribution": node.contribution,
        "coverage": node.coverage,
        "state": node.state,
        "reason": node.reason,
    }
    if node.level == "indicator":
        line = figures[node.code]
        kept = ("value", "numerator", "denominator", "unit", "target", "due_target", "source")
        return own | {name: line[name] for name in kept}
    return own | {"children": [_mapping(child, catalog, figures) for child in node.children]}


def _print_node(
    node: Explanation,
    evaluation: Evaluation,
    catalog: Catalog,
    figures: dict[str, dict[str, Any]],
    *,
    depth: int,
) -> None:
    indent = "  " * depth
    say(
        f"{indent}{_LEVELS[node.level]} {node.code} {_name(node, catalog)}: {_said(node, evaluation)}"
    )
    if node.level == "indicator":
        for sentence in _measured(figures[node.code], evaluation):
            say(f"{indent}  {sentence}")
    if node.reason:
        say(f"{indent}  {node.reason}")
    for child in node.children:
        _print_node(child, evaluation, catalog, figures, depth=depth + 1)


def _said(node: Explanation, evaluation: Evaluation) -> str:
    """«62,5 de 100; pesa 40 % y aporta 25,0 puntos»."""
    fmt = evaluation.facts.number_format
    own = score_text(node.score, evaluation.policy, fmt)
    if not own:
        return "sin puntaje"
    said = f"{own} de 100"
    if node.level == "index":
        return said
    points = fmt.write(node.contribution, 1)
    return f"{said}; pesa {share_text(node.share, fmt)} y aporta {points} puntos"


def _measured(line: dict[str, Any], evaluation: Evaluation) -> list[str]:
    value = measured_text(line, evaluation)
    if not value:
        return []
    fmt = evaluation.facts.number_format
    parts = [f"Valor: {value}"]
    if not math.isnan(line["denominator"]):
        whole = [_amount(line[name], line, evaluation) for name in ("numerator", "denominator")]
        parts.append(f"({whole[0]} de {whole[1]})")
    found = [" ".join(parts) + "."]
    if not math.isnan(line["due_target"]):
        due = _with_unit(line["due_target"], line, evaluation)
        found.append(f"Meta a la fecha: {due}. Logro: {fmt.write(line['achievement'], 1)} %.")
    return found


def _print_rows(code: str, evaluation: Evaluation, catalog: Catalog, towns: dict[int, str]) -> None:
    rows = evaluation.rows_behind(code).to_dict("records")
    say(f"Fuente: {citation(catalog.indicator(code), catalog)}.")
    if not rows:
        say("No hay registros detrás de esta cifra.")
        return
    line = _figures(evaluation, catalog)[code]
    columns = [Column("Fecha"), Column("Registro"), Column("Municipio")]
    columns += [Column("Suma", figures=True), Column("De", figures=True), Column("Nota")]
    say("Registros detrás de la cifra:")
    say_table(columns, [_row(row, line, evaluation, towns) for row in rows[:_SHOWN_ROWS]])
    if len(rows) > _SHOWN_ROWS:
        say(f"… y {len(rows) - _SHOWN_ROWS} más; están todos con --json.")


def _row(
    row: dict[str, Any], line: dict[str, Any], evaluation: Evaluation, towns: dict[int, str]
) -> list[str]:
    dated = row["dated_on"]
    return [
        "" if str(dated) == "NaT" else f"{dated:%d/%m/%Y}",
        row["label"],
        _places([towns.get(town, "") for town in row["municipality_ids"]]),
        _amount(row["numerator"], line, evaluation),
        _amount(row["denominator"], line, evaluation),
        row["note"],
    ]


def _places(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{len(names)} municipios"


def _figures(evaluation: Evaluation, catalog: Catalog) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in indicator_lines(evaluation, catalog).to_dict("records")}


def _name(node: Explanation, catalog: Catalog) -> str:
    if node.level == "index":
        return "de las diez áreas"
    if node.level == "area":
        return catalog.area(node.code).name
    if node.level == "indicator":
        return catalog.indicator(node.code).name
    return catalog.question(node.code).short


def _with_unit(value: float, line: dict[str, Any], evaluation: Evaluation) -> str:
    if math.isnan(value):
        return ""
    if line["unit"] == "%":
        return f"{evaluation.facts.number_format.write(value, 1)} %"
    if line["kind"] == "amount":
        return evaluation.facts.money(round(value))
    return f"{evaluation.facts.number_format.write_short(value, 2)} {line['unit']}".strip()


def _amount(value: float, line: dict[str, Any], evaluation: Evaluation) -> str:
    if math.isnan(value):
        return ""
    if line["money"]:
        return evaluation.facts.money(round(value))
    return evaluation.facts.number_format.write_short(value, 2)
