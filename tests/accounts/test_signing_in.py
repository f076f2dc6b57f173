"""Coming in with a login and a password, and the first account of an installation."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from argon2 import PasswordHasher
from sqlmodel import select

from accounts.cast import CHIEF, PASSWORD
from conftest import NOW, TODAY, Office
from evalua.accounts import passwords, sessions
from evalua.accounts.commands import add_administrator, deactivate
from evalua.accounts.signing_in import create_first, installation_is_new, sign_in
from evalua.accounts.tables import Account, Person, SignIn
from evalua.domain.problems import Problem
from evalua.registers.association.commands import add_person
from evalua.registers.association.tables import Association
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database


def first(db: Database, name: str = "Ana Díaz", login: str = "ana") -> Account:
    return create_first(db, name=name, login=login, password=PASSWORD, now=NOW)


def enter(db: Database, login: str = "ana", password: str = PASSWORD) -> str:
    return sign_in(
        db, login=login, password=password, address="10.0.0.7", browser="Navegador", now=NOW
    )


def refused(run: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Problem) as told:
        run()
    return told.value.findings[0].code, told.value.findings[0].message


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes that are verified, one entry for each time."""
    seen: list[str] = []
    real = passwords.HASHER

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            seen.append(str(hash))
            return real.verify(hash, password)

    monkeypatch.setattr(passwords, "HASHER", Counting(1, 8, 1))
    return seen


def test_the_right_login_and_password_open_a_session(db: Database) -> None:
    account = first(db)
    found = sessions.find(db, enter(db, " ANA "), NOW)
    assert found is not None and found.account_uid == account.uid


def test_an_unknown_login_and_a_wrong_password_are_told_alike(db: Database) -> None:
    first(db)
    wrong = refused(lambda: enter(db, password="no es esta"))
    assert wrong[0] == "V70"
    assert refused(lambda: enter(db, login="nadie")) == wrong


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("ana", PASSWORD),
        ("ana", "no es esta"),
        ("nadie", PASSWORD),
        ("sin-clave", ""),
        ("cerrada", PASSWORD),
        ("ana", "x" * 10_000),
        ("x" * 10_000, "x"),
        ("\ud800", "\ud800"),
        ("a\0", "b\0"),
    ],
)
def test_every_sign_in_verifies_one_hash(
    db: Database, verified: list[str], login: str, password: str
) -> None:
    first(db)
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        add_administrator(work, name="Sin Clave", login="sin-clave")
        closed = add_administrator(work, name="Cerrada", login="cerrada")
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        deactivate(work, closed.id, "Se fue")
    verified.clear()
    try:
        enter(db, login, password)
    except Problem as problem:
        assert problem.findings[0].code == "V70"
    assert len(verified) == 1 and verified[0].startswith("$argon2id$")


def test_a_closed_account_is_told_so_only_with_its_password(db: Database) -> None:
    account = first(db)
    with db.writing() as session:
        session.get_one(Account, account.id).is_active = False
    assert refused(lambda: enter(db, password="no es esta"))[0] == "V70"
    assert refused(lambda: enter(db))[0] == "V72"
    assert db.count(SignIn) == 0


@pytest.mark.parametrize("password", ["", "-", PASSWORD])
def test_nobody_enters_an_account_whose_password_was_never_chosen(
    db: Database, password: str
) -> None:
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        add_administrator(work, name="Ana Díaz", login="ana")
    assert refused(lambda: enter(db, password=password))[0] == "V70"


