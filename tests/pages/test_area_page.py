"""Área: empty, full, and how it changed."""

from __future__ import annotations

from datetime import date

from board.year import CATALOG, Year, record_year
from conftest import Office
from evalua.board.chain import chain_of
from evalua.board.firmness import firmness_of
from evalua.registers.targets.commands import set_owner
from pages_support import chain_on, doors, text_of, widget


def figures(app) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {m.label: str(m.value).replace("\u00a0", " ") for m in app.metric}


def test_an_area_without_records_says_so_instead_of_zero(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("area", mes="2026-10", area="A01")
    assert figures(app)["Puntaje (de 100)"] == "—"
    assert figures(app)["Estado"] == "○ datos insuficientes"
    assert "Los datos reunidos no alcanzan la cobertura exigida." in text_of(app)
    assert "no hay con qué comparar" in text_of(app)


def test_an_area_of_the_address_shows_its_score_with_coverage_and_scope(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("area", mes="2026-10", area="A02")
    # Collected 33.5 of 40 million against 90 %: 93.1; two of four up to date against 85 %: 58.8;
    # everybody benefits: 100. Question 4 is their mean, 84.0; question 6 is 75; the area, 79.5.
    shown = figures(app)
    assert shown["Puntaje (de 100)"] == "79,5"
    assert (shown["Estado"], shown["Cobertura del dato"]) == ("● Bien", "100 %")
    assert "Mide 4 de 10 indicadores del catálogo" in text_of(app)


def test_the_two_weakest_come_with_what_helps(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    said = text_of(open_page("area", mes="2026-10", area="A02"))
    assert "58,8 de 100 · ▲ En camino" in said and "75,0 de 100 · ● Bien" in said
    assert "Visite a cada municipio atrasado" in said and "Reserve dos mañanas fijas" in said


def test_what_entered_the_score_since_the_month_before_is_named(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("area", mes="2026-10", area="A02")
    # The first calls to mayors were recorded in October.
    assert "Entró al puntaje: Contacto con alcaldes." in text_of(app)
    assert len(app.get("plotly_chart")) == 2


def test_the_area_is_compared_with_the_month_the_quarter_or_the_year_before(open_year) -> None:  # type: ignore[no-untyped-def]
    app = open_year("area", area="A02", comparar="Trimestre anterior")
    assert widget(app, "segmented_control", "area.against").value == "Trimestre anterior"
    assert "Entró al puntaje: Contacto con alcaldes." in text_of(app)
    widget(app, "segmented_control", "area.against").set_value("Hace un año").run()
    assert "La asociación responde desde enero 2026: en octubre 2025 no hay" in text_of(app)


def test_a_gap_says_what_it_takes_who_owes_it_and_the_range_it_leaves(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    with clara.work() as work:
        set_owner(work, "A02-Q06-01", "Ana Ruiz", date(2026, 1, 1))
    app = open_page("area", mes="2026-09", area="A02")
    said = text_of(app)
    # The first calls were noted in October: in September question 6 has no data.
    assert "Falta 1 dato." in said and "○ sin dato · responde: Ana Ruiz" in said
    assert "Cobertura: −50 puntos. El área quedaría entre" in said


def test_the_chain_of_the_area_is_the_chain_of_the_board(year: Year, open_year) -> None:  # type: ignore[no-untyped-def]
    app = open_year("area", area="A02")
    told = chain_of(year.now, CATALOG, "A02")
    assert [(step, figure) for step, figure, _ in chain_on(app)] == [
        (link.step, link.figure) for link in told
    ]
    assert doors(app)["Área 2"] == ("scorecard", {"mes": "2026-10"})
    assert firmness_of(year.now, CATALOG, "A02") in text_of(app)


def test_goals_of_the_area_are_shown_apart_from_its_score(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    said = text_of(open_page("area", mes="2026-10", area="A05"))
    # 16 visits of the 20 that ten twelfths of 24 make: 80 %.
    assert "Metas de esta área: 80 % (1 meta)." in said
    assert "no forma parte del puntaje" in said


def test_choosing_another_area_opens_it_and_stays_in_the_address(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("area", mes="2026-10", area="A01")
    widget(app, "selectbox", "area.select.A01").set_value("A09").run()
    assert app.query_params["area"] in ("A09", ["A09"])
    assert "Paz" in str(widget(app, "selectbox", "area.select.A09").options)


def test_an_address_with_an_unknown_area_opens_the_first(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("area", mes="2026-10", area="A99")
    assert widget(app, "selectbox", "area.select.A01").value == "A01"
