"""What a month amounts to, in one sentence."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.approval import marked
from evalua.board.wording import listed, plural
from evalua.charts.text import signed
from evalua.domain.month import NAMES
from evalua.domain.numbers import NumberFormat
from evalua.months.evaluation import Evaluation
from evalua.scoring.states import Standing

_AT_MOST = 3
_STATES = {
    "draft": "borrador",
    "submitted": "enviado a la junta",
    "approved": "aprobado",
    "reopened": "reabierto",
}


def headline(areas: pd.DataFrame, fmt: NumberFormat) -> str:
    """What moved and where data are missing, from ``area_lines``.

    «Sube Proyectos (+8,0), baja Visibilidad (−5,0); faltan datos en Paz.» The largest changes come
    first; an area whose score is made of other indicators than before is told apart. Without a
    month to compare with, the highest and the lowest area.
    """
    parts = [_moves(areas, fmt), _other_scope(areas, fmt), _missing(areas)]
    said = "; ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else "Todavía no hay puntajes que comparar."


def month_line(evaluation: Evaluation, today: date, missing: int) -> str:
    """Month, state, deadline and what is missing, in one line.

    «Octubre 2026 · borrador · se envía a más tardar el 10 de noviembre · faltan 4 datos núcleo».
    ``missing`` counts the core indicators without data and without a reason.
    """
    label = evaluation.month.label
    parts = [f"{label[0].upper()}{label[1:]}", _state(evaluation)]
    if evaluation.state in ("draft", "reopened"):
        parts += [_deadline(evaluation, today), _missing_core(missing)]
    if evaluation.state == "submitted":
        parts.append(_closing(evaluation, today))
    return " · ".join(part for part in parts if part)


def day_and_month(day: date) -> str:
    """``10 de noviembre``."""
    return f"{day.day} de {NAMES[day.month - 1]}"


def _moves(areas: pd.DataFrame, fmt: NumberFormat) -> str:
    if areas["previous"].notna().sum() == 0:
        return _extremes(areas)
    moved = areas[areas["change"].notna() & ~areas["scope_changed"]]
    shown = moved[[signed(change, fmt) != "=" for change in moved["change"]]]
    up = shown[shown["change"] > 0].sort_values("change", ascending=False)
    down = shown[shown["change"] < 0].sort_values("change")
    said = [_moved(up, "sube", "suben", fmt), _moved(down, "baja", "bajan", fmt)]
    still = "sin cambios en los puntajes" if _same_scope(areas) else ""
    return ", ".join(part for part in said if part) or still


def _moved(areas: pd.DataFrame, one: str, many: str, fmt: NumberFormat) -> str:
    if areas.empty:
        return ""
    names = [
        f"{name} ({signed(change, fmt)})"
        for name, change in zip(areas["short"], areas["change"], strict=True)
    ]
    return f"{one if len(names) == 1 else many} {_first(names)}"


def _first(names: list[str]) -> str:
    """The first few by name, and how many more."""
    if len(names) <= _AT_MOST + 1:
        return listed(names)
    return f"{', '.join(names[:_AT_MOST])} y {len(names) - _AT_MOST} más"


def _extremes(areas: pd.DataFrame) -> str:
    scored = areas[areas["score"].notna()].sort_values("score", kind="stable")
    if scored.empty:
        return ""
    low, high = scored.iloc[0], scored.iloc[-1]
    if len(scored) == 1:
        return f"{high['short']} tiene {high['score_text']}"
    return (
        f"el área más alta es {high['short']} ({high['score_text']}) y la más baja, "
        f"{low['short']} ({low['score_text']})"
    )


def _same_scope(areas: pd.DataFrame) -> bool:
    """Whether every score that can be compared is made of the same indicators."""
    return not (areas["change"].notna() & areas["scope_changed"]).any()


def _other_scope(areas: pd.DataFrame, fmt: NumberFormat) -> str:
    rows = areas[areas["change"].notna() & areas["scope_changed"]]
    names = [
        f"{name} ({signed(change, fmt)})"
        for name, change in zip(rows["short"], rows["change"], strict=True)
    ]
    return f"cambió lo que se mide en {_first(names)}" if names else ""


def _missing(areas: pd.DataFrame) -> str:
    lacking = areas["state"] == Standing.INSUFFICIENT_DATA.value
    names = list(areas.loc[lacking, "short"])
    return f"faltan datos en {_first(names)}" if names else ""


def _state(evaluation: Evaluation) -> str:
    if evaluation.in_progress and evaluation.state == "draft":
        return "en curso"
    word = _STATES[evaluation.state]
    approved = evaluation.state == "approved" and evaluation.act
    return marked(f"{word}, {evaluation.act}", evaluation) if approved else word


def _deadline(evaluation: Evaluation, today: date) -> str:
    last = evaluation.facts.submission_deadline(evaluation.month)
    if evaluation.state == "reopened":
        return ""
    verb = "se envía a más tardar el" if today <= last else "debía enviarse el"
    return f"{verb} {day_and_month(last)}"


def _closing(evaluation: Evaluation, today: date) -> str:
    """Until when the board is expected to approve a month that waits for it."""
    closes = evaluation.facts.closing_date(evaluation.month)
    if today <= closes:
        return f"se cierra el {day_and_month(closes)}"
    return f"se cerró el {day_and_month(closes)} y está pendiente de aprobar"


def _missing_core(missing: int) -> str:
    if missing == 0:
        return "datos núcleo completos"
    return f"{'falta' if missing == 1 else 'faltan'} {plural(missing, 'dato', 'datos')} núcleo"
