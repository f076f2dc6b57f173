"""The chain of a score: every link with its figure, its reason and the page that opens it."""

from __future__ import annotations

import pytest

from board.year import CATALOG, Year
from evalua import ROOT
from evalua.board.areas import area_lines
from evalua.board.chain import PARTS, Link, chain_of
from evalua.board.figures import beyond_text
from evalua.domain.numbers import COMMA

COLLECTION = "A02-Q04-01"


def links(year: Year, code: str) -> list[Link]:
    return chain_of(year.now, CATALOG, code)


def figures(year: Year, code: str) -> dict[str, str]:
    return {link.step: link.figure.replace("\u00a0", " ") for link in links(year, code)}


def test_an_indicator_is_told_from_its_rows_to_the_index(year: Year) -> None:
    # Ten months of four quotas of a million; 8 + 10 + 6 + 9.5 million paid: 83.75 % against 90 %.
    scores = area_lines(year.now, None, CATALOG)["score"].dropna()
    assert figures(year, COLLECTION) == {
        "Filas": "40",
        "Numerador": "$ 33.500.000",
        "Denominador": "$ 40.000.000",
        "Valor": "83,8 %",
        "Meta exigible": "90,0 %",
        "Avance (de 100)": "93,1",
        "Peso del indicador": "2",
        "Pregunta 4": "84,0",
        "Peso de la pregunta": "1",
        "Área 2": "79,5",
        "Peso del área": "1",
        "Índice de las diez áreas": COMMA.write(scores.sum() / len(scores), 1),
    }


def test_each_weight_says_its_share_and_the_points_it_gives(year: Year) -> None:
    said = {link.step: link.how for link in links(year, COLLECTION)}
    # One of three core indicators: a third of 93.06 is 31.0; half of 83.96 is 42.0.
    assert said["Peso del indicador"].endswith(
        "33 % de lo que tiene dato en su pregunta: aporta 31,0 puntos"
    )
    assert said["Peso de la pregunta"] == "50 % de lo que tiene dato en el área: aporta 42,0 puntos"
    assert said["Pregunta 4"] == "promedio ponderado de 3 partes; cobertura 100 %"


def test_each_link_opens_the_place_it_comes_from(year: Year) -> None:
    opens = {link.step: (link.page, link.subject) for link in links(year, COLLECTION)}
    assert opens["Filas"] == opens["Numerador"] == ("contributions", ("", ""))
    assert opens["Meta exigible"][0] == "targets"
    assert opens["Pregunta 4"] == opens["Área 2"] == ("area", ("area", "A02"))
    assert opens["Índice de las diez áreas"][0] == "scorecard"
    assert all((ROOT / "pages" / f"{page}.py").is_file() for page, _ in opens.values())


def test_an_area_is_made_of_its_indicators_and_questions_and_their_points_add_up(
    year: Year,
) -> None:
    told = links(year, "A02")
    assert [link.step for link in told] == [
        "Recaudo de aportes",
        "Municipios al día",
        "Equidad en beneficios",
        "Pregunta 4: Confianza entre socios",
        "Contacto con alcaldes",
        "Pregunta 6: Manejo de conflictos",
        "Área 2",
        "Peso del área",
        "Índice de las diez áreas",
    ]
    # 84.0 and 75.0, half each, are the 79.5 of the area.
    assert told[3].how.endswith("aporta 42,0 puntos") and told[5].how.endswith("aporta 37,5 puntos")
    assert told[0].subject == ("indicador", COLLECTION) and told[3].page == ""


def test_a_question_is_made_of_its_indicators_only(year: Year) -> None:
    made = [link for link in links(year, "Q04") if link.part == "made_of"]
    assert [link.figure for link in made] == ["93,1", "58,8", "100,0"]


def test_the_index_is_made_of_the_ten_areas(year: Year) -> None:
    told = links(year, "index")
    assert [link.step.split(":")[0] for link in told[:10]] == [f"Área {n}" for n in range(1, 11)]
    assert told[-1].page == "methodology"


def test_what_has_no_score_says_its_reason_instead_of_points(year: Year) -> None:
    said = {link.step: link for link in links(year, "A03-Q07-02")}
    assert said["Meta exigible"].figure == "sin meta"
    assert (said["Avance (de 100)"].figure, said["Avance (de 100)"].how) == ("—", "sin meta")
    assert said["Peso del indicador"].how == "por ahora no entra en su pregunta"


def test_the_parts_come_in_reading_order(year: Year) -> None:
    parts = list(dict.fromkeys(link.part for link in links(year, COLLECTION)))
    assert parts == [part for part in PARTS if part in parts]


@pytest.mark.parametrize("code", ["A99", "Q99", ""])
def test_a_code_without_a_score_is_refused(year: Year, code: str) -> None:
    with pytest.raises(KeyError):
        links(year, code)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (1.265, "sin tope sería 126,5; el puntaje no pasa de 100"),
        (1.0, ""),
        (0.4, ""),
        (float("nan"), ""),
    ],
)
def test_beyond_the_target_the_raw_figure_is_kept_and_the_cap_said(
    year: Year, raw: float, said: str
) -> None:
    assert beyond_text(raw, year.now.facts) == said
