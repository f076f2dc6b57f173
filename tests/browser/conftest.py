"""A real browser on a real server: one server per test module, one context per test.

A context lets no request leave this machine, and fails the test that tried.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from browser_support import Server, free_port
from evalua import catalog
from evalua.demo.loading import load_demo
from evalua.domain.actor import Role
from evalua.schema import METADATA
from evalua.storage.opening import open_database

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
WINDOWS = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, Chrome or Edge. In CI it must be there."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next((p for p in WINDOWS if Path(p).is_file()), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("No hay un navegador para las pruebas: instale Chromium.")
        pytest.skip("No browser found: install Chromium, Chrome or Edge to run these tests.")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on an empty database, shared by the tests of a module."""
    running = Server(tmp_path_factory.mktemp("server") / "evalua.db", free_port())
    open_database(f"sqlite:///{running.database}", METADATA, datetime.now(UTC)).dispose()
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demonstration loaded, for tests that only look."""
    running = Server(tmp_path_factory.mktemp("demo") / "evalua.db", free_port())
    now = datetime.now(UTC)
    database = open_database(f"sqlite:///{running.database}", METADATA, now)
    today = now.astimezone(ZoneInfo("America/El_Salvador")).date()
    load_demo(database, now=now, today=today, catalog=catalog.load())
    database.dispose()
    running.start()
    yield running
    running.kill()


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own; any request to another host fails the test.

    It is signed in to the test's server as its director, who also administers; ``role="mayor"`` and
    other words of ``visitors.enter`` make somebody else, and ``signed_in=False`` a stranger.
    """
    strangers: list[str] = []
    contexts = []

    def guard(route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host in ("localhost", "127.0.0.1", None):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    def make(
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        *,
        signed_in: bool = True,
        role: Role | None = None,
        on: Server | None = None,
        who: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="es-CO",
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        context.route("**/*", guard)
        if signed_in:
            known_servers = {
                k: v for k, v in request.node.funcargs.items() if isinstance(v, Server)
            }
            # A module's own server may have been copied from another one, which comes first here.
            place = on or known_servers.get("server") or next(iter(known_servers.values()))
            known = place.enter(role, **({"administrator": role is None} | dict(who or {})))
            context.add_cookies([place.cookie(known)])
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield make
    folder = os.environ.get("EVALUA_TEST_PICTURES")
    for number, context in enumerate(contexts):
        for page in context.pages:
            if folder:
                page.screenshot(path=f"{folder}/{request.node.name[:60]}-{number}.png")
        context.close()
    assert strangers == [], f"requests left this machine: {strangers}"
