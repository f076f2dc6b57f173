"""What it costs to come in: signing in, and the door that every request passes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from evalua.accounts.passwords import hashed
from evalua.accounts.sessions import open_for
from evalua.accounts.signing_in import create_first
from evalua.bench.server import bare_server, evalua_server
from evalua.storage.database import Database
from evalua.web.cookies import FORM, SESSION

LOGIN, PASSWORD = "bench", "una frase de medir"
SIGN_INS = 15
REQUESTS = 400
_ASKED = "/_stcore/host-config"
"""Something small that Streamlit answers alike with and without our layers."""


@dataclass(frozen=True, slots=True)
class Site:
    """A database to measure, and the session of somebody who is in."""

    url: str
    token: str

    @property
    def cookie(self) -> str:
        """The header with which a browser shows its session."""
        return f"{SESSION}={self.token}"


@dataclass(frozen=True, slots=True)
class SignIns:
    """Median seconds of a sign-in over HTTP, and of one password hash beside it."""

    seconds: float
    hash_seconds: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.hash_seconds


@dataclass(frozen=True, slots=True)
class Door:
    """Median seconds of the same small request, with our layers and without them."""

    behind: float
    bare: float

    @property
    def overhead(self) -> float:
        """Seconds that our layers add to a request."""
        return self.behind - self.bare

    @property
    def ratio(self) -> float:
        return self.behind / self.bare


def people(database: Database, now: datetime) -> Site:
    """Give a measured database its one account, and a session of it."""
    account = create_first(database, name="Medición", login=LOGIN, password=PASSWORD, now=now)
    return Site(database.url, open_for(database, account.id, now=now, browser="evalua bench"))


def sign_ins(site: Site) -> SignIns:
    """Sign in several times as a browser does, each time beside one hash made here."""
    entered, plain = [], []
    with evalua_server(site.url) as server:
        _enter(server.address)
        for _ in range(SIGN_INS):
            plain.append(_timed(lambda: hashed(PASSWORD)))
            entered.append(_enter(server.address))
    return SignIns(median(entered), median(plain))


def door(site: Site, folder: Path) -> Door:
    """The same request to Evalúa and to a bare server, in turns."""
    with evalua_server(site.url) as ours, bare_server(folder) as bare:
        times: dict[str, list[float]] = {ours.address: [], bare.address: []}
        for _ in range(REQUESTS):
            for address, spent in times.items():
                spent.append(_ask(address, site.cookie))
    return Door(median(times[ours.address]), median(times[bare.address]))


def _enter(address: str) -> float:
    """Seconds of sending the sign-in form, its page already open."""
    connection = _connection(address)
    connection.request("GET", "/entrar", headers={"Accept": "text/html"})
    page = connection.getresponse()
    page.read()
    held = SimpleCookie(page.getheader("set-cookie") or "")[FORM].value
    form = {"login": LOGIN, "password": PASSWORD, "form": held}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{FORM}={held}",
        "Origin": address,
    }
    start = time.perf_counter()
    connection.request("POST", "/entrar", urlencode(form), headers)
    answer = connection.getresponse()
    answer.read()
    spent = time.perf_counter() - start
    connection.close()
    if answer.status != 303:
        raise RuntimeError(f"the sign-in was answered {answer.status}")
    return spent


def _ask(address: str, cookie: str) -> float:
    """Seconds of one request on a connection of its own: a kept one would time the network's pauses."""
    connection = _connection(address)
    start = time.perf_counter()
    connection.request("GET", _ASKED, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    spent = time.perf_counter() - start
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"the request was answered {answer.status}")
    return spent


def _connection(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    return HTTPConnection(str(parts.hostname), parts.port, timeout=60)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
