"""``evalua user``: accounts, roles and forgotten passwords from a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher

from cli.conftest import Answer, Evalua
from conftest import NOW, Office
from evalua.accounts import links, passwords, sessions
from evalua.accounts.logins import existing
from evalua.accounts.signing_in import sign_in
from evalua.cli import typing_passwords
from evalua.domain.problems import Problem
from evalua.storage.database import Database

PASSWORD = "una frase bien larga"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the terminal, one line after another."""
    lines: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typing_passwords, "getpass", lambda _prompt: lines.pop(0))
    return lines


def enters(db: Database, login: str, password: str = PASSWORD) -> bool:
    try:
        sign_in(db, login=login, password=password, address="", browser="", now=NOW)
    except Problem:
        return False
    return True


def token_in(answer: Answer) -> str:
    found = re.search(r"^/clave/(\S+)$", answer.out, re.MULTILINE)
    assert found is not None
    return found[1]


def people(evalua: Evalua, *words: str) -> list[dict[str, Any]]:
    return evalua("user", "list", "--json", *words).json  # type: ignore[no-any-return]


def test_people_are_added_once_and_listed_with_their_role(clara: Office, evalua: Evalua) -> None:
    assert "Todavía no hay personas" in evalua("user", "list").out
    assert evalua("user", "add", "Rosalba Díaz", "--role", "director").status == 0
    assert evalua("user", "add", " Rosalba  Díaz ").status == 1
    assert evalua("user", "add", "Ernesto", "--login", "ernesto@aso.org").status == 0
    code = clara.facts.code
    assert [(p["name"], p["role"], p["login"], p["association"]) for p in people(evalua)] == [
        ("Rosalba Díaz", "director", "rosalba.diaz", code),
        ("Ernesto", "team", "ernesto@aso.org", code),
    ]
    listed = evalua("user", "list", "--association", code).out
    assert "Dirección ejecutiva" in listed and "falta elegir contraseña" in listed


def test_who_is_added_chooses_her_password_with_a_link(clara: Office, evalua: Evalua) -> None:
    token = token_in(evalua("user", "add", "Rosalba Díaz"))
    links.use(clara.db, token, PASSWORD, NOW)
    assert enters(clara.db, "rosalba.diaz")
    (row,) = people(evalua)
    assert row["has_password"] and row["last_sign_in"].startswith("2026-11-05")


def test_a_password_may_be_typed_instead_and_is_never_shown(
    clara: Office, evalua: Evalua, typed: list[str]
) -> None:
    typed += [PASSWORD, PASSWORD]
    answer = evalua("user", "add", "Rosalba Díaz", "--password")
    assert answer.status == 0 and "ya puede entrar con el usuario rosalba.diaz" in answer.out
    assert PASSWORD not in answer.out + answer.err and "/clave/" not in answer.out
    assert enters(clara.db, "rosalba.diaz")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([PASSWORD, "otra cosa distinta"], "no son iguales"),
        (["corta"], "al menos 10"),
        (["Rosalba Díaz"], "ni su nombre"),
        (["contraseña2026"], "alguien probaría"),
    ],
)
def test_a_password_that_will_not_do_adds_nobody(
    clara: Office, evalua: Evalua, typed: list[str], lines: list[str], said: str
) -> None:
    typed += lines
    answer = evalua("user", "add", "Rosalba Díaz", "--password")
    assert answer.status == 1 and said in answer.err
    assert people(evalua) == []


