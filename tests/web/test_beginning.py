"""The first account of a new installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from evalua.accounts.tables import Account
from evalua.storage.database import Database
from evalua.web import beginning
from evalua.web.beginning import CODE, InstallationCode
from evalua.web.cookies import SESSION
from web.asking_support import INSIDE, Client
from web.conftest import PASSWORD

FIRST = {"name": "Rosa Díaz", "login": "Rosa", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def here(installation: Database, new_client: Callable[..., Client]) -> Client:
    """A browser on the machine itself."""
    return new_client()


@pytest.fixture
def away(installation: Database, new_client: Callable[..., Client]) -> Iterator[Client]:
    """A browser on another computer of the office."""
    yield new_client(address="10.0.0.9", host="10.0.0.5:8501", server=("10.0.0.5", 8501))
    CODE.forget()


def test_a_new_installation_leads_there_and_an_old_one_does_not(
    here: Client, installation: Database
) -> None:
    assert here.get("/inicio").headers["location"] == "/entrar?siguiente=%2Finicio"
    assert here.get("/entrar").headers["location"] == "/primera-vez"
    assert here.get("/primera-vez").status == 200
    here.post("/primera-vez", FIRST)
    assert here.get("/primera-vez").headers["location"] == "/entrar"


def test_at_the_machine_itself_the_first_account_needs_no_code_and_is_in_at_once(
    here: Client, installation: Database
) -> None:
    page = here.get("/primera-vez")
    assert 'name="code"' not in page.text
    answer = here.post("/primera-vez", FIRST)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert here.get("/").text == INSIDE
    with installation.session() as session:
        account = session.get_one(Account, 1)
        assert (account.name, account.login) == ("Rosa Díaz", "rosa")
        assert account.is_administrator


def test_from_another_computer_it_needs_the_code_of_this_start(
    away: Client, installation: Database
) -> None:
    code = CODE.new()
    assert 'name="code"' in away.get("/primera-vez").text
    for wrong in ("", "AAAA-BBBB-CCCC", code[:-1]):
        answer = away.post("/primera-vez", {**FIRST, "code": wrong})
        assert answer.status == 422 and beginning.WRONG_CODE in answer.text
    assert installation.count(Account) == 0
    typed = code.lower().replace("-", " ")
    assert away.post("/primera-vez", {**FIRST, "code": typed}).headers["location"] == "/"
    assert not CODE.fits(code)


@pytest.mark.parametrize("relayed", ["x-forwarded-for", "x-forwarded-proto", "forwarded", "via"])
def test_through_a_proxy_on_the_same_machine_it_needs_the_code_too(
    here: Client, relayed: str, installation: Database
) -> None:
    here.get("/primera-vez")
    answer = here.post("/primera-vez", FIRST, headers={relayed: "127.0.0.1"})
    assert answer.status == 422 and installation.count(Account) == 0


def test_once_there_is_an_account_nothing_there_makes_another(
    here: Client, away: Client, installation: Database
) -> None:
    here.get("/primera-vez")
    here.post("/primera-vez", FIRST)
    here.cookies.pop(SESSION)
    code = CODE.new()
    for client in (here, away):
        answer = client.post("/primera-vez", {**FIRST, "login": "otra", "code": code})
        assert answer.headers["location"] == "/entrar"
    assert installation.count(Account) == 1


def test_what_is_wrong_is_told_beside_each_field_and_what_was_typed_stays(
    here: Client, installation: Database
) -> None:
    here.get("/primera-vez")
    answer = here.post(
        "/primera-vez", {"name": "Rosa", "login": "r", "password": "corta", "again": "corta"}
    )
    assert answer.status == 422 and answer.text.count('<p class="error">') == 2
    assert 'value="Rosa"' in answer.text and "corta" not in answer.text.split("</style>")[
        1
    ].replace("frase corta", "")
    answer = here.post("/primera-vez", {**FIRST, "again": "otra cosa larga"})
    assert "No es igual a la de arriba" in answer.text
    assert installation.count(Account) == 0


def test_the_code_is_easy_to_copy_and_only_its_hash_stays() -> None:
    made = InstallationCode()
    assert not made.fits("")
    code = made.new()
    assert len(code) == 14 and not set("01OIl") & set(code)
    assert code.replace("-", "") not in repr(vars(made))
    assert made.fits(code) and made.fits(f" {code.lower()} ") and not made.fits(code[::-1] + "A")
    assert made.new() != code and not made.fits(code)
