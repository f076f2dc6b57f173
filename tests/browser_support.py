"""A server for the browser tests, and the few gestures they are written in."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from evalua import ROOT
from evalua.accounts.sessions import find
from evalua.domain.actor import Role
from evalua.schema import METADATA
from evalua.storage.opening import open_database
from evalua.web.cookies import SESSION
from visitors import Visitor, enter


@dataclass
class Server:
    """A running server on its own database, that can be killed and started again."""

    database: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    inside: dict[tuple[object, ...], Visitor] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """Where the server writes what it says."""
        return self.database.with_name("server.log")

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={self.port}"]
        env = {**os.environ, "EVALUA_DATABASE_URL": f"sqlite:///{self.database}"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT
            )
        for _ in range(240):
            if answers(f"{self.url}/_stcore/health"):
                return
            time.sleep(0.25)
        raise RuntimeError("the server did not start")

    def now(self) -> datetime:
        """The instant it is for this server."""
        return datetime.now(UTC)

    def enter(self, role: Role | None = None, **who: Any) -> Visitor:
        """Sign somebody in without a password, straight in the database (``visitors.enter``).

        Whoever is signed in already goes on in the same session.
        """
        now, key = self.now(), (role, *sorted(who.items()))
        database = open_database(f"sqlite:///{self.database}", METADATA, now)
        try:
            if key not in self.inside or not find(database, self.inside[key].token, now):
                self.inside[key] = enter(database, now, role, **who)
            return self.inside[key]
        finally:
            database.dispose()

    def cookie(self, visitor: Visitor) -> dict[str, Any]:
        """What the browser of somebody signed in brings."""
        return {"name": SESSION, "value": visitor.token, "url": self.url, "httpOnly": True}

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


QUIET_MS = 300
_QUIET = """quiet => {
    const app = document.querySelector('[data-testid="stApp"]');
    const busy = !app
        || app.dataset.testScriptState !== 'notRunning'
        || app.dataset.testConnectionState !== 'CONNECTED'
        || document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        || [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
            .some(chart => !chart.querySelector('.main-svg'));
    const now = performance.now();
    if (busy || !window.quietSince) window.quietSince = now;
    return now - window.quietSince > quiet;
}"""


def settle(page: Page) -> None:
    """Wait until the screen has been still for a moment: nothing runs, every chart is drawn."""
    page.evaluate("() => { window.quietSince = 0; }")
    page.wait_for_function(_QUIET, arg=QUIET_MS)


def fill(page: Page, label: str, value: str) -> None:
    """Type in a field and leave it."""
    box = page.get_by_role("textbox", name=label).first
    box.fill(value)
    box.press("Tab")
    settle(page)


def enter_day(page: Page, label: str, day: date) -> None:
    """Type a date in its three parts."""
    page.get_by_role("spinbutton", name=f"day, {label}").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Tab")
    settle(page)
    page.keyboard.press("Escape")


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a list. Scrolling would close the list: it comes first."""
    box = page.get_by_role("combobox", name=label).first
    box.evaluate("field => field.scrollIntoView({ block: 'center' })")
    settle(page)
    box.click()
    page.get_by_role("option", name=option).first.click()
    settle(page)


def add(page: Page, label: str, option: str) -> None:
    """Add one to a list of several, by its name. Scrolling would close the list: it comes first."""
    several = page.get_by_test_id("stMultiSelect").filter(has_text=label).first
    several.evaluate("field => field.scrollIntoView({ block: 'center' })")
    settle(page)
    box = several.get_by_role("combobox")
    box.fill(option)
    page.get_by_role("option", name=option).first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    box.press("Escape")
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button."""
    wanted = page.get_by_role("button", name=name, exact=True)
    wanted.or_(page.get_by_role("radio", name=name, exact=True)).first.click()
    settle(page)


def unfold(page: Page, title: str) -> Locator:
    """Open a folded part of the page; returns it."""
    part = page.get_by_test_id("stExpander").filter(has=page.get_by_text(title)).first
    if not part.locator("details[open]").count():
        part.locator("summary").click()
        settle(page)
    return part


def keyed(page: Page, key: str) -> Locator:
    """The widget with that key (Streamlit writes it as a class)."""
    return page.locator(f".st-key-{key.replace('.', '-')}")


def visit(page: Page, url: str) -> None:
    """Go to an address and wait until it is drawn."""
    page.goto(url)
    page.wait_for_selector('[data-testid="stAppViewContainer"]')
    settle(page)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
