"""Two evaluations side by side, as the screen and the workbook say it alike."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from evalua.board.figures import part_text, value_text
from evalua.board.wording import listed
from evalua.catalog import Catalog, Indicator
from evalua.charts.text import signed
from evalua.domain.numbers import NumberFormat
from evalua.months.comparing import changed, rules_changed
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts
from evalua.scoring.aggregation import INDEX
from evalua.scoring.change import change
from evalua.storage.frames import Columns, build

MISSING = "—"
_MOST_PLACES = 6
_KINDS = {"index": "Índice", "areas": "Área", "questions": "Pregunta"}
_PARTS = {
    "figures_changed": "cifras",
    "target_changed": "meta",
    "weight_changed": "peso",
    "state_changed": "estado",
    "score_changed": "puntaje",
}

SCORE_LINES: Columns = {
    "kind": "text",
    "code": "text",
    "name": "text",
    "before": "float",
    "after": "float",
    "difference": "float",
    "before_text": "text",
    "after_text": "text",
    "difference_text": "text",
    "before_weight": "float",
    "after_weight": "float",
    "weight_text": "text",
}
"""Index, areas and questions whose score or weight differs; points of 100."""

INDICATOR_LINES: Columns = {
    "code": "text",
    "name": "text",
    "unit": "text",
    "what": "text",
    **{
        f"{side}_{name}": "float"
        for name in ("value", "numerator", "denominator", "target", "weight", "score")
        for side in ("before", "after")
    },
    "before_text": "text",
    "after_text": "text",
    "before_parts": "text",
    "after_parts": "text",
    "rule_text": "text",
}
"""Indicators that differ; ``what`` names what did, ``…_text`` is the value, ``…_parts`` the figures it
comes from, ``rule_text`` the target and the weight where they differ."""

RULE_LINES: Columns = {"name": "text", "before": "text", "after": "text"}


def score_lines(before: Evaluation, after: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """What differs above the indicators (columns ``SCORE_LINES``)."""
    fmt = after.facts.number_format
    rows = changed(before, after)
    return build(
        (
            _score_line(row, catalog, fmt)
            for row in rows[rows["level"] != "indicators"].to_dict("records")
            if row["score_changed"] or row["weight_changed"]
        ),
        SCORE_LINES,
    )


def indicator_lines(before: Evaluation, after: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """The indicators that differ, in the order of their codes (columns ``INDICATOR_LINES``)."""
    rows = changed(before, after)
    known = {card.code: card for card in catalog.indicators}
    return build(
        (
            _indicator_line(row, known[row["code"]], after.facts)
            for row in rows[rows["level"] == "indicators"].to_dict("records")
            if row["code"] in known
        ),
        INDICATOR_LINES,
    )


def rule_lines(before: Evaluation, after: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """The rules that differ, in words (columns ``RULE_LINES``)."""
    fmt = after.facts.number_format
    return build(
        (
            {
                "name": _rule_name(row["key"], catalog),
                "before": _rule_value(row["key"], row["before"], fmt),
                "after": _rule_value(row["key"], row["after"], fmt),
            }
            for row in rules_changed(before, after).to_dict("records")
        ),
        RULE_LINES,
    )


def index_sentence(before: Evaluation, after: Evaluation) -> str:
    """How far the index moved and why: results, what entered or left, rules. "" without an index."""
    fmt = after.facts.number_format
    rows = change(before.scores, after.scores, before.policy, after.policy)
    row = rows[rows["code"] == INDEX].to_dict("records")
    if not row or math.isnan(row[0]["total"]):
        return "El índice no se puede comparar: en uno de los dos no hay datos suficientes."
    old, new = distinct(row[0]["before"], row[0]["after"], fmt)
    if old == new:
        return f"El índice es el mismo: {new}."
    named = (
        ("performance", "resultados"),
        ("entered_or_left", "lo que entró o salió"),
        ("rules", "reglas"),
    )
    parts = [
        f"{signed(row[0][key], fmt)} por {name}"
        for key, name in named
        if signed(row[0][key], fmt) not in ("", "=")
    ]
    told = f" ({listed(parts)})" if parts else ""
    return f"El índice pasa de {old} a {new}{told}."


def distinct(before: float, after: float, fmt: NumberFormat) -> tuple[str, str]:
    """Two numbers with as many decimals as it takes to tell them apart, at least one."""
    pair = (MISSING, MISSING)
    for places in range(1, _MOST_PLACES + 1):
        pair = (_written(before, fmt, places), _written(after, fmt, places))
        if pair[0] != pair[1]:
            break
    return pair if pair[0] != pair[1] else (_written(before, fmt, 1), _written(after, fmt, 1))


def difference_text(difference: float, fmt: NumberFormat) -> str:
    """A signed difference with as many decimals as it takes not to read as none, at least one."""
    if pd.isna(difference):
        return MISSING
    if difference == 0 or signed(difference, fmt) != "=":
        return signed(difference, fmt)
    sign = "+" if difference > 0 else "−"
    tiny = (fmt.write(abs(difference), places) for places in range(2, _MOST_PLACES + 1))
    return sign + next((text for text in tiny if text.strip("0,.")), fmt.write(0, _MOST_PLACES))


def _written(value: float, fmt: NumberFormat, places: int) -> str:
    return MISSING if pd.isna(value) else fmt.write(value, places)


def _score_line(row: dict[str, Any], catalog: Catalog, fmt: NumberFormat) -> dict[str, Any]:
    old, new = distinct(row["before_score"], row["after_score"], fmt)
    difference = row["after_score"] - row["before_score"]
    return {
        "kind": _KINDS[row["level"]],
        "code": row["code"],
        "name": _name(row["level"], row["code"], catalog),
        "before": row["before_score"],
        "after": row["after_score"],
        "difference": difference,
        "before_text": old,
        "after_text": new,
        "difference_text": difference_text(difference, fmt),
        "before_weight": row["before_weight"],
        "after_weight": row["after_weight"],
        "weight_text": _arrow(row, "weight", lambda v: fmt.write_short(v, 2))
        if row["weight_changed"]
        else "",
    }


def _indicator_line(row: dict[str, Any], card: Indicator, facts: Facts) -> dict[str, Any]:
    values = [value_text(row[f"{side}_value"], card, facts) for side in ("before", "after")]
    if values[0] == values[1] and row["before_value"] != row["after_value"]:
        values = list(distinct(row["before_value"], row["after_value"], facts.number_format))
    rules = [
        f"meta {_arrow(row, 'target', lambda v: value_text(v, card, facts))}"
        if row["target_changed"]
        else "",
        f"peso {_arrow(row, 'weight', lambda v: facts.number_format.write_short(v, 2))}"
        if row["weight_changed"]
        else "",
    ]
    return row | {
        "name": card.name,
        "unit": card.unit,
        "what": listed([word for key, word in _PARTS.items() if row[key]]),
        "before_text": values[0],
        "after_text": values[1],
        "before_parts": _parts(row, "before", card, facts),
        "after_parts": _parts(row, "after", card, facts),
        "rule_text": "; ".join(text for text in rules if text),
    }


def _parts(row: dict[str, Any], side: str, card: Indicator, facts: Facts) -> str:
    """``90 de 120``; only the numerator where the value is a count."""
    figures = [row[f"{side}_{name}"] for name in ("numerator", "denominator")]
    return " de ".join(part_text(value, card, facts) for value in figures if not pd.isna(value))


def _arrow(row: dict[str, Any], name: str, write: Callable[[float], str]) -> str:
    old, new = row[f"before_{name}"], row[f"after_{name}"]
    return " → ".join(MISSING if pd.isna(value) else write(value) for value in (old, new))


def _name(level: str, code: str, catalog: Catalog) -> str:
    if level == "index":
        return "Índice de las diez áreas"
    found = catalog.areas if level == "areas" else catalog.questions
    return next((item.short for item in found if item.code == code), code)


_RULES = {
    "assessment_share": "Parte de la autoevaluación en cada pregunta",
    "band_amber": "«En camino» desde",
    "band_green": "«Bien» desde",
    "bands": "Se clasifica en franjas",
    "catalogue_version": "Versión del catálogo",
    "complementary_weight": "Peso de un indicador complementario",
    "core_weight": "Peso de un indicador núcleo",
    "coverage_min": "Cobertura mínima para mostrar un puntaje",
    "indicator_share": "Parte de los indicadores en cada pregunta",
    "mean": "Cómo se promedia",
}
_WEIGHTS = {
    "area_weights": ("Peso del área", "areas"),
    "question_weights": ("Peso de la pregunta", "questions"),
    "indicator_weights": ("Peso del indicador", ""),
}
_WORDS = {
    "True": "sí",
    "False": "no",
    "arithmetic": "media aritmética",
    "geometric": "media geométrica",
}
_SHARES = ("assessment_share", "coverage_min", "indicator_share")


def _rule_name(key: str, catalog: Catalog) -> str:
    kind, _, code = key.partition(":")
    if kind in _WEIGHTS:
        label, level = _WEIGHTS[kind]
        return f"{label} {_name(level, code, catalog) if level else code}"
    return _RULES.get(kind, kind)


def _rule_value(key: str, value: str, fmt: NumberFormat) -> str:
    if key == "catalogue_version" or value in _WORDS:
        return _WORDS.get(value, value)
    if not value:
        return "el normal"
    number = float(value)
    return f"{fmt.write_short(number * 100, 2)} %" if key in _SHARES else fmt.write_short(number, 4)
