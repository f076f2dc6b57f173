"""Diez áreas: what it is compared with, and what each gap does."""

from __future__ import annotations

from conftest import Office
from pages_support import text_of, widget


def test_the_effect_of_each_gap_is_a_view_of_the_ten_areas(open_year) -> None:  # type: ignore[no-untyped-def]
    app = open_year("scorecard", vista="Efecto de lo que falta")
    (table,) = (d.value for d in app.dataframe)
    assert "datos exigibles" in text_of(app)
    assert set(table["Quién lo debe"]) == {"sin asignar"}
    assert table["Puntaje posible del área"].str.match(r"Quedaría entre|Seguiría sin").all()
    widget(app, "segmented_control", "scorecard.view").set_value("Puntajes").run()
    assert widget(app, "segmented_control", "scorecard.against").value == "Mes anterior"


def test_an_address_may_ask_for_the_year_before(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("scorecard", mes="2026-10", comparar="hace un ano")
    assert widget(app, "segmented_control", "scorecard.against").value == "Hace un año"
