"""What every answer carries, and what a person sees when something breaks."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from evalua.web.headers import application_policy, streamlit_files
from visitors import Visitor
from web.asking_support import Client, Inside

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("method", "path", "host"),
    [
        ("GET", "/", "localhost"),
        ("GET", "/entrar", "localhost"),
        ("POST", "/entrar", "localhost"),
        ("GET", "/_stcore/health", "localhost"),
        ("BREW", "/media/x", "localhost"),
        ("GET", "/", "otro.example"),
    ],
)
def test_every_answer_carries_them(
    method: str, path: str, host: str, stranger: Client, inside: Inside
) -> None:
    stranger.host = host
    answer = stranger.ask(method, path)
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("kind", "told", "kept"),
    [
        ("text/javascript", "public, immutable, max-age=9", "public, immutable, max-age=9"),
        ("text/javascript", "public, max-age=9", "no-store"),
        ("text/html", "public, immutable, max-age=9", "no-store"),
        ("application/vnd.ms-excel", "", "no-store"),
    ],
)
def test_only_the_programs_own_files_are_kept_by_browsers(
    kind: str,
    told: str,
    kept: str,
    visitor: Visitor,
    new_client: Callable[..., Client],
    inside: Inside,
) -> None:
    headers = {"cache-control": told} if told else {}
    inside.answer = PlainTextResponse("x", headers=headers, media_type=kind)
    assert new_client(visitor).get("/static/js/x.js").headers.getlist("cache-control") == [kept]


def test_the_policy_names_the_scripts_written_in_streamlits_page_and_allows_no_other() -> None:
    policy = application_policy("localhost:8501")
    (scripts,) = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert "unsafe" not in scripts
    inline = (streamlit_files() / "index.html").read_text().count("<script>")
    assert scripts.count("'sha256-") == inline == 1
    assert "ws://localhost:8501" in policy


def test_a_file_of_somebodys_runs_nothing_when_it_is_opened_by_itself(
    visitor: Visitor, new_client: Callable[..., Client], inside: Inside
) -> None:
    inside.answer = HTMLResponse("<script>alert(1)</script>")
    policy = new_client(visitor).get("/media/x.html").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and policy.endswith("sandbox")


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    raise LookupError("secreto de adentro")


def test_what_breaks_is_a_sentence_with_a_code_that_is_also_in_the_log(
    visitor: Visitor,
    new_client: Callable[..., Client],
    inside: Inside,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger("evalua"), "propagate", True)
    inside.answer = broken
    answer = new_client(visitor).get("/inicio")
    assert answer.status == 500 and "Algo no salió como debía" in answer.text
    assert "secreto" not in answer.text and "Traceback" not in answer.text
    (record,) = [r for r in caplog.records if r.name == "evalua"]
    assert record.getMessage().removeprefix("failure ") in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
