"""What a request says about itself is believed only as far as it can be checked."""

from __future__ import annotations

from typing import Any

import pytest

from evalua.web import asking


def scope(client: str = "127.0.0.1", scheme: str = "http", **headers: str) -> dict[str, Any]:
    told = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    return {"type": "http", "scheme": scheme, "client": (client, 1), "headers": told}


def test_the_address_is_the_sockets() -> None:
    assert asking.address(scope("10.0.0.9")) == "10.0.0.9"
    assert asking.address(scope("10.0.0.9", x_forwarded_for="1.2.3.4")) == "10.0.0.9"


def test_an_address_the_server_took_from_a_header_is_not_the_visitors() -> None:
    """Uvicorn believes whoever asks from this machine and puts the header's address in its place."""
    told = scope("1.2.3.4", x_forwarded_for="9.9.9.9, 1.2.3.4")
    assert asking.address(told) == asking.FORWARDED


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4", "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4:5000", "1.2.3.4"),
        ("[2001:db8::1]:5000", "2001:db8::1"),
    ],
)
def test_a_declared_proxy_says_the_address_it_saw_itself(
    told: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(asking.TRUST, "1")
    assert asking.address(scope(x_forwarded_for=told)) == address


@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.0.1"])
def test_this_machine_is_known_by_its_own_address(client: str) -> None:
    assert asking.is_here(scope(client))


@pytest.mark.parametrize(
    "told",
    [
        scope("192.0.2.7"),
        scope("testclient"),
        scope(x_forwarded_for="127.0.0.1"),
        scope(x_forwarded_proto="http"),
        scope(forwarded="for=127.0.0.1"),
        scope(via="1.1 proxy"),
    ],
)
def test_whoever_comes_through_something_else_is_not_here(told: dict[str, Any]) -> None:
    assert not asking.is_here(told)


def test_https_is_believed_of_the_server_itself_and_of_a_declared_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asking.is_https(scope(scheme="https"))
    assert not asking.is_https(scope(scheme="http"))
    assert not asking.is_https(scope(scheme="https", x_forwarded_proto="https"))
    monkeypatch.setenv(asking.TRUST, "1")
    assert asking.is_https(scope(scheme="http", x_forwarded_proto="https"))
    assert not asking.is_https(scope(scheme="https", x_forwarded_proto="http"))
