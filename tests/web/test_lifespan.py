"""What the server says when it starts."""

from __future__ import annotations

import socket

import pytest

from evalua.storage.database import Database
from evalua.web import lifespan
from evalua.web.beginning import CODE


@pytest.mark.parametrize(
    ("bound", "places"),
    [
        ("127.0.0.1", ["http://localhost:8501"]),
        ("localhost", ["http://localhost:8501"]),
        ("0.0.0.0", ["http://localhost:8501", f"http://{socket.gethostname()}:8501"]),
        ("10.0.0.5", ["http://10.0.0.5:8501"]),
    ],
)
def test_it_says_where_to_open_it(bound: str, places: list[str]) -> None:
    options = {
        "server.address": bound,
        "server.port": "8501",
        "browser.serverAddress": "localhost",
    }
    assert lifespan._where(options.get) == places


def test_in_a_new_installation_it_writes_the_code_for_whoever_started_it(
    installation: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    lifespan._open_doors()
    written = capsys.readouterr().out
    assert CODE.fits(written.split()[-1])
    CODE.forget()


def test_where_there_are_accounts_there_is_no_code(
    office: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    lifespan._open_doors()
    assert capsys.readouterr().out == ""
    assert not CODE.fits("")
