"""Accounts on each engine: races have one winner, and times come back as they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from conftest import NOW, TODAY, Office
from evalua.accounts import links, passwords, sessions
from evalua.accounts.identity import actor_in, associations_of
from evalua.accounts.queries import accesses, accounts
from evalua.accounts.signing_in import create_first, installation_is_new, sign_in
from evalua.accounts.tables import Account, OneTimeLink
from evalua.domain.actor import Actor
from evalua.domain.problems import Problem
from evalua.registers.association.people import add_access
from evalua.storage.database import Database

PASSWORD = "una frase bien larga"
CHIEF = Actor("Quien instala", "administrator")
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(1, 8, 1))
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


def at_once(run: Callable[[int], object], times: int) -> list[str]:
    """What each of several threads was answered: "" when it was done, else the code."""

    def one(number: int) -> str:
        try:
            run(number)
        except Problem as problem:
            return problem.findings[0].code
        return ""

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(one, range(times)))


def enter(db: Database, password: str = PASSWORD, login: str = "ana") -> str:
    return sign_in(db, login=login, password=password, address="10.0.0.7", browser="x", now=NOW)


def first(db: Database) -> Account:
    return create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW)


def test_one_of_several_first_accounts_wins(db: Database) -> None:
    assert installation_is_new(db)
    answers = at_once(
        lambda n: create_first(db, name=f"P {n}", login=f"p{n}x", password=PASSWORD, now=NOW), 6
    )
    assert answers == ["", *["V73"] * 5]
    assert db.count(Account) == 1


def test_one_of_several_uses_of_a_link_wins(db: Database) -> None:
    account = first(db)
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        token = links.make(work, account.id)
    answers = at_once(lambda n: links.use(db, token, f"{PASSWORD} {n}", NOW), 6)
    assert answers == ["", *["V76"] * 5]
    assert db.count(OneTimeLink) == 1


def test_guesses_sent_at_once_are_counted_one_by_one(db: Database) -> None:
    first(db)
    assert at_once(lambda _: enter(db, "no es esta"), 12) == ["V70"] * 5 + ["V71"] * 7


def test_a_session_ends_at_the_second(db: Database) -> None:
    first(db)
    token = enter(db)
    found = sessions.find(db, token, NOW + sessions.IDLE - SECOND)
    assert found is not None
    seen = NOW + sessions.IDLE - SECOND
    assert sessions.find(db, token, seen + sessions.IDLE) is None
    with db.session() as session:
        listed = sessions.listing(session, found.account_id, seen).iloc[0]
    assert listed["seen_at"] == seen.replace(tzinfo=None)


def test_a_login_that_no_server_stores_is_just_wrong(db: Database) -> None:
    first(db)
    for login in ("a\0", "\ud800", "%"):
        with pytest.raises(Problem, match="no son correctos"):
            enter(db, login=login)


def test_people_are_joined_read_and_kept_apart(clara: Office, izote: Office) -> None:
    with clara.work(CHIEF) as work:
        add_access(work, name="Rosa Peña", role="team", login="Ñusta", email="rosa@aso.org")
    with clara.db.session() as session:
        (row,) = accesses(session, clara.id).to_dict("records")
        assert (row["login"], row["has_password"]) == ("ñusta", False)
        assert accesses(session, izote.id).empty and len(accounts(session)) == 1
    token = sessions.open_for(clara.db, row["account_id"], now=NOW)
    signed = sessions.find(clara.db, token, NOW)
    assert signed is not None
    with clara.db.session() as session:
        assert associations_of(session, signed) == {clara.id}
        actor = actor_in(session, signed, clara.id, is_demo=False)
        assert actor is not None and actor.role == "team"
        assert actor_in(session, signed, izote.id, is_demo=False) is None
        assert accounts(session).iloc[0]["last_sign_in"] == NOW.replace(tzinfo=None)
