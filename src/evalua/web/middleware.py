"""Two small layers around every request: this computer only, and a document in Spanish."""

from __future__ import annotations

import ipaddress
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ONLY_HERE = (
    "Por ahora Evalúa solo atiende en el computador donde está instalada. "
    "Ábrala allí en http://localhost:8501."
)


def _preload() -> bytes:
    """A link that lets the browser fetch the charts' script while the server is still warming up.

    It is the largest file of the first page, and otherwise asked for only when a chart arrives.
    """
    package = find_spec("streamlit")
    assert package is not None and package.origin is not None
    scripts = Path(package.origin).parent / "static" / "static" / "js"
    links = (
        f'<link rel="modulepreload" href="./static/js/{file.name}" crossorigin />'
        for file in sorted(scripts.glob("PlotlyChart.*.js"))
    )
    return "".join(links).encode()


_CHARTS_FIRST = _preload()
_HOSTS = {"localhost", "127.0.0.1", "[::1]", "testserver"}


class LocalOnly:
    """Refuses whoever is not on this computer, or comes through another host name.

    Until there are accounts, whoever reaches the server is the director; the host name is checked
    so that a page of another site cannot reach it through a name that points here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or _is_local(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(ONLY_HERE, status_code=403)(scope, receive, send)


class SpanishDocument:
    """Declares the page's language (Streamlit's own document says English) and what to fetch first."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        document = _Document(send)
        await self._app(scope, receive, document.send)


class _Document:
    """Holds an HTML answer until it is whole, then sends it with its language."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            await self._collect(message)

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        assert self._start is not None
        body = self._body.replace(b'<html lang="en">', b'<html lang="es">', 1)
        body = body.replace(b"<title>Streamlit</title>", "<title>Evalúa</title>".encode(), 1)
        body = body.replace(b"</title>", b"</title>" + _CHARTS_FIRST, 1)
        kept = [(k, v) for k, v in self._start["headers"] if k.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**self._start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return "text/html" in headers.get("content-type", "") and "content-encoding" not in headers


def _is_local(scope: Scope) -> bool:
    host = Headers(scope=scope).get("host", "").rsplit(":", 1)[0] or "localhost"
    client = scope.get("client")
    return host in _HOSTS and (client is None or _is_loopback(client[0]))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "testclient"
