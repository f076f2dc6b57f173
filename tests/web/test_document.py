"""Streamlit's document as people get it."""

from __future__ import annotations

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response

from evalua.web import document
from evalua.web.document import SpanishDocument
from web.asking_support import Answer, Client

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


def get(path: str, inside: Response) -> Answer:
    return Client(SpanishDocument(inside)).get(path)


def test_the_document_says_its_language_and_its_name() -> None:
    answer = get("/", HTMLResponse(PAGE))
    assert '<html lang="es">' in answer.text and "<title>Evalúa</title>" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.text.encode())


def test_the_document_asks_for_the_charts_script_at_once() -> None:
    text = get("/", HTMLResponse(PAGE)).text
    assert '<link rel="modulepreload" href="./static/js/PlotlyChart.' in text


@pytest.mark.parametrize("path", ["/static/x.js", "/media/x.html", "/evidencia/1"])
def test_what_is_not_the_document_passes_untouched(path: str) -> None:
    kind = "text/javascript" if path.startswith("/static") else "text/html"
    assert get(path, Response(PAGE, media_type=kind)).text == PAGE


def test_an_address_that_is_no_screen_says_so_in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "ADDRESSES", {"", "inicio"})
    assert get("/inicio", HTMLResponse(PAGE)).status == 200
    assert get("/inicio/", HTMLResponse(PAGE)).status == 200
    for path in ("/no-existe", "/inicio/mas", "/a/b/c"):
        answer = get(path, HTMLResponse(PAGE))
        assert answer.status == 404 and "Esa página no existe" in answer.text


def test_our_own_pages_are_not_screens_and_pass() -> None:
    assert get("/entrar", HTMLResponse("<title>Entrar</title>")).text == "<title>Entrar</title>"


def test_the_document_is_never_asked_for_compressed() -> None:
    """Streamlit compresses it at every address but the first one, and it would stay in English."""
    compressing = GZipMiddleware(HTMLResponse(PAGE), minimum_size=1)
    client = Client(SpanishDocument(compressing))
    answer = client.get("/metas", headers={"accept-encoding": "gzip"})
    assert '<html lang="es">' in answer.text
