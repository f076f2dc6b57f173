"""Who may connect, and the document they receive."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message

from evalua.web.middleware import ONLY_HERE, LocalOnly, SpanishDocument

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


def ask(app: ASGIApp, client: str, host: str, kind: str = "http") -> list[Message]:
    """What an application answers to one request."""
    sent: list[Message] = []
    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": "/",
        "headers": [(b"host", host.encode())],
        "client": (client, 50000),
        "query_string": b"",
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    # A thread of its own: the browser of other tests leaves a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent


def body(sent: list[Message]) -> str:
    return b"".join(m.get("body", b"") for m in sent).decode()


@pytest.mark.parametrize("client", ["127.0.0.1", "::1"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_this_computer_is_served(client: str, host: str) -> None:
    sent = ask(LocalOnly(HTMLResponse("hola")), client, host)
    assert sent[0]["status"] == 200 and body(sent) == "hola"


@pytest.mark.parametrize(
    ("client", "host"),
    [
        ("192.0.2.7", "localhost:8501"),
        ("127.0.0.1", "otro.example"),
        ("127.0.0.1", "192.0.2.7:8501"),
    ],
)
def test_another_computer_or_another_name_gets_one_sentence(client: str, host: str) -> None:
    sent = ask(LocalOnly(HTMLResponse("secreto")), client, host)
    assert sent[0]["status"] == 403 and body(sent) == ONLY_HERE


def test_a_foreign_socket_is_closed_before_it_opens() -> None:
    sent = ask(LocalOnly(HTMLResponse("secreto")), "192.0.2.7", "localhost", kind="websocket")
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_the_document_says_its_language_and_its_name() -> None:
    sent = ask(SpanishDocument(HTMLResponse(PAGE)), "127.0.0.1", "localhost")
    text = body(sent)
    assert '<html lang="es">' in text and "<title>Evalúa</title>" in text
    length = dict(sent[0]["headers"])[b"content-length"]
    assert int(length) == len(text.encode())


def test_the_document_asks_for_the_charts_script_at_once() -> None:
    text = body(ask(SpanishDocument(HTMLResponse(PAGE)), "127.0.0.1", "localhost"))
    assert '<link rel="modulepreload" href="./static/js/PlotlyChart.' in text


def test_what_is_not_a_document_passes_untouched() -> None:
    script = Response('const a = "<title>Streamlit</title>"', media_type="text/javascript")
    sent = ask(SpanishDocument(script), "127.0.0.1", "localhost")
    assert body(sent) == 'const a = "<title>Streamlit</title>"'
