"""Which names this server answers to, and which page a request may come from."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from evalua.web.hosts import HOSTS, WRONG_NAME, WRONG_ORIGIN
from visitors import Visitor
from web.asking_support import INSIDE, Client, Inside, server_around

OTHERS = [
    "otro.example",
    "otro.example:8501",
    "localhost.otro.example",
    "127.0.0.1.otro.example",
    "192.0.2.7",
    "localhost@otro.example",
    "localhost:99999999",
    "localhost/entrar",
    "local host",
    "",
]


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST:8501",
        "localhost.",
        "127.0.0.1:8501",
        "[::1]:8501",
        socket.gethostname(),
        f"{socket.gethostname()}.local:8501",
        "10.0.0.5:8501",
    ],
)
def test_the_machines_own_names_are_served(
    host: str, visitor: Visitor, new_client: Callable[..., Client]
) -> None:
    client = new_client(visitor, host=host, server=("10.0.0.5", 8501))
    assert client.get("/").text == INSIDE


@pytest.mark.parametrize("host", OTHERS)
def test_another_name_gets_one_sentence(
    host: str, visitor: Visitor, new_client: Callable[..., Client], inside: Inside
) -> None:
    answer = new_client(visitor, host=host).get("/")
    assert answer.status == 421 and WRONG_NAME in answer.text
    assert inside.reached == []


def test_two_host_names_at_once_are_refused(visitor: Visitor, inside: Inside) -> None:
    client = Client(_twice(server_around(inside)), {"evalua_sesion": visitor.token})
    assert client.get("/").status == 421 and inside.reached == []


def _twice(app: object) -> Callable[..., object]:
    def doubled(scope: dict[str, object], *rest: object) -> object:
        headers = [*scope["headers"], (b"host", b"otro.example")]  # type: ignore[misc]
        return app({**scope, "headers": headers}, *rest)  # type: ignore[operator]

    return doubled


def test_names_can_be_added_by_whoever_installs(
    visitor: Visitor, new_client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOSTS, " Evalua.Oficina , 10.1.1.1")
    assert new_client(visitor, host="evalua.oficina:8501").get("/").status == 200
    assert new_client(visitor, host="10.1.1.1").get("/").status == 200
    assert new_client(visitor, host="oficina").get("/").status == 421


def test_the_name_the_server_was_started_with_is_its_own(visitor: Visitor, inside: Inside) -> None:
    app = server_around(inside, **{"server.address": "evalua.lan"})
    token = {"evalua_sesion": visitor.token}
    assert Client(app, token, host="evalua.lan:8501").get("/").status == 200


def test_a_server_for_every_address_does_not_answer_to_any_name(
    visitor: Visitor, inside: Inside
) -> None:
    app = server_around(inside, **{"server.address": "0.0.0.0"})
    client = Client(app, {"evalua_sesion": visitor.token}, host="0.0.0.0:8501")
    assert client.get("/").status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "origin", [None, "null", "http://otro.example", "http://localhost:9", "ftp://localhost:8501"]
)
def test_what_changes_something_must_come_from_a_page_of_the_server(
    method: str,
    origin: str | None,
    visitor: Visitor,
    new_client: Callable[..., Client],
    inside: Inside,
) -> None:
    answer = new_client(visitor).ask(method, "/_stcore/upload_file/a/b", origin=origin)
    assert answer.status == 403 and WRONG_ORIGIN in answer.text
    assert inside.reached == []


def test_a_page_of_the_server_may_upload(
    visitor: Visitor, new_client: Callable[..., Client], inside: Inside
) -> None:
    assert new_client(visitor).ask("PUT", "/_stcore/upload_file/a/b").text == INSIDE


def test_under_https_a_plain_page_of_the_same_name_is_another_page(
    visitor: Visitor, new_client: Callable[..., Client]
) -> None:
    client = new_client(visitor)
    page = {"scheme": "https", "origin": "http://localhost:8501"}
    assert client.ask("PUT", "/_stcore/upload_file/a/b", **page).status == 403
    assert client.ask("PUT", "/_stcore/upload_file/a/b", scheme="https").status == 200
