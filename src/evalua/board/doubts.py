"""The findings of quality as people read them, and the mark that stands beside a doubtful figure."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from evalua.board.wording import listed, plural
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.quality.doubt import SEVERITIES
from evalua.quality.rules import open_doubts, rule

SEVERITY_WORDS = {
    "error": "◆ Por corregir",
    "confirm": "⚑ Por confirmar",
    "warning": "▲ Por revisar",
    "information": "– Para saber",
}
SEVERITY_HELP = {
    "error": "Así el mes no se puede enviar: corríjalo o complételo.",
    "confirm": "Puede ser verdad, pero es raro: corrija la cifra o diga por qué es así.",
    "warning": "Conviene mirarlo; no detiene el envío.",
    "information": "Detalles que harían más sólido el dato.",
}
MARKS = {"error": "◆ por corregir", "confirm": "⚑ por confirmar", "warning": "▲ por revisar"}
ANSWERED = "✓ explicado"
PERFECT = "No hay nada por corregir ni por confirmar: los datos del mes se sostienen entre sí."
EMPTY = (
    "Todavía no hay registros que revisar. Cuando los haya, aquí se dirá qué no cuadra, qué falta y "
    "quién lo tiene."
)
_COUNTED = {"error": "por corregir", "confirm": "por confirmar", "warning": "por revisar"}


def doubts_for(findings: pd.DataFrame, subjects: Collection[str]) -> str:
    """The mark beside a figure: that of the worst doubt about its subjects, "" where there is none.

    «✓ explicado» where every doubt was answered; what is only information leaves no mark.
    """
    mine = findings[findings["subject"].isin(list(subjects)) & findings["severity"].isin(MARKS)]
    if mine.empty:
        return ""
    waiting = set(open_doubts(mine)["severity"])
    return next((MARKS[key] for key in SEVERITIES if key in waiting), ANSWERED)


def subjects_behind(evaluation: Evaluation, inputs: Inputs, code: str) -> set[str]:
    """What an indicator rests on: its rows, and the municipalities of those that are charges."""
    rows, towns = evaluation.rows_behind(code), inputs.municipalities
    charged = rows.loc[rows["register"] == "charge", "municipality_ids"]
    ids = {key for keys in charged for key in keys}
    return {*rows["uid"], *towns.loc[towns["id"].isin(ids), "uid"]}


def doubts_said(findings: pd.DataFrame, subjects: Collection[str]) -> list[str]:
    """The sentences of the open doubts about some subjects, worst first."""
    mine = open_doubts(findings)
    mine = mine[mine["subject"].isin(list(subjects)) & mine["severity"].isin(MARKS)]
    return list(mine["text"])


def summary(findings: pd.DataFrame) -> str:
    """How many doubts wait for somebody, in one sentence."""
    waiting = open_doubts(findings)["severity"]
    counts = {key: int((waiting == key).sum()) for key in _COUNTED}
    said = [f"{count} {_COUNTED[key]}" for key, count in counts.items() if count]
    if not said:
        return PERFECT
    total = sum(counts.values())
    return f"Hay {plural(total, 'duda', 'dudas')} sobre los datos: {listed(said)}."


def rule_says(rule_id: str) -> str:
    """The sentence of a rule, "" for one this version does not know."""
    found = rule(rule_id)
    return found.says if found else ""
