"""What the log keeps of a failure, and what it leaves out."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from conftest import Office
from evalua.web.logs import FORMAT, HIDDEN, NAME, Discreet, Private

SECRET = "tres-vacas-verdes"


def written(message: str) -> str:
    record = logging.LogRecord("evalua", logging.ERROR, "x.py", 1, message, None, None)
    return Discreet(FORMAT).format(record)


@pytest.mark.parametrize(
    "message",
    [
        f"connection to postgresql://ana:{SECRET}@localhost/evalua failed",
        f"GET /clave/{SECRET} HTTP/1.1",
        f"cookie: evalua_sesion={SECRET}; path=/",
        f"{{'password': '{SECRET}', 'login': 'ana'}}",
        f"password_hash={SECRET}",
        f"Form(token='{SECRET}', values={{}})",
        f"X-Evalua-Seal: {SECRET}",
        f"contraseña: {SECRET}",
        f"$argon2id$v=19$m=65536${SECRET}",
        f"EVALUA_SECRET={SECRET}",
    ],
)
def test_what_opens_a_door_is_left_out(message: str) -> None:
    said = written(message)
    assert SECRET not in said
    assert HIDDEN in said


@pytest.mark.parametrize(
    "message",
    [
        "failure 1a2b3c4d",
        "no log file: disk full",
        "El token no es válido",
        "10:30:15 http://localhost:8501",
    ],
)
def test_the_rest_is_kept_as_it_was(message: str) -> None:
    assert written(message).endswith(message)


def test_an_error_of_the_database_does_not_say_what_was_being_written(clara: Office) -> None:
    with clara.db.session() as session, pytest.raises(SQLAlchemyError) as caught:
        session.connection().execute(text("INSERT INTO nowhere VALUES (:x)"), {"x": SECRET})
    assert SECRET not in str(caught.value)


def test_a_failure_shows_the_code_that_failed_and_not_what_it_held() -> None:
    def enter(password: str) -> None:
        raise RuntimeError("something broke")

    try:
        enter(SECRET)
    except RuntimeError:
        record = logging.LogRecord(
            "evalua", logging.ERROR, "x.py", 1, "failure", None, sys.exc_info()
        )
    said = Discreet(FORMAT).format(record)
    assert "something broke" in said and "enter(" in said
    assert SECRET not in said


def test_nobody_else_on_the_computer_reads_the_log_nor_the_one_that_follows_it(
    tmp_path: Path,
) -> None:
    with closing(Private(tmp_path / NAME, maxBytes=10, backupCount=2)) as log:
        for number in range(3):
            log.emit(
                logging.LogRecord("evalua", logging.INFO, "x.py", number, "una línea", None, None)
            )
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [NAME, f"{NAME}.1", f"{NAME}.2"]
    if os.name == "posix":
        assert [file for file in files if file.stat().st_mode & 0o077] == []