def test_without_a_terminal_no_password_is_read(
    clara: Office, evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    answer = evalua("user", "add", "Rosalba Díaz", "--password")
    assert answer.status == 1 and "quite --password" in answer.err


@pytest.mark.parametrize("command", ["add", "reset"])
def test_a_password_is_no_argument(command: str, evalua: Evalua) -> None:
    for words in (["--password", PASSWORD], [f"--password={PASSWORD}"]):
        assert evalua("user", command, "rosalba", *words).status == 2


def test_a_forgotten_password_is_chosen_again_and_closes_every_session(
    clara: Office, evalua: Evalua, typed: list[str]
) -> None:
    links.use(clara.db, token_in(evalua("user", "add", "Rosalba Díaz")), PASSWORD, NOW)
    for _ in range(2):
        enters(clara.db, "rosalba.diaz")
    assert len(evalua("user", "sessions", "rosalba.diaz", "--json").json) == 2
    typed += ["otra frase bien larga"] * 2
    assert evalua("user", "reset", "ROSALBA.DIAZ", "--password").status == 0
    assert "no tiene sesiones abiertas" in evalua("user", "sessions", "rosalba.diaz").out
    assert not enters(clara.db, "rosalba.diaz")
    assert enters(clara.db, "rosalba.diaz", "otra frase bien larga")
    links.use(clara.db, token_in(evalua("user", "reset", "rosalba.diaz")), PASSWORD, NOW)
    assert enters(clara.db, "rosalba.diaz")


def test_sessions_are_listed_and_closed(clara: Office, evalua: Evalua) -> None:
    evalua("user", "add", "Rosalba Díaz")
    with clara.db.session() as session:
        key = existing(session, "rosalba.diaz").id
    sessions.open_for(clara.db, key, now=NOW, address="10.0.0.7", browser="Navegador")
    listed = evalua("user", "sessions", "rosalba.diaz").out
    assert "10.0.0.7" in listed and "Navegador" in listed and "12/11/2026" in listed
    assert "1 sesión cerrada" in evalua("user", "sign-out", "rosalba.diaz").out
    assert "0 sesiones cerradas" in evalua("user", "sign-out", "rosalba.diaz").out


def test_an_account_is_closed_and_opened_again(clara: Office, evalua: Evalua) -> None:
    links.use(clara.db, token_in(evalua("user", "add", "Rosalba Díaz")), PASSWORD, NOW)
    assert evalua("user", "deactivate", "rosalba.diaz", "--reason", "Vacaciones").status == 0
    assert "cuenta desactivada" in evalua("user", "list").out
    assert not enters(clara.db, "rosalba.diaz")
    assert evalua("user", "activate", "rosalba.diaz").status == 0
    assert enters(clara.db, "rosalba.diaz")


def test_roles_are_given_changed_and_taken_away(
    clara: Office, izote: Office, evalua: Evalua
) -> None:
    here = ("--association", clara.facts.code)
    there = ("--association", izote.facts.code)
    evalua("user", "add", "Rosalba Díaz", *here)
    assert evalua("user", "grant", "rosalba.diaz", "board", *there).status == 0
    mayor = ("--municipality", "canaveral")
    assert evalua("user", "grant", "rosalba.diaz", "mayor", *mayor, *here).status == 0
    assert [(p["association"], p["role"]) for p in people(evalua)] == [
        (clara.facts.code, "mayor"),
        (izote.facts.code, "board"),
    ]
    assert evalua("user", "revoke", "rosalba.diaz", "--reason", "Cambió", *there).status == 0
    again = evalua("user", "revoke", "rosalba.diaz", *there)
    assert again.status == 1 and "no tiene un rol en Microrregión Valle Izote" in again.err
    assert [p["association"] for p in people(evalua)] == [clara.facts.code]


def test_a_mayor_needs_a_municipality_there_is(clara: Office, evalua: Evalua) -> None:
    assert "de qué municipio" in evalua("user", "add", "Ana", "--role", "mayor").err
    wrong = evalua("user", "add", "Ana", "--role", "mayor", "--municipality", "Otro")
    assert wrong.status == 1 and "Alto Claro, Belmira, Cañaveral, Dos Aguas" in wrong.err


def test_the_installation_is_administered_by_whom_the_terminal_says(
    clara: Office, evalua: Evalua
) -> None:
    token = token_in(evalua("user", "add", "Ana Ruiz", "--role", "administrator"))
    links.use(clara.db, token, PASSWORD, NOW)
    (row,) = people(evalua)
    assert (row["is_administrator"], row["role"], row["association"]) == (True, None, None)
    assert "Administra Evalúa" in evalua("user", "list").out
    last = evalua("user", "admin", "ana.ruiz", "--remove")
    assert last.status == 1 and "única cuenta que administra" in last.err
    links.use(clara.db, token_in(evalua("user", "add", "Rosalba Díaz")), PASSWORD, NOW)
    assert evalua("user", "admin", "rosalba.diaz").status == 0
    assert evalua("user", "admin", "ana.ruiz", "--remove").status == 0


def test_an_administrator_is_added_before_there_is_any_association(
    db: Database, evalua: Evalua
) -> None:
    answer = evalua("user", "add", "Ana Ruiz", "--role", "administrator", "--login", "ana")
    assert answer.status == 0
    assert links.owner(db, token_in(answer), NOW).login == "ana"


def test_somebody_who_works_elsewhere_keeps_her_account(
    clara: Office, izote: Office, evalua: Evalua
) -> None:
    here = ("--association", clara.facts.code)
    there = ("--association", izote.facts.code, "--login", "rosalba.diaz")
    token = token_in(evalua("user", "add", "Rosalba Díaz", *here))
    links.use(clara.db, token, PASSWORD, NOW)
    assert "/clave/" not in evalua("user", "add", "Rosalba Díaz", *there).out
    assert enters(clara.db, "rosalba.diaz")


def test_whoever_signs_with_a_name_does_what_that_role_may(clara: Office, evalua: Evalua) -> None:
    evalua("user", "add", "Rosalba Díaz", "--role", "director")
    evalua("user", "add", "Ernesto", "--role", "team")
    refused = evalua("user", "add", "Otra", "--as", "Ernesto")
    assert refused.status == 1 and "Su rol (Equipo técnico) no permite esto" in refused.err
    assert evalua("user", "add", "Otra", "--as", "Rosalba Díaz").status == 0
    assert "no está entre las personas" in evalua("user", "add", "Otra", "--as", "Nadie").err


@pytest.mark.parametrize(
    "words",
    [
        ("reset", "nadie"),
        ("deactivate", "nadie"),
        ("activate", "nadie"),
        ("sessions", "nadie"),
        ("sign-out", "nadie"),
        ("grant", "nadie", "team"),
        ("revoke", "nadie"),
        ("admin", "nadie"),
    ],
)
def test_an_account_that_does_not_exist_is_told_so(
    words: tuple[str, ...], clara: Office, evalua: Evalua
) -> None:
    answer = evalua("user", *words)
    assert (answer.status, answer.err) == (1, "No hay una cuenta con el usuario «nadie».\n")
