"""What is written down of a request, where the server writes its requests down."""

from __future__ import annotations

import logging

import pytest

from evalua.web.logs import _without_links

LINE = '%s - "%s %s HTTP/%s" %d'


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/clave/abcDEF-123_x", "/clave/…"),
        ("/oidc/google/vuelta?code=secreto&state=otro", "/oidc/google/vuelta…"),
        ("/metas?mes=2026-10", "/metas?mes=2026-10"),
    ],
)
def test_a_line_about_a_request_does_not_carry_what_opens_an_account(
    path: str, written: str
) -> None:
    arguments = ("10.0.0.9:1", "GET", path, "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, LINE, arguments, None)
    assert _without_links(record)
    assert record.getMessage() == f'10.0.0.9:1 - "GET {written} HTTP/1.1" 200'
