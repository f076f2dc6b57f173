"""The program as a whole: help in Spanish, exit status, no traceback."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator

import pytest

from cli.conftest import Evalua
from evalua.cli.program import _parser
from evalua.cli.spanish import _WORDS

ENGLISH = (
    "usage",
    "options:",
    "positional",
    "show this",
    "arguments",
    "error",
    "invalid",
    "required",
    "choose",
    "expected",
    "default",
)
PROMISED = (
    "serve",
    "demo load",
    "demo remove",
    "catalog check",
    "month status",
    "month submit",
    "month approve",
    "month return",
    "month reopen",
    "score",
    "export",
    "user add",
    "user list",
    "user reset",
    "user deactivate",
    "user activate",
    "user sessions",
    "user sign-out",
    "user grant",
    "user revoke",
    "user admin",
    "backup create",
    "backup verify",
    "backup restore",
    "backup list",
    "db upgrade",
    "db check",
    "bench",
    "doctor",
)


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from parsers(child)


COMMANDS = [tuple(p.prog.split()[1:]) for p in parsers(_parser())]


def test_every_promised_command_exists() -> None:
    known = {" ".join(words) for words in COMMANDS}
    assert set(PROMISED) <= known


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_help_is_in_spanish(words: tuple[str, ...], evalua: Evalua) -> None:
    answer = evalua(*words, "--help")
    assert answer.status == 0
    assert answer.out.startswith("uso: evalua")
    found = [word for word in ENGLISH if word in answer.out.lower()]
    assert found == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Falta indicar: COMANDO."),
        (["volar"], "«volar» no es una opción"),
        (["month"], "Falta indicar: ACCIÓN."),
        (["month", "status"], "Falta indicar: AAAA-MM."),
        (["month", "status", "octubre"], "«octubre» no es un mes. Escríbalo como 2026-10."),
        (["month", "status", "2026-13"], "«2026-13» no es un mes"),
        (["month", "approve", "2026-10", "--date", "5/11/2026"], "no es una fecha"),
        (["score", "2026-10", "--level", "todo"], "«todo» no es una opción"),
        (["score", "2026-10", "--explain"], "--explain: necesita un valor."),
        (["export", "2026-10", "--format", "pdf", "--out", "x"], "«pdf» no es una opción"),
        (["export", "2026-10"], "Falta indicar: --format, --out."),
        (["serve", "--port", "0"], "«0» no es un puerto"),
        (["serve", "--port", "ocho"], "«ocho» no es un puerto"),
        (["serve", "--prt", "8501"], "No entiendo: --prt 8501."),
        (["backup", "verify"], "Falta indicar: ARCHIVO."),
        (["user", "add", "Ana", "--role", "jefe"], "«jefe» no es una opción"),
        (["bench", "--scale", "enorme"], "«enorme» no es una opción"),
    ],
)
def test_a_command_written_badly_is_explained_and_ends_in_2(
    words: list[str], says: str, evalua: Evalua
) -> None:
    answer = evalua(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert says in answer.complaints[0]
    assert answer.complaints[1].startswith("Vea cómo se usa con: evalua")
    assert not any(word in answer.err.lower() for word in ENGLISH)


def test_every_word_of_argparse_has_its_spanish() -> None:
    assert all(spanish for spanish in _WORDS.values())
    assert _WORDS["usage: "] == "uso: "


def test_help_answers_at_once_because_it_loads_nothing_heavy() -> None:
    probe = (
        "import sys; from evalua.cli.program import main; main(['--help']);"
        "heavy = {'pandas', 'sqlalchemy', 'pydantic', 'streamlit', 'plotly'} & set(sys.modules);"
        "sys.exit(1 if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evalua", "month", "status", "nunca"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no es un mes" in done.stderr.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    command = f'"{sys.executable}" -m evalua --help | head -c 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
