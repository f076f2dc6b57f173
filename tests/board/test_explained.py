"""What stands around a score: gaps, firmness, targets, evidence, owners, and what entered or left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from board.year import CATALOG, OCTOBER, Year
from evalua.board.area_detail import scope_notes
from evalua.board.evidence import evidence_of, evidence_sentence
from evalua.board.firmness import firmness, firmness_of, firmness_sentence
from evalua.board.gaps import gap_lines, gap_sentence, missing_sentence
from evalua.board.owners import owners_on
from evalua.board.target_history import APPLIES, LATER, REPLACED, target_lines
from evalua.scoring.result import Scores, score
from evalua.scoring.robustness import ROBUSTNESS_COLUMNS
from scoring.build import NOTHING, observation, observations

CUT = date(2026, 10, 31)
COLLECTION = "A02-Q04-01"


def seen(year: Year, scores: Scores) -> Any:
    """October with other scores."""
    return replace(year.now, scores=scores)


def missing(code: str) -> dict[str, Any]:
    return observation(code, value=NOTHING, state="no_data", reason="Nadie lo anotó.")


def test_a_gap_says_who_owes_it_where_it_is_noted_and_the_range_it_leaves(year: Year) -> None:
    frame = observations(observation("A02-Q04-01"), missing("A02-Q06-01"))
    shown = seen(year, score(frame, year.now.policy))
    owners = pd.DataFrame(
        {
            "indicator": ["A02-Q06-01"],
            "owner": ["Ana Ruiz"],
            "since": [pd.Timestamp(2026, 1, 1)],
        }
    )
    lines = gap_lines(year.inputs.having(owners=owners), shown, CATALOG, CUT)
    (line,) = lines.to_dict("records")
    assert (line["owner"], line["page"], line["word"]) == ("Ana Ruiz", "activities", "○ sin dato")
    # Question 4 scores 60: with question 6 at 0 the area is 30, at 100 it is 80.
    assert line["range_text"] == "quedaría entre 30,0 y 80,0 (hoy 60,0)"
    assert (line["coverage_text"], line["reason"]) == ("−50 puntos", "Nadie lo anotó.")
    assert missing_sentence(lines) == "Falta 1 dato exigible; responde Ana Ruiz."
    assert gap_sentence(shown, "A02") == (
        "Falta 1 dato. Con él, el área quedaría entre 30,0 y 80,0 (hoy 60,0)."
    )


def test_an_area_without_score_today_says_so_in_its_range(year: Year) -> None:
    shown = seen(year, score(observations(missing("A06-Q15-03")), year.now.policy))
    (line,) = gap_lines(year.inputs, shown, CATALOG, CUT, "A06").to_dict("records")
    assert line["range_text"] == "quedaría entre 0,0 y 100,0 (hoy sin puntaje)"
    assert line["owner"] == "sin asignar"


def test_where_nothing_is_missing_it_is_said(year: Year) -> None:
    shown = seen(year, score(observations(observation("A02-Q04-01")), year.now.policy))
    lines = gap_lines(year.inputs, shown, CATALOG, CUT)
    assert lines.empty and gap_sentence(shown, "A02") == ""
    assert missing_sentence(lines) == "No falta ningún dato exigible este mes."


def firm(**given: Any) -> pd.DataFrame:
    row = {
        "code": "A02",
        "level": "area",
        "score": 72.0,
        "band": "amber",
        "runs": 1000,
        "stays": 0.97,
        "unscored": 0.0,
        "lowest": 70.0,
        "highest": 74.0,
        "margin": 3.0,
        "moves_most": COLLECTION,
        "moves_points": 2.06,
    }
    return pd.DataFrame([row | given], columns=list(ROBUSTNESS_COLUMNS))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "El semáforo ▲ En camino es firme: se mantiene en 97 de cada 100 repeticiones"),
        ({"stays": 1.0}, "se mantiene en todas las repeticiones"),
        ({"stays": 0.999}, "se mantiene en 99 de cada 100"),
        ({"stays": 0.7}, "es bastante firme"),
        ({"stays": 0.4}, "podría ser otro"),
        (
            {"stays": 0.5, "unscored": 0.48},
            "depende de los datos que faltan: se mantiene en 50 de cada 100 repeticiones de la cuenta "
            "con otros pesos, otro promedio y otros límites (en 48 de cada 100 los datos no alcanzan",
        ),
        ({}, "lo que más lo mueve es el peso de «Recaudo de aportes» (2,1 puntos)."),
        ({"moves_most": "Q04"}, "el peso de la pregunta 4"),
        ({"moves_most": "A02"}, "el peso del área Confianza"),
        ({"moves_most": "mean"}, "la forma de promediar"),
        ({"moves_most": ""}, "ningún peso lo mueve: solo un límite, que está a 3,0 puntos."),
    ],
)
def test_how_firm_a_band_is_in_one_sentence(year: Year, given: dict[str, Any], says: str) -> None:
    said = firmness_sentence(firm(**given), CATALOG, year.now.facts, "A02")
    assert says in said and said.count(".") == 1


def test_without_a_band_there_is_no_sentence(year: Year) -> None:
    assert firmness_sentence(firm(stays=float("nan")), CATALOG, year.now.facts, "A02") == ""
    assert firmness_sentence(firm(), CATALOG, year.now.facts, "A99") == ""


def test_the_same_month_is_always_equally_firm(year: Year) -> None:
    pd.testing.assert_frame_equal(firmness(year.now), firmness(year.now))
    assert firmness_of(year.now, CATALOG, "A02") == firmness_sentence(
        firmness(year.now), CATALOG, year.now.facts, "A02"
    )


def test_every_target_is_kept_and_the_last_decided_by_the_cut_applies(year: Year) -> None:
    rows = pd.DataFrame(
        [
            (1, COLLECTION, 2025, 85.0, date(2025, 1, 10), "Acta 1"),
            (2, COLLECTION, 2026, 88.0, date(2026, 1, 10), "Acta 5"),
            (3, COLLECTION, 2026, 92.0, date(2026, 6, 2), "Acta 9"),
            (4, COLLECTION, 2026, 95.0, date(2026, 11, 3), "Acta 12"),
            (5, "A02-Q04-02", 2026, 70.0, date(2026, 1, 10), "Acta 5"),
        ],
        columns=["id", "indicator", "year", "value", "decided_on", "act"],
    ).assign(decided_on=lambda f: pd.to_datetime(f["decided_on"]))
    lines = target_lines(year.inputs.having(targets=rows), CATALOG, COLLECTION, year.now.facts, CUT)
    told = lines[["year", "value_text", "act", "word"]].values.tolist()
    assert told == [
        [2026, "95,0 %", "Acta 12", LATER],
        [2026, "92,0 %", "Acta 9", APPLIES],
        [2026, "88,0 %", "Acta 5", REPLACED],
        [2025, "85,0 %", "Acta 1", APPLIES],
    ]


def test_evidence_is_found_for_charges_meetings_and_goals(year: Year) -> None:
    known = evidence_of(year.inputs, CUT)
    charges = year.now.rows_behind(COLLECTION)
    # 8 + 10 + 6 + 9 charges paid in full and half of another: 34 of the 40 have a receipt.
    assert evidence_sentence(charges, known) == "34 de 40 filas tienen evidencia anotada."
    (meeting,) = year.inputs.meetings["uid"]
    assert known[meeting] == "Acta 12"
    goals = dict(zip(year.inputs.goals["text"], year.inputs.goals["uid"], strict=True))
    assert known[goals["Vías mejoradas"]] == "acta"
    assert goals["Ferias campesinas"] not in known


def test_evidence_noted_after_the_day_is_not_seen(year: Year) -> None:
    known = evidence_of(year.inputs, date(2026, 3, 31))
    # Three months of four charges, all paid on the 8th.
    charges = year.inputs.charges
    assert sum(uid in known for uid in charges["uid"]) == 12


def test_rows_that_need_no_evidence_say_nothing(year: Year) -> None:
    towns = year.now.rows_behind("A02-Q04-02")
    assert set(towns["register"]) == {"municipality"} and evidence_sentence(towns, {}) == ""


def test_the_last_owner_named_by_the_day_answers(year: Year) -> None:
    owners = pd.DataFrame(
        {
            "indicator": [COLLECTION, COLLECTION, COLLECTION],
            "owner": ["Ana", "Luis", "Rosa"],
            "since": pd.to_datetime(["2026-01-01", "2026-06-01", "2026-12-01"]),
        }
    )
    assert owners_on(year.inputs.having(owners=owners), CUT) == {COLLECTION: "Luis"}


def test_what_entered_left_and_was_decided_otherwise_is_named() -> None:
    def month(**weights: tuple[float, float, bool]) -> Any:
        frame = pd.DataFrame(
            [
                (f"A02-Q04-0{place}", "A02", target, weight, has_data)
                for place, (target, weight, has_data) in enumerate(weights.values(), 1)
            ],
            columns=["indicator", "area", "target", "weight", "has_data"],
        )
        return SimpleNamespace(scores=SimpleNamespace(indicators=frame))

    before = month(a=(90.0, 2.0, True), b=(85.0, 2.0, True), c=(100.0, 2.0, False))
    after = month(a=(95.0, 2.0, True), b=(85.0, 2.0, False), c=(100.0, 2.0, True))
    assert scope_notes(before, after, "A02", CATALOG) == (
        "Entró al puntaje: Equidad en beneficios.",
        "Salió del puntaje: Municipios al día.",
        "Cambió la meta del año: Recaudo de aportes.",
    )
    heavier = month(a=(90.0, 3.0, True), b=(85.0, 2.0, True), c=(100.0, 2.0, False))
    assert scope_notes(before, heavier, "A02", CATALOG) == ("Cambió el peso: Recaudo de aportes.",)
    assert scope_notes(before, before, "A02", CATALOG) == ()


def test_october_against_september_names_the_calls_that_entered(year: Year) -> None:
    assert scope_notes(year.before, year.now, "A02", CATALOG) == (
        "Entró al puntaje: Contacto con alcaldes.",
    )
    assert year.now.month == OCTOBER
