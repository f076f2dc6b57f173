"""Streamlit's document as people get it: in Spanish, with the charts' script announced."""

from __future__ import annotations

from functools import cache

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evalua.web import asking
from evalua.web.headers import PEOPLES, streamlit_files
from evalua.web.pages import notice

ADDRESSES: set[str] = set()
"""The addresses of the screens, without slashes; empty until the screens have been imported."""

_TITLE = b"<title>Streamlit</title>"
NOT_FOUND = "Puede que el enlace esté incompleto o que la pantalla tenga ahora otro nombre."


class SpanishDocument:
    """Declares the page's language (Streamlit's own document says English) and what to fetch first."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(PEOPLES):
            await self._app(scope, receive, send)
            return
        document = _Document(send)
        # Compressed inside it could not be read here; it is small.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        asked = {**scope, "headers": plain} if asking.wants_page(scope) else scope
        await self._app(asked, receive, document.send)
        if document.is_streamlits and ADDRESSES and scope["path"].strip("/") not in ADDRESSES:
            # Streamlit serves its document at any address, and then says in English that it is unknown.
            await notice("Esa página no existe", NOT_FOUND, status=404)(scope, receive, send)
        elif document.is_page:
            await document.deliver()


class _Document:
    """Holds an HTML answer until it is whole; everything else passes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    @property
    def is_page(self) -> bool:
        """Whether the answer was HTML, and so is still to be delivered."""
        return bool(self._start)

    @property
    def is_streamlits(self) -> bool:
        """Whether it is Streamlit's own document."""
        return _TITLE in self._body

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_document(message):
            self._start = message
        elif self.is_page:
            self._body += message.get("body", b"")
        else:
            await self._send(message)

    async def deliver(self) -> None:
        """Send it; Streamlit's with its language, its name and what to fetch first."""
        body = self._body
        if self.is_streamlits:
            body = body.replace(b'<html lang="en">', b'<html lang="es">', 1)
            body = body.replace(_TITLE, "<title>Evalúa</title>".encode() + _charts_first(), 1)
        kept = [(k, v) for k, v in self._start["headers"] if k.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**self._start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": body})


def _is_document(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    is_page = "text/html" in headers.get("content-type", "")
    return message["status"] == 200 and is_page and "content-encoding" not in headers


@cache
def _charts_first() -> bytes:
    """A link that lets the browser fetch the charts' script while the server is still warming up.

    It is the largest file of the first page, and otherwise asked for only when a chart arrives.
    """
    scripts = streamlit_files() / "static" / "js"
    links = (
        f'<link rel="modulepreload" href="./static/js/{file.name}" crossorigin />'
        for file in sorted(scripts.glob("PlotlyChart.*.js"))
    )
    return "".join(links).encode()
