"""What each role sees in a real browser, and what a closed session can still do: nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from browser_support import Server, fill, pick, press, visit

CLARA = "Mancomunidad Cuenca Clara"
CODES = {CLARA: "DEMO-CUENCA-CLARA", "Microrregión Valle Izote": "DEMO-VALLE-IZOTE"}
ENTERED = "**/entrar**"


def one(server: Server, query: str, *values: object) -> int:
    with closing(sqlite3.connect(server.database)) as database:
        return int(database.execute(query, values).fetchone()[0])


def clara(server: Server) -> int:
    return one(server, "select id from association where name = ?", CLARA)


def town(server: Server, name: str) -> int:
    return one(server, "select id from municipality where name = ?", name)


def recorded(server: Server) -> int:
    """How many payments there are, of anybody."""
    return one(server, "select count(*) from payment")


def menu(page: Page) -> set[str]:
    """Every page named in the menu, its sections unfolded one by one."""
    bar = page.get_by_test_id("stHeader")
    names = set()
    for section in bar.get_by_test_id("stTopNavSection").all():
        section.click()
        page.get_by_role("menuitem").first.wait_for()
        names |= set(page.get_by_role("menuitem").all_inner_texts())
        page.keyboard.press("Escape")
    return names | set(bar.get_by_test_id("stTopNavLink").all_inner_texts())


def test_a_mayors_office_begins_with_its_own_sheet_and_records_nothing(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    who = {
        "name": "Alcaldía de El Tamarillo",
        "association_id": clara(demo_server),
        "municipality_id": town(demo_server, "El Tamarillo"),
    }
    page = new_page(role="mayor", who=who)
    visit(page, demo_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ficha municipal")
    expect(page.get_by_role("combobox", name="Municipio")).to_have_value("El Tamarillo")
    before = recorded(demo_server)
    visit(page, f"{demo_server.url}/aportes")
    expect(page.get_by_text("Lo registra: dirección ejecutiva o equipo técnico.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Valor")).to_have_count(0)
    visit(page, f"{demo_server.url}/personas")
    expect(page.get_by_text("Esta página la usa: administración")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    assert recorded(demo_server) == before


@pytest.mark.parametrize(
    ("role", "sees", "never"),
    [
        ("director", {"Personas y accesos", "Respaldo", "Cierre del mes", "Mi cuenta"}, set()),
        ("team", {"Cierre del mes", "Aportes", "Salir"}, {"Personas y accesos", "Respaldo"}),
        ("board", {"Cierre del mes", "Descargar"}, {"Personas y accesos", "Respaldo"}),
        ("reader", {"Diez áreas", "Aportes"}, {"Personas y accesos", "Respaldo"}),
    ],
)
def test_the_menu_shows_what_the_role_uses_and_nothing_else(
    demo_server: Server,
    new_page: Callable[..., Page],
    role: str,
    sees: set[str],
    never: set[str],
) -> None:
    page = new_page(role=role, who={"association_id": clara(demo_server)})
    visit(page, f"{demo_server.url}/metodologia")
    shown = menu(page)
    assert sees <= shown
    assert not never & shown


def test_the_address_of_another_association_shows_nothing_of_it(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(
        role="reader", who={"name": "Ana Consulta", "association_id": clara(demo_server)}
    )
    visit(page, f"{demo_server.url}/asociacion?asociacion={CODES['Microrregión Valle Izote']}")
    expect(page.get_by_text("no está entre las de su cuenta")).to_be_visible()
    expect(page.get_by_text("Mancomunidad Cuenca Clara").first).to_be_visible()
    expect(page.get_by_text("Valle Izote", exact=False)).to_have_count(0)


@pytest.mark.parametrize("address", ["", "/aportes", "/personas", "/mi-cuenta", "/empezar"])
def test_a_stranger_is_asked_to_sign_in_whatever_the_address(
    demo_server: Server, new_page: Callable[..., Page], address: str
) -> None:
    page = new_page(signed_in=False)
    page.goto(f"{demo_server.url}{address}")
    page.wait_for_url(ENTERED)
    expect(page.get_by_test_id("stApp")).to_have_count(0)
    assert "Cuenca Clara" not in page.content()


def test_signing_out_in_one_tab_leaves_the_other_without_anything_to_do(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(role="director", who={"association_id": clara(demo_server)})
    visit(page, f"{demo_server.url}/aportes")
    press(page, "Panorama")
    fill(page, "Valor", "1.000.000")
    before = recorded(demo_server)
    other = page.context.new_page()
    other.goto(f"{demo_server.url}/salir")
    other.get_by_role("button", name="Salir").click()
    other.wait_for_url(ENTERED)
    page.wait_for_url(ENTERED, timeout=30_000)
    page.go_back()
    page.wait_for_url(ENTERED)
    assert recorded(demo_server) == before


def test_who_administers_looks_at_the_demonstration_as_a_mayor_would(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    visit(page, f"{demo_server.url}/aportes?asociacion={CODES[CLARA]}")
    expect(page.get_by_role("textbox", name="Valor").first).to_be_visible()
    pick(page, "Ver como", "Ver como alcaldía")
    expect(page.get_by_text("Lo registra: dirección ejecutiva o equipo técnico.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Valor")).to_have_count(0)
