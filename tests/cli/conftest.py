"""Commands run as a person runs them: what they print, what they answer, what they leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from conftest import NOW
from evalua.cli import office
from evalua.cli.program import main
from evalua.storage.database import Database


@dataclass(frozen=True)
class Answer:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Evalua = Callable[..., Answer]


@pytest.fixture
def evalua(
    db: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Evalua:
    """``evalua("month", "status", "2026-10")`` on the test's database, with its clock."""
    monkeypatch.setenv("EVALUA_DATABASE_URL", db.url)
    monkeypatch.setattr(office, "now", lambda: NOW)

    def run(*words: str) -> Answer:
        capsys.readouterr()
        status = main(words)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Answer(status, said.out, said.err)

    return run
