"""Without a session nothing is served but the pages with which one begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from evalua.accounts import sessions
from evalua.accounts.seal import Sealer, secret_of
from evalua.accounts.tables import Account, SignIn
from evalua.storage.database import Database
from evalua.web import lately
from evalua.web.cookies import SESSION
from evalua.web.gate import VISITOR
from visitors import Visitor
from web.asking_support import INSIDE, Client, Inside

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
PRIVATE = (
    "/",
    "/inicio",
    "/diez-areas?mes=2026-10",
    "/static/js/index.js",
    "/favicon.png",
    "/media/0a1b2c.xlsx",
    "/evidencia/0a1b2c",
    "/component/any/index.html",
    "/app/static/file.txt",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/metrics",
    "/_stcore/message?hash=1",
    "/_stcore/upload_file/session/file",
    "/_stcore/script-health-check",
    "/_stcore/agent/mcp",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/.git/config",
)
ODD = (
    "//",
    "//entrar",
    "/entrar/",
    "/entrar//",
    "/ENTRAR",
    "/Entrar",
    "/entrar.",
    "/entrar;x=1",
    "/entrar%00",
    "/entrar%0a",
    "/entrar/../media/0a1b2c.xlsx",
    "/entrar%2f..%2fmedia",
    "/%2e%2e/entrar",
    "/..%5centrar",
    "/clave",
    "/clave/",
    "/clave/a/b",
    "/clave/..",
    "/clave/a%0a",
    "/primera-vez/x",
    "/salir/ya",
    "/_stcore/health/",
    "/_stcore/healthy",
    "/_stcore//health",
    "/_STCORE/health",
    "/oidc/",
    "/oidc/UNO",
    "/oidc/uno/vuelta/mas",
    "/entrar／",
)
PUBLIC = ("/entrar", "/primera-vez", "/salir", "/clave/abcdefghijklmnopqrstuvwxyz")


def refused(database: Database, visitor: Visitor, how: str) -> str:
    """The token of a session that is over in one of the ways a session can be over."""
    now = datetime.now(UTC)
    if how == "none":
        return ""
    if how == "forged":
        return "A" * 43
    if how == "seal as cookie":
        return visitor.seal
    if how == "ended":
        sessions.end(database, visitor.session_uid, "Rosa", now)
        return visitor.token
    with database.writing() as session:
        if how == "not active":
            session.get_one(Account, visitor.account_id).is_active = False
        else:
            row = session.exec(select(SignIn).where(SignIn.uid == visitor.session_uid)).one()
            row.created_at -= timedelta(days=8)
            row.seen_at = now - timedelta(hours=9) if how == "idle" else now
            row.expires_at = now + timedelta(days=1) if how == "idle" else now
    return visitor.token


@pytest.mark.parametrize(
    "how", ["none", "forged", "seal as cookie", "ended", "idle", "too old", "not active"]
)
def test_without_an_open_session_nothing_behind_the_door_is_reached(
    how: str, visitor: Visitor, office: Database, stranger: Client, inside: Inside
) -> None:
    token = refused(office, visitor, how)
    for path in (*PRIVATE, *ODD):
        for method in METHODS:
            for accept in ("text/html", "*/*"):
                stranger.cookies = {SESSION: token} if token else {}
                answer = stranger.ask(method, path, accept=accept)
                case = (method, path, accept, answer.status)
                assert inside.reached == [], case
                page = accept == "text/html" and method in ("GET", "HEAD", "POST")
                assert answer.status == (303 if page else 401), case
                assert INSIDE not in answer.text


@pytest.mark.parametrize("path", PUBLIC)
def test_the_public_pages_answer_only_as_pages_do(
    path: str, stranger: Client, inside: Inside
) -> None:
    statuses = {method: stranger.ask(method, path).status for method in METHODS}
    assert inside.reached == []
    assert {statuses[method] for method in METHODS if method not in ("GET", "HEAD", "POST")} == {
        401
    }
    assert all(status in (200, 303, 401, 410) for status in statuses.values()), statuses


def test_health_is_told_to_anybody_and_changed_by_nobody(stranger: Client, inside: Inside) -> None:
    assert stranger.get("/_stcore/health", accept="*/*").text == INSIDE
    assert stranger.ask("POST", "/_stcore/health", accept="*/*").status == 401
    assert [scope["method"] for scope in inside.reached] == ["GET"]


@pytest.mark.parametrize("path", [p for p in PRIVATE[:16] if not p.startswith("/evidencia")])
def test_an_open_session_reaches_everything(
    path: str, visitor: Visitor, new_client: Callable[..., Client], inside: Inside
) -> None:
    assert new_client(visitor).get(path).text == INSIDE
    (scope,) = inside.reached
    assert scope[VISITOR].session_uid == visitor.session_uid


def test_the_screens_are_told_who_asks_with_a_seal_nobody_else_can_write(
    visitor: Visitor, office: Database, new_client: Callable[..., Client], inside: Inside
) -> None:
    forged = {"X-Evalua-Seal": "falso", "x-evalua-other": "1", "X_Evalua_Seal": "2"}
    new_client(visitor).get("/", headers=forged)
    told = [v.decode() for k, v in inside.reached[0]["headers"] if b"evalua" in k.lower()]
    sealed = [text for text in told if not text.startswith("evalua_sesion=")]
    assert sealed == [visitor.seal]
    assert Sealer(secret_of(office.url)).open(sealed[0]) == visitor.session_uid


def test_a_forged_seal_opens_nothing(visitor: Visitor, stranger: Client, inside: Inside) -> None:
    answer = stranger.get("/", headers={"X-Evalua-Seal": visitor.seal})
    assert answer.status == 303 and inside.reached == []


def test_the_page_asked_for_is_remembered(stranger: Client) -> None:
    answer = stranger.get("/diez-areas?mes=2026-10&asociacion=cuenca%20clara")
    expected = "/entrar?siguiente=%2Fdiez-areas%3Fmes%3D2026-10%26asociacion%3Dcuenca%2520clara"
    assert answer.headers["location"] == expected


def test_a_database_that_cannot_be_read_is_said_with_its_place_only_at_the_machine_itself(
    installation: Database, new_client: Callable[..., Client], inside: Inside
) -> None:
    assert installation.file is not None
    installation.dispose()
    installation.file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    here = new_client(address="127.0.0.1")
    here.cookies = {SESSION: "A" * 43}
    for path in ("/inicio", "/entrar", "/primera-vez", "/salir"):
        told = here.get(path)
        assert told.status == 503 and "dañado" in told.text, path
    away = new_client(address="10.0.0.9")
    away.cookies = {SESSION: "A" * 43}
    told = away.get("/inicio")
    assert told.status == 503 and "dañado" not in told.text
    assert inside.reached == []


def test_only_the_programs_own_files_are_served_on_a_look_a_moment_old(
    visitor: Visitor, office: Database, new_client: Callable[..., Client], inside: Inside
) -> None:
    client = new_client(visitor)
    assert client.get("/inicio").text == INSIDE
    sessions.end(office, visitor.session_uid, "Rosa", datetime.now(UTC))
    assert client.get("/static/js/index.DormvYxC.js").text == INSIDE
    for path in ("/inicio", "/media/x.js", "/static/js/../../media/x.js", "/static/js/a/b.js"):
        assert client.get(path).status == 303, path
    assert new_client().get("/static/js/index.DormvYxC.js").status == 303


def test_that_moment_is_over_soon(
    visitor: Visitor,
    office: Database,
    new_client: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = new_client(visitor)
    assert client.get("/inicio").text == INSIDE
    sessions.end(office, visitor.session_uid, "Rosa", datetime.now(UTC))
    monkeypatch.setattr(lately, "LASTS", 0.0)
    assert client.get("/static/js/index.DormvYxC.js").status == 303
