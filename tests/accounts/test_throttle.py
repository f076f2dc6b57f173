"""Guessing gets slower and slower, for the one who guesses and for nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, local
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, select

from accounts.cast import CHIEF, PASSWORD
from conftest import NOW, TODAY
from evalua.accounts import logins, throttle
from evalua.accounts.commands import change_login
from evalua.accounts.signing_in import create_first, sign_in
from evalua.accounts.tables import Account, SignInAttempt
from evalua.accounts.throttle import FREE_FOR_ADDRESS, FREE_FOR_LOGIN, TooManyAttempts, wait_after
from evalua.domain.problems import Problem
from evalua.storage.database import Database

SECOND, MINUTE, HOUR, DAY = (timedelta(**{u: 1}) for u in ("seconds", "minutes", "hours", "days"))
HER, THIEF = "10.0.0.7", "10.0.0.66"


@pytest.fixture
def office(db: Database) -> Database:
    """An installation whose director has the login «ana»."""
    create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW)
    return db


def code(
    db: Database,
    at: timedelta = timedelta(),
    *,
    login: str = "ana",
    password: str = "no es esta",
    address: str = THIEF,
) -> str:
    """What an attempt is answered: "" when it enters."""
    try:
        sign_in(db, login=login, password=password, address=address, browser="", now=NOW + at)
    except Problem as problem:
        return problem.findings[0].code
    return ""


def guess_all_day(db: Database) -> int:
    """How many passwords somebody tries in a day who knows exactly how long to wait."""
    at, tried = timedelta(), 0
    while at < DAY:
        try:
            sign_in(db, login="ana", password="x", address=THIEF, browser="", now=NOW + at)
        except TooManyAttempts as told:
            at += told.wait
        except Problem:
            tried += 1
    return tried


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (10_000, 900)],
)
def test_five_are_free_and_then_the_wait_doubles_up_to_fifteen_minutes(
    failures: int, seconds: int
) -> None:
    assert wait_after(failures, FREE_FOR_LOGIN).total_seconds() == seconds


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(1, 50))
def test_one_more_failure_never_shortens_the_wait(failures: int, free: int) -> None:
    assert wait_after(failures, free) <= wait_after(failures + 1, free) <= throttle.LONGEST_WAIT


def test_the_sixth_guess_waits_and_is_told_how_long(office: Database) -> None:
    assert [code(office, n * SECOND) for n in range(6)] == ["V70"] * 5 + ["V71"]
    with pytest.raises(TooManyAttempts, match="en un minuto") as told:
        sign_in(office, login="ana", password="x", address=THIEF, browser="", now=NOW + 5 * SECOND)
    assert told.value.wait == 29 * SECOND


def test_the_right_password_waits_as_well(office: Database) -> None:
    guesses = [code(office) for _ in range(FREE_FOR_LOGIN)]
    assert guesses == ["V70"] * 5
    assert code(office, password=PASSWORD) == "V71"
    assert code(office, 29 * SECOND, password=PASSWORD) == "V71"
    assert code(office, 30 * SECOND, password=PASSWORD) == ""


def test_trying_while_waiting_neither_counts_nor_lengthens_the_wait(office: Database) -> None:
    for n in range(5):
        code(office, n * SECOND)
    assert {code(office, 5 * SECOND + n * SECOND / 100) for n in range(200)} == {"V71"}
    assert office.count(SignInAttempt) == 5
    assert code(office, 34 * SECOND) == "V70", "thirty seconds after the fifth"


def test_a_day_of_guessing_tries_about_a_hundred_passwords(office: Database) -> None:
    assert guess_all_day(office) <= 110
    assert office.count(SignInAttempt) <= 110


def test_whoever_guesses_all_day_elsewhere_does_not_keep_the_director_out(office: Database) -> None:
    assert code(office, password=PASSWORD, address=HER) == ""
    for minute in range(0, 24 * 60, 20):
        code(office, minute * MINUTE)
        if minute % 240 == 0:
            right = code(office, minute * MINUTE, password=PASSWORD, address=HER)
            assert right == "", f"minute {minute}"


def test_at_her_own_address_only_her_own_mistakes_with_that_login_weigh(office: Database) -> None:
    assert code(office, password=PASSWORD, address=HER) == ""
    for n in range(60):
        code(office, n * MINUTE, login=f"otra{n}", address=HER)
        code(office, n * MINUTE)
    assert code(office, HOUR, password=PASSWORD, address=HER) == ""
    assert [code(office, HOUR + n * SECOND, address=HER) for n in range(6)] == ["V70"] * 5 + ["V71"]


def test_mistakes_at_her_own_address_weigh_against_whoever_comes_from_elsewhere(
    office: Database,
) -> None:
    assert code(office, password=PASSWORD, address=HER) == ""
    assert [code(office, n * SECOND, address=HER) for n in range(5)] == ["V70"] * 5
    assert code(office, 6 * SECOND) == "V71"


def test_her_address_is_known_for_a_month(office: Database) -> None:
    assert code(office, password=PASSWORD, address=HER) == ""
    for days, answer in ((29, ""), (61, "V71")):
        moment = days * DAY
        for n in range(6):
            code(office, moment + n * SECOND)
        assert code(office, moment + 7 * SECOND, password=PASSWORD, address=HER) == answer


def test_a_login_that_does_not_exist_waits_like_one_that_does(office: Database) -> None:
    real = [code(office, n * SECOND, address="10.0.1.1") for n in range(8)]
    invented = [code(office, n * SECOND, login="nadie", address="10.0.1.2") for n in range(8)]
    assert real == invented


def test_one_password_on_many_logins_is_stopped_by_the_address(office: Database) -> None:
    answers = [code(office, n * SECOND, login=f"persona{n}") for n in range(FREE_FOR_ADDRESS + 5)]
    assert answers == ["V70"] * FREE_FOR_ADDRESS + ["V71"] * 5
    assert code(office, 30 * SECOND, login="persona99", address="10.0.0.67") == "V70"


def test_many_addresses_on_one_login_are_stopped_by_the_login(office: Database) -> None:
    answers = [code(office, n * SECOND, address=f"10.0.3.{n}") for n in range(8)]
    assert answers == ["V70"] * 5 + ["V71"] * 3


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
        ("x" * 400, "x" * 45),
    ],
)
def test_a_network_of_ipv6_addresses_counts_as_one(address: str, counted: str) -> None:
    assert throttle.place_of(address) == counted


def test_the_login_and_the_email_of_an_account_have_one_count(office: Database) -> None:
    with office.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        (account,) = work.session.exec(select(Account))
        change_login(work, account.id, "ana", "ana@ejemplo.org")
    names = ("ana", "ana@ejemplo.org", "ANA", "Ana@Ejemplo.org", "ana", "ana@ejemplo.org")
    answers = [code(office, login=name, address=f"10.0.1.{n}") for n, name in enumerate(names)]
    assert answers == ["V70"] * FREE_FOR_LOGIN + ["V71"]
    assert code(office, MINUTE, login="ana@ejemplo.org", password=PASSWORD) == ""
    assert code(office, 2 * MINUTE) == "V70"


def test_a_correct_sign_in_forgets_the_logins_failures_and_not_the_others(office: Database) -> None:
    for n in range(4):
        code(office, n * SECOND)
        code(office, n * SECOND, login="otra")
    assert code(office, 5 * SECOND, password=PASSWORD) == ""
    assert [code(office, (6 + n) * SECOND) for n in range(6)] == ["V70"] * 5 + ["V71"]
    assert failures(office, "otra") == 4


def failures(db: Database, login: str) -> int:
    with db.session() as session:
        return session.exec(
            select(func.count()).where(col(SignInAttempt.login_hash) == logins.hash_of(login))
        ).one()


def test_attempts_are_forgotten_after_a_day(office: Database) -> None:
    for n in range(5):
        code(office, n * SECOND, login=f"persona{n}")
    code(office, DAY + 4 * SECOND)
    assert office.count(SignInAttempt) == 2, "the last one of yesterday, and this one"


def test_a_restart_forgives_nothing(office: Database) -> None:
    for n in range(5):
        code(office, n * SECOND)
    office.dispose()
    again = Database(office.url)
    assert code(again, 6 * SECOND) == "V71"
    again.dispose()


@pytest.mark.parametrize("back", [HOUR, 400 * DAY])
def test_a_clock_set_back_locks_nobody(office: Database, back: timedelta) -> None:
    for n in range(12):
        code(office, n * 20 * MINUTE)
    assert code(office, -back, password=PASSWORD) == ""


def test_guesses_sent_at_once_cannot_all_pass_before_the_first_one_fails(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, everybody, seen = throttle.check, Barrier(12), local()

    def looked(*where: Any) -> None:
        real(*where)
        if not getattr(seen, "once", False):
            seen.once = True
            everybody.wait(30)

    monkeypatch.setattr(throttle, "check", looked)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: code(office), range(12)))
    assert (answers.count("V70"), answers.count("V71")) == (5, 7)


def test_attempts_keep_no_login_and_no_password(office: Database) -> None:
    code(office, login="Mi contraseña en el otro campo", password="Secreto 123456")
    with office.session() as session:
        kept = str(session.exec(select(SignInAttempt)).one().model_dump())
    assert "contraseña" not in kept and "Secreto" not in kept


@pytest.mark.parametrize(
    ("wait", "said"),
    [(SECOND, "en un minuto"), (61 * SECOND, "en 2 minutos"), (15 * MINUTE, "en 15 minutos")],
)
def test_the_wait_is_told_in_whole_minutes(wait: timedelta, said: str) -> None:
    assert said in str(TooManyAttempts(wait))
