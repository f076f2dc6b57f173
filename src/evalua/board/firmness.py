"""Whether the band of an area would survive other reasonable choices, in one sentence."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from evalua.board.figures import points_text
from evalua.board.wording import band_word
from evalua.catalog import Catalog
from evalua.domain.numbers import NumberFormat
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts
from evalua.scoring.robustness import THE_MEAN, robustness

SEED, RUNS = 2026, 1000
_FIRM, _FAIR = 0.9, 0.6


def firmness_of(evaluation: Evaluation, catalog: Catalog, code: str) -> str:
    """The sentence of one area or "index" at a month; "" where it has no band.

    «El semáforo se mantiene en 98 de cada 100 repeticiones…; lo que más lo mueve es…».
    """
    return firmness_sentence(firmness(evaluation), catalog, evaluation.facts, code)


def firmness(evaluation: Evaluation) -> pd.DataFrame:
    """How firm the bands of a month are (ROBUSTNESS_COLUMNS); the same month, the same answer."""
    return robustness(evaluation.scores, evaluation.policy, seed=SEED, runs=RUNS)


def firmness_sentence(rows: pd.DataFrame, catalog: Catalog, facts: Facts, code: str) -> str:
    """One row of ``firmness`` in words, "" where there is no band."""
    found = rows[rows["code"] == code].to_dict("records")
    if not found or math.isnan(found[0]["stays"]):
        return ""
    row = found[0]
    band = band_word(row["band"], catalog)
    kept = _of_each(row["stays"], facts.number_format)
    return (
        f"El semáforo {band} {_verdict(row)}: se mantiene en {kept} repeticiones de la cuenta con "
        f"otros pesos, otro promedio y otros límites{_silence(row, facts)}; "
        f"{_mover(row, catalog, facts)}."
    )


def _verdict(row: dict[str, Any]) -> str:
    if row["stays"] >= _FIRM:
        return "es firme"
    if row["unscored"] > 1.0 - row["stays"] - row["unscored"]:
        return "depende de los datos que faltan"
    return "es bastante firme" if row["stays"] >= _FAIR else "podría ser otro"


def _of_each(share: float, fmt: NumberFormat) -> str:
    """Never «100 de cada 100» unless it was in all of them, nor 0 unless in none."""
    if share == 1.0:
        return "todas las"
    return f"{fmt.write(min(max(share * 100, 1.0), 99.0), 0)} de cada 100"


def _silence(row: dict[str, Any], facts: Facts) -> str:
    if not row["unscored"]:
        return ""
    lost = _of_each(row["unscored"], facts.number_format)
    return f" (en {lost} los datos no alcanzan para un puntaje)"


def _mover(row: dict[str, Any], catalog: Catalog, facts: Facts) -> str:
    if row["moves_most"]:
        points = points_text(row["moves_points"], facts)
        return f"lo que más lo mueve es {_named(str(row['moves_most']), catalog)} ({points} puntos)"
    margin = points_text(row["margin"], facts)
    return f"ningún peso lo mueve: solo un límite, que está a {margin} puntos"


def _named(code: str, catalog: Catalog) -> str:
    if code == THE_MEAN:
        return "la forma de promediar"
    if len(code) > 3:
        return f"el peso de «{catalog.indicator(code).short}»"
    if code.startswith("Q"):
        return f"el peso de la pregunta {catalog.question(code).number}"
    return f"el peso del área {catalog.area(code).short}"
