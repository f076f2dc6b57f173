"""Which names this server answers to, and which page a request may come from.

A page of another site can make a browser ask this server for anything: through a name of its own that
points here (the host name is checked), or directly (the origin is checked wherever something changes).
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from evalua.web import asking
from evalua.web.pages import notice

HOSTS = "EVALUA_HOSTS"
WRONG_NAME = (
    "Evalúa no atiende con el nombre que usó. Ábrala con el nombre o la dirección del computador donde "
    "está instalada. Si este nombre es suyo, quien la instaló puede agregarlo en EVALUA_HOSTS."
)
WRONG_ORIGIN = "Esta petición llegó desde otra página y no se hizo nada. Abra Evalúa y repita lo que quería hacer."
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")
_ONLY_READ = ("GET", "HEAD", "OPTIONS")
_NO_NAME = ("", "0.0.0.0", "::")


class KnownHosts:
    """Refuses other host names, and whatever changes something on behalf of another page.

    ``option`` reads a setting of the server by its name.
    """

    def __init__(self, app: ASGIApp, option: Callable[[str], Any] = lambda _: None) -> None:
        self._app = app
        self._option = option

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif not self._is_known(scope):
            await _refuse(scope, receive, send, 421, WRONG_NAME)
        elif not _is_own_page(scope):
            await _refuse(scope, receive, send, 403, WRONG_ORIGIN)
        else:
            await self._app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        sent = Headers(scope=scope).getlist("host")
        found = _HOST.fullmatch(sent[0].lower()) if len(sent) == 1 else None
        if found is None:
            return False
        name = found["name"].strip("[]").rstrip(".")
        return name in _own_names() or name in self._configured() or name == _reached_at(scope)

    def _configured(self) -> set[str]:
        listed = os.environ.get(HOSTS, "").split(",")
        settings = (self._option("server.address"), self._option("browser.serverAddress"))
        names = {str(name or "").strip().lower().strip("[]") for name in (*listed, *settings)}
        return names.difference(_NO_NAME)


@cache
def _own_names() -> frozenset[str]:
    name = socket.gethostname().lower()
    short = name.split(".")[0]
    return frozenset({"localhost", "127.0.0.1", "::1", name, short, f"{short}.local"}) - {""}


def _reached_at(scope: Scope) -> str:
    """The address of this machine at which the connection arrived."""
    server = scope.get("server")
    reached = str(server[0]).lower() if server else ""
    return reached.removeprefix("::ffff:")


def _is_own_page(scope: Scope) -> bool:
    """Whether what may change something comes from a page of this server."""
    if scope["type"] == "http" and scope["method"] in _ONLY_READ:
        return True
    headers = Headers(scope=scope)
    origin = urlsplit(headers.get("origin", ""))
    if origin.netloc.lower() != headers.get("host", "").lower():
        return False
    return origin.scheme == "https" or (origin.scheme == "http" and not asking.is_https(scope))


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, message: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await notice("No se puede atender así", message, status=status)(scope, receive, send)
