"""Metodología: the association's own rules, in words."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua.months.policy_changes import PolicyInput, change_policy
from evalua.ui.catalogue import CATALOG
from evalua.ui.methodology import VIEWS
from pages_support import text_of


def change(office: Office, **values: object) -> None:
    with office.work() as work:
        change_policy(work, PolicyInput(date(2026, 10, 1), "Acta 4", **values), catalog=CATALOG)  # type: ignore[arg-type]


def test_the_rules_of_the_catalogue_are_said_in_words(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("methodology", mes="2026-10")).replace("\u00a0", " ")
    assert "● Bien: desde 75. ▲ En camino: desde 50 y menos de 75. ◆ Atención: menos de 50." in said
    assert "Por debajo de 50 % no hay puntaje" in said
    assert "Un indicador núcleo pesa 2 y un complementario adoptado pesa 1." in said


def test_the_rules_are_those_of_the_month_shown(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    change(clara, numbers={"band_green": "80", "coverage_min": "60"}, mean="geometric")
    october = text_of(open_page("methodology", mes="2026-10")).replace("\u00a0", " ")
    assert "Bien: desde 80" in october and "Por debajo de 60 %" in october
    assert "media geométrica" in october
    assert "Bien: desde 75" in text_of(open_page("methodology", mes="2026-09"))


def test_facts_only_says_that_there_is_no_traffic_light(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    change(clara, bands=False)
    said = text_of(open_page("methodology", mes="2026-10"))
    assert "los puntajes se muestran sin semáforo" in said and "Bien: desde" not in said


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (VIEWS[1], "Cobertura = peso de lo que cuenta como dato"),
        (VIEWS[2], "Capacidad. Es una foto del día de corte."),
        (VIEWS[3], "Pregunta 4: ¿Cómo se construye confianza entre los municipios socios?"),
        (VIEWS[4], "Filipe Teles"),
    ],
)
def test_every_view_is_there(clara: Office, open_page, view: str, words: str) -> None:  # type: ignore[no-untyped-def]
    app = open_page("methodology", mes="2026-10")
    app.segmented_control(key="methodology.view").set_value(view).run()
    assert not app.exception and words in text_of(app)
