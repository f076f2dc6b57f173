"""Coming in and going out, in a real browser on a real server."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from browser_support import Server, free_port, settle, visit
from evalua.accounts import links, sessions
from evalua.accounts.signing_in import create_first, installation_is_new
from evalua.accounts.tables import Account
from evalua.domain.actor import Actor
from evalua.storage.database import Database
from evalua.ui.navigation import ENTRIES, WELCOME
from evalua.web.cookies import FORM, SESSION
from evalua.web.sockets import OVER

PASSWORD = "tres vacas verdes"
NEW_PASSWORD = "cuatro gallinas azules"
FASTER_THAN = 10_000
"""Milliseconds in which a tab must leave whose session ended somewhere else."""


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """The server's database, seen from another process; ``rosa`` has an account."""
    opened = Database(f"sqlite:///{server.database}")
    if installation_is_new(opened):
        create_first(
            opened, name="Rosa Díaz", login="rosa", password=PASSWORD, now=datetime.now(UTC)
        )
    yield opened
    opened.dispose()


@pytest.fixture
def page(database: Database, new_page: Callable[..., Page]) -> Page:
    """A browser that has not signed in."""
    return new_page(signed_in=False)


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Usuario").fill("rosa")
    page.get_by_label("Contraseña").fill(password)
    page.get_by_role("button", name="Entrar").click()


def come_in(page: Page, server: Server, path: str = "/empezar") -> None:
    """Sign in and wait until the screen asked for is drawn."""
    page.goto(server.url + path)
    sign_in(page)
    page.wait_for_selector('[data-testid="stAppViewContainer"]')
    settle(page)


def session_uid(page: Page, database: Database) -> str:
    """Which session this browser holds."""
    held = next(c["value"] for c in page.context.cookies() if c["name"] == SESSION)
    found = sessions.find(database, held, datetime.now(UTC))
    assert found is not None
    return found.session_uid


