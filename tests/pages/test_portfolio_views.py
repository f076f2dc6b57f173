"""The views of the portfolio: empty, full, and the way from each to what it speaks of."""

from __future__ import annotations

import pytest

from conftest import Office
from pages.portfolio_office import click, portfolio
from pages_support import text_of, widget


@pytest.mark.parametrize(
    "view", ["Cartera", "Dinero", "Cronograma", "A quiénes llega", "Por revisar"]
)
def test_without_projects_every_view_says_what_it_will_show(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
    view: str,
) -> None:
    said = text_of(click(open_page("projects", mes="2026-10"), view))
    assert "Todavía no hay proyectos" in said and "Empiece en «Nuevo proyecto»." in said


def test_the_board_has_each_project_in_its_stage_and_opens_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = open_page("projects", mes="2026-10")
    widget(app, "pills", "projects.portfolio.way").set_value("Por etapa").run()
    said = text_of(app).replace("\u00a0", " ")
    assert "1 proyecto · $ 8.000.000" in said and "Vía veredal" in said
    assert "físico 70 %" in said and "Suman $ 9.500.000, cada proyecto una sola vez." in said
    widget(app, "button", "projects.board.P-002").click().run()
    assert app.query_params["proyecto"] == "P-002"


def test_the_bank_is_ranked_and_says_what_is_missing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = open_page("projects", mes="2026-10")
    widget(app, "pills", "projects.portfolio.way").set_value("Banco de proyectos").run()
    assert "1 proyecto busca recursos por" in text_of(app)
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["Prioridad"], row["Código"], row["Etapa"]) == ("1", "P-002", "Idea")
    assert row["Qué le falta"].startswith("Para «Estructurado»: documento técnico")


def test_the_flow_says_its_whole_and_how_it_was_split(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = click(open_page("projects", mes="2026-10"), "Dinero")
    said = text_of(app).replace("\u00a0", " ")
    assert "Suman $ 7.000.000. El dinero de cada proyecto se reparte una sola vez" in said
    assert "$ 6.000.000 según las personas declaradas en cada municipio" in said
    table = app.dataframe[0].value
    # 6.000.000 by people: 18 of 56 in Alto Claro.
    roads = table[table["Tema"] == "Vías y caminos"].set_index("Municipio")["Dinero"]
    assert roads["Alto Claro"].replace("\u00a0", " ") == "$ 1.928.571"
    assert roads["Belmira"].replace("\u00a0", " ") == "$ 4.071.429"


def test_the_calendar_compares_what_was_planned_with_what_was_done(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    portfolio(clara)
    app = click(open_page("projects", mes="2026-10"), "Cronograma")
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["Empezó"], row["Debía terminar"]) == ("10/05/2026", "31/12/2026")
    assert (row["Previsto"], row["Físico"], row["Ritmo"]) == ("75 %", "70 %", "")
    assert app.get("plotly_chart")


def test_each_mayor_finds_a_row_even_without_projects(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = click(open_page("projects", mes="2026-10"), "A quiénes llega")
    said = text_of(app)
    assert "2 de 4 municipios tienen algún proyecto; falta Cañaveral y Dos Aguas." in said
    cells = app.dataframe[0].value.set_index("Municipio")
    assert list(cells.index) == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    assert cells.loc["Belmira", "Educación"] == "◐ en gestión (1)"
    assert cells.loc["Dos Aguas", "Vías y caminos"] == "– ninguno"


def test_what_does_not_add_up_leads_to_where_it_is_fixed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    portfolio(clara)
    app = click(open_page("projects", mes="2026-10"), "Por revisar")
    said = text_of(app)
    assert "1 proyecto para revisar." in said
    assert "Avance sin dinero. Avance físico de 70 % y ningún desembolso anotado." in (
        said.replace(":red[", "").replace("]", "").replace("▲ ", "")
    )


def test_the_address_opens_a_view(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("projects", mes="2026-10", vista="Cronograma")
    assert "el cronograma de cada proyecto" in text_of(app)
