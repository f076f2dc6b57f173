"""From the rows to the area: how a score came to be, one line a step."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import plural, score_text
from evalua.catalog import Indicator
from evalua.months.evaluation import Evaluation
from evalua.scoring.explanation import Explanation, explain
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, number, percent, plain, quantity
from evalua.ui.indicator.screen import line
from evalua.ui.indicator.words import due_text, part_text, value_text

Step = tuple[str, str, str]
HEADERS = ("Paso", "Cifra", "Cómo se obtiene")


def chain(here: Here, shown: Indicator) -> None:
    """The steps as a table."""
    layout.section("De dónde sale este número")
    steps = [tuple(_cell(part) for part in step) for step in steps_of(here, shown)]
    # A static table: its texts wrap, so that the reasons are read whole on a projector or a phone.
    st.table(pd.DataFrame(steps, columns=list(HEADERS)).set_index(HEADERS[0]))


def _cell(text: str) -> str:
    """A cell as it was written, its percentages never broken from their sign."""
    return plain(text).replace(" %", "\u00a0%")


def steps_of(here: Here, shown: Indicator) -> list[Step]:
    """Step, figure and origin, from the register rows to the area."""
    evaluation, row = cache.evaluation(here), line(here, shown)
    return [
        *_measured(here, evaluation, shown, row),
        *_judged(here, shown, row),
        *_carried(here, evaluation, shown),
    ]


def _measured(
    here: Here, evaluation: Evaluation, shown: Indicator, row: dict[str, Any]
) -> list[Step]:
    rows = evaluation.rows_behind(shown.code)
    steps = [("Filas", str(len(rows)), "lo que se miró en los registros; están más abajo")]
    if pd.notna(row["numerator"]):
        steps.append(("Numerador", part_text(row["numerator"], shown, here.facts), shown.numerator))
    if pd.notna(row["denominator"]):
        figure = part_text(row["denominator"], shown, here.facts)
        steps.append(("Denominador", figure, shown.denominator))
    steps.append(("Valor", value_text(row["value"], shown, here.facts), _how(shown)))
    return steps


def _how(shown: Indicator) -> str:
    if shown.kind == "percentage":
        return "numerador ÷ denominador × 100"
    return "numerador ÷ denominador" if shown.kind == "ratio" else "el numerador"


def _judged(here: Here, shown: Indicator, row: dict[str, Any]) -> list[Step]:
    source = row["target_source"] or "falta fijarla"
    return [
        ("Meta exigible", due_text(row, shown, here.facts), source),
        ("Avance (de 100)", row["score_text"] or MISSING, _how_far(here, shown, row)),
    ]


def _how_far(here: Here, shown: Indicator, row: dict[str, Any]) -> str:
    if not row["score_text"]:
        return row["note"] or "sin adoptar"
    match shown.score_rule:
        case "milestone":
            return "100 si se cumplió, 0 si no"
        case "range":
            return "100 dentro del rango; baja hasta 0 al alejarse de él"
        case "threshold":
            return (
                f"100 en la meta; 0 al llegar a {value_text(shown.zero_at or 0, shown, here.facts)}"
            )
    return "valor ÷ meta exigible, sin pasar de 100"


def _carried(here: Here, evaluation: Evaluation, shown: Indicator) -> list[Step]:
    """What the indicator weighs in its question, and the question in its area."""
    area = explain(evaluation.scores, shown.area)
    question = _under(area, shown.question)
    leaf = _under(question, shown.code) if question is not None else None
    if question is None or leaf is None:
        return []
    asked = CATALOG.question(shown.question)
    return [
        ("Peso", quantity(leaf.weight, here.facts), _share(here, leaf, "su pregunta")),
        (f"Pregunta {asked.number}", _score(here, evaluation, question), _made_of(here, question)),
        (
            "Peso de la pregunta",
            quantity(question.weight, here.facts),
            _share(here, question, "el área"),
        ),
        (
            f"Área {CATALOG.area(shown.area).number}",
            _score(here, evaluation, area),
            _made_of(here, area),
        ),
    ]


def _under(node: Explanation, code: str) -> Explanation | None:
    found = (c for c in node.children if c.code == code and c.level != "assessment")
    return next(found, None)


def _share(here: Here, node: Explanation, parent: str) -> str:
    if not node.share > 0:
        return f"por ahora no entra en el puntaje {_of(parent)}"
    points = number(node.contribution, here.facts)
    return f"{percent(node.share, here.facts)} de lo que tiene dato en {parent}: aporta {points} puntos"


def _of(parent: str) -> str:
    return f"de {parent}".replace("de el ", "del ")


def _score(here: Here, evaluation: Evaluation, node: Explanation) -> str:
    return score_text(node.score, evaluation.policy, here.facts.number_format) or MISSING


def _made_of(here: Here, node: Explanation) -> str:
    if pd.isna(node.score):
        return node.reason
    parts = sum(child.share > 0 for child in node.children)
    noun = plural(parts, "parte", "partes")
    return f"promedio ponderado de {noun}; cobertura {percent(node.coverage, here.facts)}"
