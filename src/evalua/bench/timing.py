"""The measurements: cold start, page changes, *Diez áreas* and the export."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from evalua.bench.drawn import browser, browser_path, wait_until_drawn
from evalua.bench.entrance import Site
from evalua.bench.peaks import ended
from evalua.bench.server import STACK, Running, bare_server, evalua_server
from evalua.bench.visitor import visitor
from evalua.domain.month import Month

STARTS = 3
ROUNDS = 5
PAGES = (
    "inicio",
    "diez-areas",
    "area",
    "indicador",
    "ficha-municipal",
    "cierre",
    "metas",
    "aportes",
    "proyectos",
    "transiciones",
    "bitacora",
    "juntas",
    "otros-registros",
    "descargar",
    "asociacion",
    "indicadores-y-metas",
    "respaldo",
    "metodologia",
)
_AWAY = "metodologia"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """Seconds from launching the server to *Inicio*; ``drawn`` where there was a browser.

    ``bare`` is the smallest app; ``stack`` the same one that also imports pandas and SQLModel.
    """

    evalua: float
    bare: float
    stack: float
    drawn: bool

    @property
    def ratio(self) -> float:
        return self.evalua / self.bare


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Median seconds of server time for each page, and what pages failed."""

    by_page: dict[str, float]
    failures: tuple[str, ...]

    @property
    def median(self) -> float:
        return median(self.by_page.values())


@dataclass(frozen=True, slots=True)
class Export:
    """The whole command, its start included: seconds, peak MB of its process (None where unknown)."""

    seconds: float
    peak_mb: float | None
    failure: str


def cold_start(site: Site, folder: Path) -> ColdStart:
    """Start Evalúa and the two floors in turn, several times; the medians of each."""
    times: dict[str, list[float]] = {"evalua": [], "bare": [], "stack": []}
    with _seer(site) as see:
        for _ in range(STARTS):
            times["bare"].append(_until_seen(bare_server(folder), see))
            times["stack"].append(_until_seen(bare_server(folder, STACK), see))
            times["evalua"].append(_until_seen(evalua_server(site.url), see))
    seen = {name: median(spent) for name, spent in times.items()}
    return ColdStart(**seen, drawn=browser_path() is not None)


def page_changes(site: Site) -> PageChanges:
    """Visit every page several times in one session, after a first visit to each."""
    times: dict[str, list[float]] = {page: [] for page in PAGES}
    with evalua_server(site.url) as server, visitor(server.address, site.cookie) as guest:
        for turn in range(ROUNDS + 1):
            for page in PAGES:
                seconds = guest.visit(page)
                if turn > 0:
                    times[page].append(seconds)
        failures = tuple(dict.fromkeys(guest.failures))
    return PageChanges({page: median(spent) for page, spent in times.items()}, failures)


def scorecard(site: Site) -> tuple[float, float, tuple[str, ...]]:
    """Seconds of *Diez áreas*: first page of a new server, then warm (median), and failures."""
    with evalua_server(site.url) as server, visitor(server.address, site.cookie) as guest:
        cold = guest.visit("diez-areas")
        warm = []
        for _ in range(ROUNDS):
            guest.visit(_AWAY)
            warm.append(guest.visit("diez-areas"))
        return cold, median(warm), tuple(dict.fromkeys(guest.failures))


def export(database_url: str, today: date, folder: Path) -> Export:
    """Run the export command of the last month in a process of its own."""
    command = [sys.executable, "-m", "evalua", "export", str(Month.of(today).previous)]
    command += ["--format", "xlsx", "--out", str(folder / "summary.xlsx")]
    environment = {**os.environ, "EVALUA_DATABASE_URL": database_url}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read().decode("utf-8", "replace")
    status, peak = ended(process)
    return Export(time.perf_counter() - start, peak, said.strip() if status else "")


def _until_seen(starting: AbstractContextManager[Running], see: Callable[[str], None]) -> float:
    with starting as server:
        see(server.address)
        return server.age


@contextmanager
def _seer(site: Site) -> Iterator[Callable[[str], None]]:
    """How a start is judged: drawn in a browser, or else the first page's script run to its end."""
    path = browser_path()
    with ExitStack() as stack:
        if path is None:
            yield lambda address: _visit_once(address, site.cookie)
            return
        opened: Any = stack.enter_context(browser(path))
        yield lambda address: wait_until_drawn(opened, address, site.token)


def _visit_once(address: str, cookie: str) -> None:
    with visitor(address, cookie) as guest:
        guest.visit("")