def test_a_password_that_changed_while_it_was_verified_opens_nothing(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = first(db)
    real = passwords.matches

    def slow(kept: str, password: str) -> bool:
        with db.writing() as session:
            session.get_one(Account, account.id).password_hash = passwords.hashed("otra distinta")
        return real(kept, password)

    monkeypatch.setattr(passwords, "matches", slow)
    assert refused(lambda: enter(db))[0] == "V70"
    assert db.count(SignIn) == 0


def test_a_hash_with_old_figures_is_renewed_when_its_owner_enters(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = first(db)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(2, 16, 1))
    enter(db)
    with db.session() as session:
        kept = session.get_one(Account, account.id).password_hash
    assert not passwords.is_outdated(kept)
    assert passwords.matches(kept, PASSWORD)
    assert enter(db)


def test_an_installation_is_new_until_its_first_account(db: Database) -> None:
    assert installation_is_new(db)
    account = first(db)
    assert not installation_is_new(db)
    assert account.is_administrator and account.is_active
    assert refused(lambda: first(db, "Otra", "otra"))[0] == "V73"
    assert db.count(Account) == 1


def test_of_two_browsers_that_begin_at_once_one_wins(db: Database) -> None:
    def begin(number: int) -> str:
        try:
            return first(db, f"Persona {number}", f"persona{number}").login
        except Problem as problem:
            return problem.findings[0].code

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(begin, range(8)))
    assert answers[:7] == ["V73"] * 7 and answers[7].startswith("persona")
    assert db.count(Account) == 1


def test_everything_wrong_with_the_first_account_is_told_at_once(db: Database) -> None:
    with pytest.raises(Problem) as told:
        create_first(db, name=" ", login="a b", password="corta", now=NOW)
    assert [(f.field, f.code) for f in told.value.findings] == [
        ("name", "V00"),
        ("password", "V74"),
        ("login", "V75"),
    ]
    assert installation_is_new(db)


def people(office: Office) -> list[tuple[str, bool]]:
    with office.db.session() as session:
        rows = session.exec(select(Person).where(Person.association_id == office.id)).all()
    return [(row.name, row.account_id is not None) for row in rows]


def test_where_there_was_a_director_the_first_account_is_hers(clara: Office) -> None:
    with clara.work() as work:
        add_person(work, "Técnica", "team")
        add_person(work, "Marta Gil", "director")
        add_person(work, "Otra Directora", "director")
    first(clara.db, "Marta Gil Rojas", "marta")
    assert people(clara) == [
        ("Técnica", False),
        ("Marta Gil Rojas", True),
        ("Otra Directora", False),
    ]


def test_the_director_of_that_very_name_is_she(clara: Office, izote: Office) -> None:
    for office, names in ((clara, ["Otra", "Marta Gil"]), (izote, ["Sola"])):
        with office.work() as work:
            for name in names:
                add_person(work, name, "director")
    first(clara.db, "marta  gil", "marta")
    assert people(clara) == [("Otra", False), ("marta gil", True)]
    assert people(izote) == [("marta gil", True)], "she is the first one who enters there too"


def test_a_name_that_another_person_has_is_not_given_twice(clara: Office) -> None:
    with clara.work() as work:
        add_person(work, "Directora", "director")
        add_person(work, "Marta Gil", "team")
    first(clara.db, "Marta Gil", "marta")
    assert people(clara) == [("Directora", True), ("Marta Gil", False)]


def test_the_people_of_a_demonstration_are_left_alone(clara: Office) -> None:
    with clara.work() as work:
        add_person(work, "Personaje", "director")
        work.session.get_one(Association, clara.id).is_demo = True
    first(clara.db)
    assert people(clara) == [("Personaje", False)]


def test_no_password_is_in_the_file_nor_in_the_log(db: Database) -> None:
    account = first(db)
    token = enter(db)
    with db.session() as session:
        logged = [str(entry.model_dump()) for entry in session.exec(select(AuditEntry))]
        kept = session.get_one(Account, account.id).password_hash
    assert logged and not any(kept in line or "password_hash" in line for line in logged)
    assert db.file is not None
    with closing(sqlite3.connect(db.file)) as connection:
        dump = "\n".join(connection.iterdump())
    assert PASSWORD not in dump and token not in dump


def test_entering_leaves_the_registers_revision_as_it_was(db: Database) -> None:
    first(db)
    before = db.revision(1)
    enter(db)
    assert db.revision(1) == before


def test_the_log_says_who_opened_the_installation(db: Database) -> None:
    first(db)
    with db.session() as session:
        entry = session.exec(select(AuditEntry)).one()
    assert (entry.actor, entry.role, entry.table_name, entry.at) == (
        "Ana Díaz",
        "administrator",
        "account",
        NOW,
    )
