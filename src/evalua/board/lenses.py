"""The same indicators seen through the fifteen factors, or the seven objectives of associations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from evalua.board.indicators import indicator_lines
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog, Question
from evalua.months.evaluation import Evaluation
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

MARKS: Columns = {
    "number": "int",
    "lens": "text",
    "code": "text",
    "name": "text",
    "look": "text",
    "word": "text",
    "score_text": "text",
}
"""One row per indicator of each lens, in the order of the catalogue.

``look``: green, amber or red; plain (a figure without a band); none (adopted, without a figure);
outside (the catalogue has it and the board does not measure it).
"""
LENS_LINES: Columns = {
    "number": "int",
    "lens": "text",
    "summary": "text",
    "questions": "int",
    "indicators": "int",
    "with_figure": "int",
    "sentence": "text",
}
OUTSIDE = "sin adoptar"
_BANDS = (
    ("green", "bien", "bien"),
    ("amber", "en camino", "en camino"),
    ("red", "en atención", "en atención"),
    ("plain", "con cifra", "con cifra"),
    ("none", "sin cifra", "sin cifra"),
)


@dataclass(frozen=True, slots=True)
class Lens:
    """A way of gathering the questions: its number, name, what it is about, and its questions."""

    number: int
    name: str
    summary: str
    questions: tuple[Question, ...]


def factors(catalog: Catalog) -> tuple[Lens, ...]:
    """The fifteen factors that help municipalities to work together, each with its questions."""
    known = {question.code: question for question in catalog.questions}
    return tuple(
        Lens(f.number, f.name, f.summary, tuple(known[code] for code in f.questions))
        for f in catalog.factors
    )


def objectives(catalog: Catalog) -> tuple[Lens, ...]:
    """The seven national objectives for associations, each with the questions of its areas."""
    return tuple(
        Lens(
            o.number,
            o.name,
            listed([catalog.area(code).name for code in o.areas]),
            tuple(q for code in o.areas for q in catalog.questions_of(code)),
        )
        for o in catalog.planning_objectives
    )


def lens_marks(lenses: Iterable[Lens], evaluation: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """Every indicator of every lens (columns ``MARKS``); one of two lenses is in both."""
    rows = indicator_lines(evaluation, catalog).to_dict("records")
    return build(
        (
            {
                "number": lens.number,
                "lens": lens.name,
                "code": row["code"],
                "name": row["short"],
                "look": _look(row),
                "word": _word(row),
                "score_text": row["score_text"],
            }
            for lens in lenses
            for question in lens.questions
            for row in rows
            if row["question"] == question.code
        ),
        MARKS,
    )


def lens_lines(lenses: Iterable[Lens], marks: pd.DataFrame) -> pd.DataFrame:
    """How each lens stands, with its gaps said (columns ``LENS_LINES``)."""
    return build(
        (_line(lens, marks[marks["number"] == lens.number]) for lens in lenses), LENS_LINES
    )


def outside_factors(catalog: Catalog) -> tuple[Question, ...]:
    """The questions of which no factor speaks."""
    inside = {code for factor in catalog.factors for code in factor.questions}
    return tuple(question for question in catalog.questions if question.code not in inside)


def _look(row: dict[str, Any]) -> str:
    if not row["adopted"]:
        return "outside"
    if pd.notna(row["score"]):
        return str(row["band"]) or "plain"
    return "plain" if pd.notna(row["value"]) else "none"


def _word(row: dict[str, Any]) -> str:
    if not row["adopted"]:
        return OUTSIDE
    return str(row["word"]) or ("con cifra" if row["state"] == State.CALCULABLE.value else "")


def _line(lens: Lens, marks: pd.DataFrame) -> dict[str, Any]:
    counts = marks["look"].value_counts()
    shown = sum(int(counts.get(look, 0)) for look in ("green", "amber", "red", "plain"))
    return {
        "number": lens.number,
        "lens": lens.name,
        "summary": lens.summary,
        "questions": len(lens.questions),
        "indicators": len(marks),
        "with_figure": shown,
        "sentence": _sentence(counts, len(marks)),
    }


def _sentence(counts: pd.Series, total: int) -> str:
    """«De 5 indicadores: 2 bien y 1 en atención; 2 sin adoptar.»"""
    measured = [
        f"{count} {one if count == 1 else many}"
        for look, one, many in _BANDS
        if (count := int(counts.get(look, 0)))
    ]
    outside = int(counts.get("outside", 0))
    if not measured:
        return f"Vacío: ninguno de sus {total} indicadores está adoptado."
    rest = f"; {outside} {OUTSIDE}" if outside else ""
    return f"De {plural(total, 'indicador', 'indicadores')}: {listed(measured)}{rest}."
