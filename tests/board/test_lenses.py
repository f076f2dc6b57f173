"""Factors and objectives: every indicator of their questions, and their gaps in words."""

from __future__ import annotations

import pytest

from board.test_areas import seen
from board.year import CATALOG, Year
from evalua.board.lenses import (
    LENS_LINES,
    MARKS,
    factors,
    lens_lines,
    lens_marks,
    objectives,
    outside_factors,
)
from scoring.build import NOTHING, observation


def test_there_are_fifteen_factors_and_seven_objectives_with_their_questions() -> None:
    assert [lens.number for lens in factors(CATALOG)] == list(range(1, 16))
    assert [lens.number for lens in objectives(CATALOG)] == list(range(1, 8))
    third = factors(CATALOG)[2]
    assert [question.code for question in third.questions] == ["Q04", "Q09", "Q12", "Q14"]


def test_an_objective_gathers_every_question_of_its_areas() -> None:
    identity = objectives(CATALOG)[1]
    assert {question.area for question in identity.questions} == {"A01", "A06"}
    assert len(identity.questions) == len(CATALOG.questions_of("A01")) + len(
        CATALOG.questions_of("A06")
    )


def test_the_question_of_which_no_factor_speaks_is_the_legal_one() -> None:
    assert [question.code for question in outside_factors(CATALOG)] == ["Q03"]


def test_every_indicator_of_a_factor_has_its_mark(year: Year) -> None:
    marks = lens_marks(factors(CATALOG), year.now, CATALOG)
    for lens in factors(CATALOG):
        asked = {question.code for question in lens.questions}
        expected = [
            i.code for q in lens.questions for i in CATALOG.indicators if i.question == q.code
        ]
        assert list(marks.loc[marks["number"] == lens.number, "code"]) == expected, asked
    assert list(marks) == list(MARKS)


def test_what_the_board_does_not_measure_is_outside_and_what_it_lacks_is_empty(year: Year) -> None:
    now = seen(
        year,
        observation("A02-Q06-01", value=90.0, target=100.0),
        observation("A02-Q06-02", value=NOTHING, state="no_data", core=False),
        observation("A02-Q06-03", value=10.0, target=0.0, core=False, adopted=False),
    )
    marks = lens_marks(factors(CATALOG)[4:5], now, CATALOG).set_index("code")["look"]
    assert marks["A02-Q06-01"] == "green"
    assert marks["A02-Q06-02"] == "none"
    assert marks["A02-Q06-03"] == "outside"


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        (("green", "red"), "De 2 indicadores: 1 bien y 1 en atención."),
        (
            ("amber", "none", "outside"),
            "De 3 indicadores: 1 en camino y 1 sin cifra; 1 sin adoptar.",
        ),
        (("outside", "outside"), "Vacío: ninguno de sus 2 indicadores está adoptado."),
    ],
)
def test_each_factor_is_said_in_a_sentence_with_its_gaps(
    year: Year, looks: tuple[str, ...], said: str
) -> None:
    lens = factors(CATALOG)[1]
    marks = lens_marks([lens], year.now, CATALOG).head(len(looks)).assign(look=list(looks))
    (line,) = lens_lines([lens], marks).to_dict("records")
    assert line["sentence"] == said
    assert set(line) == set(LENS_LINES)
