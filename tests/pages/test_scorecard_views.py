"""Diez áreas through factors, objectives, one municipality and the people behind the figures."""

from __future__ import annotations

import pytest

from conftest import Office
from pages_support import text_of


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("Por factor", "Ningún factor de la fuente habla de: Soporte jurídico."),
        ("Por objetivo", "Eficiencia y economías de escala"),
        ("Un municipio", "indicadores que se abren por municipio"),
        ("Mujeres y hombres", "no se suman entre sí"),
    ],
)
def test_every_view_opens_by_its_address(clara: Office, open_page, view: str, words: str) -> None:  # type: ignore[no-untyped-def]
    app = open_page("scorecard", mes="2026-10", vista=view)
    assert not app.exception
    assert words in text_of(app) + " ".join(part.label for part in app.expander)


def test_a_municipality_is_seen_only_in_what_the_board_measures(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("scorecard", mes="2026-10", vista="Un municipio")
    names = set(app.dataframe[0].value["Indicador"])
    assert "Recaudo de aportes" in names
    assert "Vínculos entre municipios" not in names


def test_another_month_is_chosen_from_those_there_were(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("scorecard", mes="2026-10", comparar="Otro mes")
    (months,) = [box for box in app.selectbox if box.label == "Otro mes"]
    assert months.options[0].startswith("Septiembre 2026")
    assert "Octubre 2026" not in months.options
    months.select_index(2).run()
    assert not app.exception


def test_each_area_is_told_in_words_behind_its_door(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("scorecard", mes="2026-10"))
    assert "La junta no ha adoptado" in said
