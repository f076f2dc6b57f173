"""The login is the same however it is typed, and belongs to one account."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.cast import CHIEF
from conftest import NOW, TODAY
from evalua.accounts import logins
from evalua.accounts.commands import add_administrator, change_login
from evalua.domain.problems import Findings, Problem
from evalua.storage.database import Database


@pytest.fixture
def taken(db: Database) -> Database:
    """An installation where Ñusta has the login «ñusta» and an e-mail."""
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        add_administrator(work, name="Ñusta Ñandú", login="Ñusta", email="nusta@aso.org")
    return db


def refused(db: Database, login: str, email: str = "") -> list[str]:
    findings = Findings()
    with db.session() as session:
        logins.check(session, findings, login, email)
    return [f"{f.code} {f.field}" for f in findings._found]


@pytest.mark.parametrize(
    "typed",
    [
        "ñusta",
        "ÑUSTA",
        "  Ñusta\t",
        unicodedata.normalize("NFD", "Ñusta"),
        "Ñｕｓｔａ",
        "nusta@aso.org",
        " NUSTA@ASO.ORG ",
    ],
)
def test_an_account_is_found_however_its_login_is_typed(taken: Database, typed: str) -> None:
    with taken.session() as session:
        found = logins.by_login(session, typed)
    assert found is not None and found.login == "ñusta"


@pytest.mark.parametrize("typed", ["", "nusta", "ñusta ñ", "%", "ñust_", "x" * 10_000, "ñusta\0"])
def test_nobody_is_found_by_what_only_looks_like_a_login(taken: Database, typed: str) -> None:
    with taken.session() as session:
        assert logins.by_login(session, typed) is None


@settings(deadline=None)
@given(st.text())
def test_a_key_made_twice_is_the_same_key(text: str) -> None:
    assert logins.key_of(logins.key_of(text)) == logins.key_of(text)


@settings(deadline=None)
@given(st.text())
def test_case_and_composition_never_make_two_logins(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert logins.key_of(apart) == logins.key_of(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "login", ["ana", "ana.diaz", "j-tovar", "josé_2", "ana@aso.org", "Ñandú", "a.b+c@sub.aso.org"]
)
def test_short_names_and_mails_are_logins(db: Database, login: str) -> None:
    assert refused(db, login) == []


@pytest.mark.parametrize(
    ("login", "said"),
    [
        ("", "V00 login"),
        ("  ", "V00 login"),
        ("an", "V75 login"),
        ("ana diaz", "V75 login"),
        (".ana", "V75 login"),
        ("ana.", "V75 login"),
        ("ana@", "V75 login"),
        ("ana@@aso", "V75 login"),
        ("<b>ana</b>", "V75 login"),
        ("=ana", "V75 login"),
        ("ana\u200b", "V75 login"),
        ("\u202eana", "V75 login"),
        ("x" * 121, "V75 login"),
        ("Ñusta", "V75 login"),
        ("nusta@aso.org", "V75 login"),
    ],
)
def test_what_cannot_be_a_login_or_is_taken_is_refused(
    taken: Database, login: str, said: str
) -> None:
    assert refused(taken, login) == [said]


@pytest.mark.parametrize("email", ["no es", "@aso.org", "ana@", "nusta@aso.org"])
def test_a_mail_is_one_and_nobody_elses(taken: Database, email: str) -> None:
    assert refused(taken, "otra", email) == ["V75 email"]


def test_an_account_may_keep_its_own_login_and_mail(taken: Database) -> None:
    with taken.session() as session:
        own = logins.existing(session, "ñusta").id
    with taken.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        change_login(work, own, "ÑUSTA", "Nusta@aso.org")
    with taken.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        change_login(work, own, "nusta@aso.org")
    with taken.session() as session:
        assert logins.by_login(session, "ñusta") is None
        assert logins.existing(session, "nusta@aso.org").email_key == "nusta@aso.org"


def test_asking_for_an_account_that_is_not_there_says_so(db: Database) -> None:
    with (
        pytest.raises(Problem, match="No hay una cuenta con el usuario «nadie»"),
        db.session() as s,
    ):
        logins.existing(s, " Nadie ")


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Rosalba Díaz", "rosalba.diaz"),
        ("Ñusta", "nusta"),
        ("María de los Ángeles Peña", "maria.pena"),
        ("Li", "li.persona"),
        ("¿?", "persona"),
    ],
)
def test_a_login_is_proposed_from_the_name(db: Database, name: str, login: str) -> None:
    with db.session() as session:
        assert logins.proposed(session, name) == login


def test_a_proposed_login_is_free(taken: Database) -> None:
    with taken.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        add_administrator(work, name="Rosalba Díaz", login="rosalba.diaz")
    with taken.session() as session:
        assert logins.proposed(session, "Rosalba Díaz") == "rosalba.diaz2"
    assert refused(taken, "rosalba.diaz2") == []
