"""Questions a mayor asks in the board, each answered by one click on Proyectos."""

from __future__ import annotations

from conftest import Office
from pages.portfolio_office import click, portfolio
from pages_support import text_of


def test_how_much_we_obtained_for_each_unit_contributed_with_and_without_the_largest(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    portfolio(clara)
    said = text_of(click(open_page("projects", mes="2026-10"), "Dinero")).replace("\u00a0", " ")
    # 6 + 1 millions of others over the one million paid.
    assert "Por cada peso aportado conseguimos 7,00 pesos." in said
    assert "Sin el proyecto mayor (P-001 Vía veredal, $ 6.000.000) serían 1,00 pesos." in said
    assert "no cuentan los recursos propios" in said


def test_how_many_women_and_how_many_families(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = click(open_page("projects", mes="2026-10"), "A quiénes llega")
    # Women 10 + 20 + 7, men 8 + 18 + 3, families 5 + 9 + 2.
    said = "Los proyectos llegan a 37 mujeres, 29 hombres y 16 familias."
    assert said in text_of(app)
    people = app.dataframe[-1].value.set_index("Municipio")
    assert people.loc["Belmira", ["Mujeres", "Familias"]].tolist() == ["27", "11"]
