"""A visitor of the server's own layers, with Streamlit replaced by something that counts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, TypeVar
from urllib.parse import unquote, urlencode

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evalua.web.cookies import FORM
from evalua.web.middleware import layers
from evalua.web.routes import ROUTES

HOST = "localhost:8501"
INSIDE = "lo que hay adentro"
T = TypeVar("T")


class Inside:
    """What stands behind the door: it answers everything and remembers who reached it."""

    def __init__(self) -> None:
        self.reached: list[Scope] = []
        self.heard: list[bytes] = []
        self.answer: ASGIApp = PlainTextResponse(INSIDE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope)
        if scope["type"] == "http":
            await self.answer(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["bytes"])
            await send({"type": "websocket.send", "bytes": b"oido " + message["bytes"]})


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    text: str


@dataclass
class Client:
    """A browser: it keeps cookies and sends what a browser sends."""

    app: ASGIApp
    cookies: dict[str, str] = field(default_factory=dict)
    host: str = HOST
    address: str = "127.0.0.1"
    server: tuple[str, int] = ("127.0.0.1", 8501)

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        accept: str = "text/html,*/*",
        origin: str | None = "",
        scheme: str = "http",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One request. Without ``origin`` it comes from a page of the server itself; None sends none."""
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = self.scope("http", path, accept, origin, scheme, headers or {})
        scope["method"] = method
        alone(self.app(scope, receive, send))
        answer = sent[0]
        got = Headers(raw=answer["headers"])
        for line in got.getlist("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies.pop(name, None)
                if morsel.value and morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
        text = b"".join(m.get("body", b"") for m in sent[1:]).decode("utf-8", "replace")
        return Answer(answer["status"], got, text)

    def get(self, path: str, **more: Any) -> Answer:
        return self.ask("GET", path, **more)

    def post(self, path: str, fields: dict[str, str], **more: Any) -> Answer:
        """Send a form as its page would: with the token that the browser was given."""
        carried = {"form": self.cookies.get(FORM, ""), **fields}
        return self.ask("POST", path, body=urlencode(carried).encode(), **more)

    def scope(
        self,
        kind: str,
        path: str,
        accept: str = "*/*",
        origin: str | None = "",
        scheme: str = "http",
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        raw, _, query = path.partition("?")
        told = {"host": self.host, "accept": accept, "user-agent": "prueba"}
        if origin is not None:
            told["origin"] = origin or f"{scheme}://{self.host}"
        if self.cookies:
            told["cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        told |= headers or {}
        return {
            "type": kind,
            "scheme": scheme if kind == "http" else scheme.replace("http", "ws"),
            "path": unquote(raw),
            "raw_path": raw.encode("latin-1", "replace"),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in told.items()],
            "client": (self.address, 50000),
            "server": self.server,
        }


def server_around(inside: ASGIApp, **options: str) -> ASGIApp:
    """The layers and routes of the real server around something else than Streamlit."""
    routes = [*ROUTES, Mount("/", app=inside)]
    # Streamlit adds the last one, whose cookie it signs with a secret of its own.
    sessions = Middleware(SessionMiddleware, secret_key="prueba", session_cookie="streamlit")
    return Starlette(routes=routes, middleware=[*layers(options.get), sessions])


def alone(work: Awaitable[T]) -> T:
    """Run in a thread of its own: the browser of other tests leaves a loop running in this one."""

    async def whole() -> T:
        return await work

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(whole())).result()


class Socket:
    """A tab's socket, inside a running loop."""

    def __init__(self, client: Client, app: ASGIApp, **more: Any) -> None:
        self.sent: asyncio.Queue[Message] = asyncio.Queue()
        self._typed: asyncio.Queue[Message] = asyncio.Queue()
        scope = client.scope("websocket", "/_stcore/stream", **more)
        scope["subprotocols"] = []
        self.task = asyncio.create_task(_run(app(scope, self._typed.get, self._send)))
        self._typed.put_nowait({"type": "websocket.connect"})

    async def _send(self, message: Message) -> None:
        self.sent.put_nowait(message)
        if message["type"] == "websocket.close":
            self.leave()

    def type(self, text: bytes) -> None:
        self._typed.put_nowait({"type": "websocket.receive", "bytes": text})

    def leave(self) -> None:
        self._typed.put_nowait({"type": "websocket.disconnect", "code": 1005})

    async def next(self) -> Message:
        return await asyncio.wait_for(self.sent.get(), 10)

    async def rest(self) -> list[Message]:
        """What is left to read once the connection is over."""
        await asyncio.wait_for(self.task, 10)
        return [self.sent.get_nowait() for _ in range(self.sent.qsize())]


async def _run(work: Awaitable[None]) -> None:
    await work
