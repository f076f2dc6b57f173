"""What an area says in words: its score, what holds it, what pulls it down, what is missing."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from evalua.board.area_sentences import area_sentence
from evalua.domain.numbers import COMMA

AREA: dict[str, Any] = {
    "name": "Liderazgo y confianza",
    "score": 66.1,
    "score_text": "66,1",
    "change": 3.0,
    "scope_changed": False,
    "note": "",
}


def indicators(*rows: tuple[str, float, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "short": short,
                "score": score,
                "score_text": "" if math.isnan(score) else f"{score:.0f}",
                "state": state,
                "adopted": adopted,
            }
            for short, score, state, adopted in rows
        ]
    )


MEASURED = indicators(
    ("Recaudo", 92.0, "calculable", True),
    ("Municipios al día", 75.0, "calculable", True),
    ("Equidad", 80.0, "calculable", True),
    ("Contacto", 49.9, "calculable", True),
    ("Hallazgos", 50.0, "calculable", True),
)


def test_an_area_says_its_two_highest_and_what_is_under_fifty() -> None:
    assert area_sentence(AREA, MEASURED, COMMA) == (
        "Liderazgo y confianza está en 66,1 de 100 (+3,0). La sostienen Recaudo (92) y Equidad (80). "
        "La baja Contacto (50)."
    )


def test_a_change_of_what_is_measured_is_not_told_as_a_change_of_score() -> None:
    said = area_sentence({**AREA, "scope_changed": True}, MEASURED.head(1), COMMA)
    assert said.startswith("Liderazgo y confianza está en 66,1 de 100. La sostiene")


def test_a_score_that_did_not_move_is_said_so() -> None:
    said = area_sentence({**AREA, "change": 0.01}, MEASURED.head(1), COMMA)
    assert "de 100, igual que antes." in said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Contacto"], "Falta el dato de Contacto."),
        (["A", "B", "C"], "Falta el dato de A, B y C."),
        (["A", "B", "C", "D"], "Falta el dato de A, B y 2 más."),
    ],
)
def test_what_is_missing_is_named(names: list[str], said: str) -> None:
    rows = indicators(*((name, math.nan, "no_data", True) for name in names))
    assert area_sentence(AREA, rows, COMMA).endswith(said)


def test_what_the_board_did_not_adopt_is_counted_and_is_not_missing() -> None:
    rows = indicators(("Recaudo", 92.0, "calculable", True), ("Otro", math.nan, "no_data", False))
    said = area_sentence(AREA, rows, COMMA)
    assert said.endswith("La junta no ha adoptado 1 indicador de esta área.")
    assert "Falta" not in said


def test_an_area_without_score_says_why_and_what_is_missing() -> None:
    silent = {**AREA, "score": math.nan, "change": math.nan, "note": "datos insuficientes"}
    rows = indicators(("Contacto", math.nan, "no_data", True))
    assert area_sentence(silent, rows, COMMA) == (
        "Liderazgo y confianza: datos insuficientes. Falta el dato de Contacto."
    )
