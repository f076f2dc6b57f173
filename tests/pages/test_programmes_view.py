"""Programas in Otros registros: empty, refused, full, corrected and taken back."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from conftest import Office
from pages.portfolio_office import portfolio
from pages_support import show_register, text_of, widget


def programmes(open_page) -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("other_registers", mes="2026-10")
    return show_register(app, "Programas")


def test_the_first_programme_is_refused_until_it_is_complete(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = programmes(open_page)
    assert "Todavía no hay programas ni unidades" in text_of(app)
    widget(app, "button", "programme.0.save").click().run()
    said = text_of(app)
    assert "Escriba el nombre del programa o de la unidad." in said and "Elija la fecha." in said
    widget(app, "text_input", "name").set_value("Agua y vida")
    widget(app, "date_input", "since").set_value(date(2026, 3, 1))
    widget(app, "date_input", "until").set_value(date(2026, 2, 1)).run()
    widget(app, "button", "programme.0.save").click().run()
    assert "La fecha final no puede ser anterior al inicio." in text_of(app)
    widget(app, "date_input", "until").set_value(None).run()
    widget(app, "button", "programme.0.save").click().run()
    assert "1 programa o unidad; todo está en alguno." in text_of(app)


def test_a_programme_shows_what_it_adds_up_to(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = programmes(open_page)
    widget(app, "text_input", "name").set_value("Caminos")
    widget(app, "date_input", "since").set_value(date(2026, 3, 1))
    choices = widget(app, "multiselect", "projects")
    assert list(choices.options) == ["P-001 · Vía veredal", "P-002 · Aula segura"]
    choices.set_value([1]).run()
    widget(app, "button", "programme.0.save").click().run()
    said = text_of(app).replace("\u00a0", " ")
    assert "1 programa o unidad; 1 proyecto sin programa." in said
    assert "Proyectos: 1 (en ejecución 1)" in said
    assert "Cuestan $ 8.000.000 · comprometido $ 6.000.000" in said
    assert "Mujeres: 30 · Hombres: 26 · Familias: 14" in said


def test_a_repeated_name_is_refused_and_a_programme_may_be_taken_back(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = programmes(open_page)
    for _ in range(2):
        widget(app, "text_input", "name").set_value("Agua")
        widget(app, "date_input", "since").set_value(date(2026, 3, 1)).run()
        widget(app, "button", "programme.0.save").click().run()
    assert "Agua ya está en la lista de programas. Use ese registro." in text_of(app)
    widget(app, "selectbox", "programmes.one").set_value(1).run()
    assert widget(app, "text_input", "name").value == "Agua"
    widget(app, "text_input", "reason").set_value("estaba repetido").run()
    widget(app, "button", "programme.remove.1.save").click().run()
    assert "Todavía no hay programas ni unidades" in text_of(app)
