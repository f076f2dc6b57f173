"""What a person waits for: the page drawn in a real browser, where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from evalua.web.cookies import SESSION

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
# Drawn: the script is over, nothing of the page before it is left, and every chart has its marks.
_IS_DRAWN = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
    if (!document.querySelector('h1')) return false;
    if (document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')) return false;
    return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
        .every(chart => chart.querySelector('.main-svg'));
}"""


def browser_path() -> str | None:
    """A Chromium, Chrome or Edge of this machine, or None; also None without Playwright."""
    if find_spec("playwright") is None:
        return None
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextmanager
def browser(path: str) -> Iterator[Any]:
    """The browser, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


def wait_until_drawn(opened: Any, address: str, token: str = "") -> None:
    """Open an address with nothing cached but a session, and wait until it is drawn."""
    with _page(opened, address, token) as page:
        page.goto(address)
        page.wait_for_function(_IS_DRAWN, timeout=60_000, polling="raf")


@contextmanager
def _page(opened: Any, address: str, token: str) -> Iterator[Any]:
    context = opened.new_context(viewport={"width": 1366, "height": 768}, locale="es")
    if token:
        context.add_cookies([{"name": SESSION, "value": token, "url": address}])
    try:
        yield context.new_page()
    finally:
        context.close()
