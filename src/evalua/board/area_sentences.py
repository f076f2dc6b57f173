"""What each area says in words: how it goes, what holds it, what pulls it down, what is missing."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.wording import listed, plural
from evalua.charts.text import signed
from evalua.domain.numbers import NumberFormat
from evalua.scoring.states import State

_STRONG, _WEAK = 75.0, 50.0
_NAMED = 2
_ABSENT = (State.NO_DATA.value, State.OVERDUE.value, State.NO_TARGET.value)


def area_sentence(area: dict[str, Any], indicators: pd.DataFrame, fmt: NumberFormat) -> str:
    """An area in a few sentences, from its row of ``area_lines`` and its ``indicator_lines``.

    The rule: the score with its change (only where it is made of the same indicators); the two
    highest at 75 or more; the two lowest under 50; what is adopted and lacks a figure, by name; how
    much of the catalogue the board does not measure. Nothing is said twice.
    """
    measured = indicators[indicators["adopted"]]
    parts = [
        _standing(area, fmt),
        _high(measured),
        _low(measured),
        _missing(measured),
        _unmeasured(indicators),
    ]
    return " ".join(part for part in parts if part)


def _standing(area: dict[str, Any], fmt: NumberFormat) -> str:
    if pd.isna(area["score"]):
        return f"{area['name']}: {area['note'] or 'sin puntaje'}."
    moved = ""
    if pd.notna(area["change"]) and not area["scope_changed"]:
        change = signed(area["change"], fmt)
        moved = ", igual que antes" if change == "=" else f" ({change})"
    return f"{area['name']} está en {area['score_text']} de 100{moved}."


def _high(rows: pd.DataFrame) -> str:
    high = rows[rows["score"] >= _STRONG].sort_values("score", ascending=False)
    return _said("La sostiene", "La sostienen", high)


def _low(rows: pd.DataFrame) -> str:
    return _said("La baja", "La bajan", rows[rows["score"] < _WEAK].sort_values("score"))


def _said(one: str, many: str, rows: pd.DataFrame) -> str:
    named = rows.head(_NAMED).to_dict("records")
    if not named:
        return ""
    verb = one if len(named) == 1 else many
    names = [f"{row['short']} ({row['score_text']})" for row in named]
    return f"{verb} {listed(names)}."


def _missing(rows: pd.DataFrame) -> str:
    names = list(rows.loc[rows["state"].isin(_ABSENT), "short"])
    if not names:
        return ""
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} más"]
    return f"Falta el dato de {listed(names)}."


def _unmeasured(rows: pd.DataFrame) -> str:
    outside = int((~rows["adopted"]).sum())
    if not outside:
        return ""
    noun = plural(outside, "indicador", "indicadores")
    return f"La junta no ha adoptado {noun} de esta área."
