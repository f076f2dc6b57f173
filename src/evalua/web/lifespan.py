"""What the server does once, before the first visitor, and what it goes on doing."""

from __future__ import annotations

import asyncio
import gc
import importlib
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from evalua.domain.problems import Problem
from evalua.web import daily_copy, sockets
from evalua.web.asking import is_loopback
from evalua.web.beginning import CODE
from evalua.web.document import ADDRESSES
from evalua.web.logs import configure

_FIRST_PAGE = 3.0
"""Seconds that the first page may take to be drawn."""

Option = Callable[[str], Any]


def lifespan(option: Option) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """The life of the server; ``option`` reads one of its settings by name."""

    @asynccontextmanager
    async def living(_app: Any) -> AsyncIterator[None]:
        configure()
        _say(
            f"Evalúa está lista. Ábrala en {' o, desde otros computadores, en '.join(_where(option))}"
        )
        # In a thread: the browser is still loading the page's files.
        threading.Thread(target=_warm, name="warming", daemon=True).start()
        daily_copy.watch()
        watching = asyncio.create_task(sockets.watch(), name="open tabs")
        yield
        watching.cancel()

    return living


def _warm() -> None:
    """Import and read what the first visitor would wait for, out of the collector's rounds.

    Streamlit collects garbage after every run; with what never goes away frozen that costs almost
    nothing, which doubles how many people one process serves.
    """
    gc.disable()
    # By name: importing the screens takes a second, and the server should already be answering.
    try:
        _open_doors()
        warming = importlib.import_module("evalua.ui.warming")
        warming.warm()
        navigation = importlib.import_module("evalua.ui.navigation")
        ADDRESSES.update(entry.url for entry in (*navigation.ENTRIES, *navigation.WELCOME))
        ADDRESSES.add("")
        # Not while the first page is being drawn: one interpreter runs one thing at a time.
        time.sleep(_FIRST_PAGE)
        warming.import_other_screens()
    finally:
        gc.freeze()
        gc.enable()


def _open_doors() -> None:
    """Open the database before anybody else does; where nobody has an account, say how to begin."""
    doors = importlib.import_module("evalua.web.doors")
    signing_in = importlib.import_module("evalua.accounts.signing_in")
    # A database that cannot be opened is left for the first page to say.
    with suppress(Problem):
        if signing_in.installation_is_new(doors.database()):
            _say(
                "Todavía no hay cuentas. En este computador, ábrala y cree la primera. Desde otro "
                f"computador le pedirá este código: {CODE.new()}"
            )


def _where(option: Option) -> list[str]:
    """Where people open it: here, and where the server is for a network, from there."""
    scheme = "https" if option("server.sslCertFile") else "http"
    bound = str(option("server.address") or "0.0.0.0")
    hosts = [str(option("browser.serverAddress") or "localhost")]
    if bound in ("0.0.0.0", "::"):
        hosts.append(socket.gethostname())
    elif bound != "localhost" and not is_loopback(bound):
        hosts = [bound]
    return [f"{scheme}://{host}:{option('server.port')}" for host in hosts]


def _say(sentence: str) -> None:
    """Write for whoever started the server, and for no log: it may carry the code."""
    sys.stdout.write(f"\n  {sentence}\n")
    sys.stdout.flush()
