"""Coming in and going out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from evalua.accounts import sessions
from evalua.accounts.tables import Account
from evalua.storage.database import Database
from evalua.web import aside, cookies, doors, entering, forms
from evalua.web.cookies import FORM, SESSION
from visitors import Visitor
from web.asking_support import INSIDE, Client
from web.conftest import PASSWORD

RIGHT = {"login": "rosa", "password": PASSWORD}


def opened(client: Client, path: str = "/entrar") -> Client:
    """The same browser with the sign-in page open."""
    assert client.get(path).status == 200
    return client


def test_the_right_password_opens_a_session_and_goes_on(stranger: Client) -> None:
    answer = opened(stranger).post("/entrar", {**RIGHT, "siguiente": "/metas?mes=2026-10"})
    assert (answer.status, answer.headers["location"]) == (303, "/metas?mes=2026-10")
    (cookie,) = [c for c in answer.headers.getlist("set-cookie") if SESSION in c]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie
    assert "Secure" not in cookie and "Max-Age" not in cookie and "Domain" not in cookie
    assert stranger.get("/metas").text == INSIDE


def test_the_address_and_the_browser_are_noted(stranger: Client, office: Database) -> None:
    stranger.address = "10.0.0.9"
    opened(stranger).post("/entrar", RIGHT, headers={"x-forwarded-for": "1.2.3.4"})
    with office.session() as session:
        (row,) = sessions.listing(session, 1).to_dict("records")
    assert (row["address"], row["browser"]) == ("10.0.0.9", "prueba")


@pytest.mark.parametrize("onward", ["//otro.example", "https://otro.example/", "/salir", ""])
def test_a_link_cannot_send_somebody_elsewhere(stranger: Client, onward: str) -> None:
    answer = opened(stranger).post("/entrar", {**RIGHT, "siguiente": onward})
    assert answer.headers["location"] == "/"


def test_the_page_keeps_where_to_go_and_nothing_that_is_not_ours(stranger: Client) -> None:
    text = stranger.get("/entrar?siguiente=%2Fmetas%3Fmes%3D2026-10").text
    assert 'name="siguiente" value="/metas?mes=2026-10"' in text
    assert "otro.example" not in stranger.get("/entrar?siguiente=https://otro.example").text


def test_a_wrong_password_is_one_sentence_and_the_login_stays(stranger: Client) -> None:
    answer = opened(stranger).post("/entrar", {"login": 'ro"sa<b>', "password": "equivocada1"})
    assert answer.status == 401 and SESSION not in stranger.cookies
    assert "El usuario o la contraseña no son correctos" in answer.text
    assert 'value="ro&#34;sa&lt;b&gt;"' in answer.text and "equivocada1" not in answer.text


def test_who_does_not_exist_and_who_errs_are_told_the_same(stranger: Client) -> None:
    opened(stranger)
    told = []
    for login in ("rosa", "nadie"):
        answer = stranger.post("/entrar", {"login": login, "password": "equivocada1"})
        told.append((answer.status, answer.text.replace(login, "")))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"login": "", "password": PASSWORD}, "Escriba su usuario."),
        ({"login": "rosa", "password": ""}, "Escriba su contraseña."),
        ({"login": "rosa"}, "Escriba su contraseña."),
    ],
)
def test_an_empty_field_is_told_beside_it(
    stranger: Client, fields: dict[str, str], sentence: str
) -> None:
    answer = opened(stranger).post("/entrar", fields)
    assert f'<p class="error">{sentence}</p>' in answer.text


def test_after_many_attempts_the_next_waits(stranger: Client) -> None:
    opened(stranger)
    wrong = {"login": "rosa", "password": "equivocada1"}
    statuses = [stranger.post("/entrar", wrong).status for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    answer = stranger.post("/entrar", RIGHT)
    assert answer.status == 429 and 0 < int(answer.headers["retry-after"]) <= 31


def test_a_closed_account_is_told_so_only_with_its_password(
    stranger: Client, office: Database
) -> None:
    with office.writing() as session:
        session.get_one(Account, 1).is_active = False
    opened(stranger)
    answer = stranger.post("/entrar", RIGHT)
    assert answer.status == 403 and "desactivada" in answer.text
    assert stranger.post("/entrar", {**RIGHT, "password": "equivocada1"}).status == 401


def test_who_is_already_in_goes_on(visitor: Visitor, new_client: Callable[..., Client]) -> None:
    answer = new_client(visitor).get("/entrar?siguiente=/metas")
    assert (answer.status, answer.headers["location"]) == (303, "/metas")


def test_entering_again_ends_the_session_the_browser_had(
    visitor: Visitor, office: Database, new_client: Callable[..., Client]
) -> None:
    client = new_client()
    opened(client)
    client.cookies[SESSION] = visitor.token
    assert client.post("/entrar", RIGHT).status == 303
    assert client.cookies[SESSION] != visitor.token
    assert doors.visitor(visitor.token) is None


@pytest.mark.parametrize("what", ["no cookie", "another browser's", "nothing carried"])
def test_a_form_that_was_not_given_to_this_browser_does_nothing(
    stranger: Client, what: str
) -> None:
    opened(stranger)
    carried = stranger.cookies[FORM] if what != "nothing carried" else ""
    if what == "no cookie":
        stranger.cookies.clear()
    elif what == "another browser's":
        stranger.cookies[FORM] = "B" * 43
    answer = stranger.post("/entrar", {**RIGHT, "form": carried})
    assert answer.status == 401 and forms.STALE in answer.text
    assert SESSION not in stranger.cookies


def test_a_form_of_another_site_is_refused_before_it_is_read(stranger: Client) -> None:
    assert opened(stranger).post("/entrar", RIGHT, origin="http://otro.example").status == 403


def test_a_form_too_long_to_be_ours_is_not_read_to_its_end(stranger: Client) -> None:
    answer = opened(stranger).post("/entrar", {**RIGHT, "more": "x" * 20_000})
    assert answer.status == 401 and forms.TOO_LONG in answer.text


def test_bytes_that_are_no_form_are_refused(stranger: Client) -> None:
    assert opened(stranger).ask("POST", "/entrar", body=b"\xff\x00=&&&").status == 401
    assert stranger.ask("POST", "/entrar", body=b"&".join([b"a=1"] * 100)).status == 401


def test_when_too_many_wait_the_next_is_asked_to_come_back(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "is_crowded", lambda: True)
    answer = opened(stranger).post("/entrar", RIGHT)
    assert answer.status == 429 and entering.CROWDED in answer.text


def test_at_most_two_passwords_are_checked_at_once() -> None:
    assert aside._hashers().total_tokens == 2


def test_cookies_are_secure_exactly_under_https(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def secure(**more: object) -> bool:
        stranger.cookies.clear()
        stranger.get("/entrar", **more)
        answer = stranger.post("/entrar", RIGHT, **more)
        set_here = answer.headers.getlist("set-cookie")
        assert len(set_here) == 1
        return "Secure" in set_here[0]

    proxied = {"headers": {"x-forwarded-proto": "https"}, "origin": "https://localhost:8501"}
    assert not secure()
    assert secure(scheme="https")
    assert not secure(**proxied)
    monkeypatch.setenv("EVALUA_TRUST_PROXY", "1")
    assert secure(**proxied)


def test_going_out_is_asked_for_and_ends_the_session(
    visitor: Visitor, new_client: Callable[..., Client]
) -> None:
    client = new_client(visitor)
    page = client.get("/salir")
    assert page.status == 200 and doors.visitor(visitor.token) is not None
    answer = client.post("/salir", {})
    assert answer.headers["location"] == "/entrar?aviso=salio"
    assert SESSION not in client.cookies and doors.visitor(visitor.token) is None
    assert new_client(visitor).get("/").status == 303


def test_another_page_cannot_put_somebody_out(
    visitor: Visitor, new_client: Callable[..., Client]
) -> None:
    client = new_client(visitor)
    assert client.post("/salir", {}).status == 403
    assert client.post("/salir", {}, origin="http://otro.example").status == 403
    assert client.get("/auth/logout").headers["location"] == "/salir"
    assert doors.visitor(visitor.token) is not None


def test_going_out_without_being_in_leads_to_the_sign_in_page(stranger: Client) -> None:
    assert stranger.get("/salir").headers["location"] == "/entrar"
    assert stranger.post("/salir", {}).headers["location"] == "/entrar"


def test_the_page_asks_the_browser_for_nothing_else(stranger: Client) -> None:
    answer = stranger.get("/entrar")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for loading in ("<script", 'src="http', 'src="/', 'href="http', "url(", "@import"):
        assert loading not in answer.text


def test_nothing_secret_is_logged(
    stranger: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("evalua"), "propagate", True)
    caplog.set_level(logging.DEBUG)
    opened(stranger).post("/entrar", {"login": "rosa", "password": "equivocada1"})
    stranger.post("/entrar", RIGHT)
    for secret in (PASSWORD, "equivocada1", stranger.cookies[SESSION]):
        assert secret not in caplog.text


def test_a_cookie_that_is_no_token_is_not_even_looked_up(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(doors.sessions, "find", lambda *a: asked.append(a[1]))
    for text in ("", "corta", "x" * 101, "con espacio " * 3, "ñ" * 30):
        scope = stranger.scope("http", "/")
        scope["headers"] = [(b"cookie", f"{SESSION}={text}".encode())]
        assert cookies.session_token(scope) == ""
        assert stranger.get("/inicio").status == 303
    assert asked == []


def test_a_visit_is_noted_when_it_happens(visitor: Visitor, office: Database) -> None:
    later = datetime.now(UTC).replace(microsecond=0)
    assert doors.still_open([visitor.session_uid]) == {visitor.session_uid}
    assert doors.now() >= later