def test_the_first_visit_makes_the_first_account_without_scripts(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    server = Server(tmp_path / "evalua.db", free_port())
    server.start()
    try:
        page = new_page(signed_in=False, java_script_enabled=False, width=390, height=844)
        page.goto(server.url)
        assert page.url == f"{server.url}/primera-vez"
        page.get_by_label("Su nombre").fill("Rosa Díaz")
        page.get_by_label("Usuario").fill("rosa")
        page.get_by_label("Contraseña", exact=True).fill("corta")
        page.get_by_label("Repita la contraseña").fill("corta")
        page.get_by_role("button").click()
        expect(page.locator(".error")).to_have_count(1)
        expect(page.get_by_label("Su nombre")).to_have_value("Rosa Díaz")
        expect(page.get_by_label("Contraseña", exact=True)).to_be_focused()
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        page.get_by_label("Repita la contraseña").fill(PASSWORD)
        page.get_by_role("button").click()
        assert page.url == f"{server.url}/"
        seen = new_page(signed_in=False, storage_state=page.context.storage_state())
        visit(seen, server.url)
        expect(seen.get_by_role("button", name="Empezar con mi asociación")).to_be_visible()
    finally:
        server.kill()


def test_a_wrong_password_is_told_and_the_right_one_opens_the_page_asked_for(
    server: Server, page: Page
) -> None:
    page.goto(f"{server.url}/empezar?paso=2")
    assert page.url.startswith(f"{server.url}/entrar?siguiente=")
    sign_in(page, "no es esta clave")
    expect(page.get_by_role("alert")).to_contain_text("no son correctos")
    expect(page.get_by_label("Usuario")).to_have_value("rosa")
    sign_in(page)
    page.wait_for_selector("h1")
    assert page.url.startswith(f"{server.url}/empezar?paso=2")
    # A reload, and another tab, stay in.
    page.reload()
    page.wait_for_selector('[data-testid="stAppViewContainer"]')
    another = page.context.new_page()
    visit(another, f"{server.url}/empezar")


def test_the_pages_before_signing_in_fit_a_phone_by_day_and_by_night(
    server: Server, database: Database, new_page: Callable[..., Page]
) -> None:
    papers = set()
    for dark in (False, True):
        page = new_page(signed_in=False, width=390, height=844, dark=dark)
        page.goto(f"{server.url}/entrar")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert page.evaluate("document.querySelector('img').naturalWidth") > 0
    assert len(papers) == 2


def test_going_out_in_another_tab_closes_this_one_and_nothing_more_can_be_done_here(
    server: Server, page: Page
) -> None:
    come_in(page, server)
    held = page.context.cookies()
    another = page.context.new_page()
    another.goto(f"{server.url}/salir")
    another.get_by_role("button", name="Salir").click()
    another.wait_for_url("**/entrar?aviso=salio")
    page.wait_for_url(f"**{OVER}", timeout=3_000)
    page.go_back()
    page.wait_for_url("**/entrar**")
    expect(page.locator('[data-testid="stApp"]')).to_have_count(0)
    page.context.add_cookies(held)
    page.goto(f"{server.url}/empezar")
    assert page.url.startswith(f"{server.url}/entrar")


def test_a_session_ended_in_another_process_is_over_here_soon(
    server: Server, page: Page, database: Database
) -> None:
    come_in(page, server)
    sessions.end(database, session_uid(page, database), "Rosa Díaz", datetime.now(UTC))
    page.wait_for_url(f"**{OVER}", timeout=FASTER_THAN)


def test_a_closed_account_is_put_out_with_the_page_open(
    server: Server, page: Page, database: Database
) -> None:
    come_in(page, server)
    try:
        with database.writing() as session:
            session.get_one(Account, 1).is_active = False
        page.wait_for_url(f"**{OVER}", timeout=FASTER_THAN)
        sign_in(page)
        expect(page.get_by_role("alert")).to_contain_text("desactivada")
    finally:
        with database.writing() as session:
            session.get_one(Account, 1).is_active = True


def test_what_is_done_in_a_tab_whose_session_is_over_is_not_done(
    server: Server, page: Page, database: Database
) -> None:
    """Between two looks of the server nothing passes either: each message is checked."""
    come_in(page, server, "/")
    sessions.end(database, session_uid(page, database), "Rosa Díaz", datetime.now(UTC))
    been: list[str] = []
    page.on("framenavigated", lambda frame: been.append(frame.url))
    page.get_by_role("button", name="Empezar con mi asociación").click()
    page.wait_for_url(f"**{OVER}", timeout=FASTER_THAN)
    assert been and not [url for url in been if "/empezar" in url]


def test_a_socket_without_a_session_receives_nothing(server: Server, database: Database) -> None:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    mine = sessions.open_for(database, 1, now=datetime.now(UTC))
    for cookie, origin in (
        ("", server.url),
        (f"{SESSION}={'A' * 43}", server.url),
        (f"{SESSION}={mine}", "http://otro.example"),
    ):
        with (
            pytest.raises(InvalidStatus) as refused,
            connect(
                address,
                origin=Origin(origin),
                subprotocols=[Subprotocol("streamlit")],
                additional_headers={"Cookie": cookie, "X-Evalua-Seal": "falso"},
            ),
        ):
            pytest.fail("the socket opened")
        assert refused.value.response.status_code == 403
        assert not refused.value.response.body
    with connect(
        address,
        origin=Origin(server.url),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": f"{SESSION}={mine}"},
    ) as opened:
        assert opened.subprotocol == "streamlit"


def ask(server: Server, path: str, accept: str) -> tuple[int, str, bytes]:
    """What somebody without a session gets at an address: status, where to, content."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=10)
    try:
        connection.request("GET", path, headers={"Accept": accept})
        answer = connection.getresponse()
        return answer.status, answer.getheader("location") or "", answer.read()
    finally:
        connection.close()


def test_no_address_gives_a_stranger_anything_but_the_sign_in_page(
    server: Server, page: Page
) -> None:
    come_in(page, server)
    loaded = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    used = [name.removeprefix(server.url) for name in loaded if name.startswith(server.url)]
    screens = [f"/{entry.url}" for entry in (*ENTRIES, *WELCOME)]
    assert len(used) > 20 and len(screens) > 15
    files = ["/media/0a1b2c.xlsx", "/evidencia/0a1b2c", "/component/a/index.html", "/favicon.png"]
    for path in (*screens, *files, *used):
        if path.endswith("/_stcore/health"):
            continue
        status, where, content = ask(server, path, "text/html")
        assert (status, content) == (303, b""), path
        assert where.startswith("/entrar"), path
        status, _, content = ask(server, path, "*/*")
        assert (status, content) == (401, "Entre primero en Evalúa.".encode()), path


def test_the_browser_complains_of_nothing(server: Server, page: Page) -> None:
    """A policy too strict for Streamlit would be said in the console."""
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    come_in(page, server, "/")
    page.get_by_role("button", name="Empezar con mi asociación").click()
    settle(page)
    assert said == []


def test_an_address_that_is_no_screen_says_so_in_spanish(server: Server, page: Page) -> None:
    come_in(page, server, "/")
    answer = page.goto(f"{server.url}/no/existe")
    assert answer is not None and answer.status == 404
    expect(page.get_by_role("heading")).to_have_text("Esa página no existe")
    page.get_by_role("link", name="Ir a Evalúa").click()
    page.wait_for_selector('[data-testid="stAppViewContainer"]')


def test_nothing_secret_is_written_in_the_log(
    server: Server, page: Page, database: Database
) -> None:
    now = datetime.now(UTC)
    with database.work(
        actor=Actor("Rosa Díaz", "administrator"), now=now, today=now.date()
    ) as work:
        token = links.make(work, 1)
    page.goto(server.url + links.path_of(token))
    page.get_by_label("Contraseña nueva").fill(PASSWORD)
    page.get_by_label("Repita la contraseña").fill(PASSWORD)
    page.get_by_role("button").click()
    sign_in(page, NEW_PASSWORD)
    sign_in(page)
    page.wait_for_selector('[data-testid="stAppViewContainer"]')
    held = {c["name"]: c["value"] for c in page.context.cookies()}
    assert "Evalúa está lista" in server.log.read_text()
    for file in server.database.parent.glob("*.log*"):
        written = file.read_text()
        for secret in (PASSWORD, NEW_PASSWORD, token, held[SESSION], held[FORM]):
            assert secret not in written
