"""The demonstration comes and goes with its two buttons."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser_support import Server, press, settle, visit

LOADING_MS = 240_000


def test_the_demonstration_is_loaded_and_removed_by_its_buttons(
    server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    visit(page, server.url)
    page.get_by_role("button", name="Ver la demostración").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cuenca Clara", timeout=LOADING_MS)
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Datos de demostración")).to_be_visible()
    visit(page, f"{server.url}/asociacion")
    press(page, "Quitar la demostración")
    page.get_by_role("button", name="Sí, quitar").click()
    expect(page.get_by_role("button", name="Empezar con mi asociación")).to_be_visible()
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    visit(page, f"{server.url}/inicio")
    expect(page.get_by_role("button", name="Ver la demostración")).to_be_visible()
