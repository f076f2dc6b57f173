"""A link chooses a password once, within a day, and closes what the old one had opened."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from accounts.cast import CHIEF, PASSWORD
from conftest import NOW, TODAY
from evalua.accounts import links, sessions
from evalua.accounts.commands import add_administrator, deactivate
from evalua.accounts.signing_in import create_first, sign_in
from evalua.accounts.tables import OneTimeLink
from evalua.domain.problems import Problem
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database

NEW = "otra frase igual de larga"
SECOND = timedelta(seconds=1)


@pytest.fixture
def rosa(db: Database) -> int:
    """Somebody who has forgotten her password, in an installation that Ana administers."""
    create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW)
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        return add_administrator(work, name="Rosa Peña", login="rosa").id


def make(db: Database, account_id: int, after: timedelta = timedelta()) -> str:
    with db.work(actor=CHIEF, now=NOW + after, today=TODAY) as work:
        return links.make(work, account_id)


def enter(db: Database, password: str = NEW, after: timedelta = timedelta()) -> str:
    return sign_in(
        db, login="rosa", password=password, address="10.0.0.7", browser="", now=NOW + after
    )


def refused(run: Callable[[], object]) -> str:
    with pytest.raises(Problem) as told:
        run()
    return told.value.findings[0].code


def test_a_link_says_whose_it_is_and_chooses_her_password(db: Database, rosa: int) -> None:
    token = make(db, rosa)
    assert links.owner(db, token, NOW) == links.Owner(rosa, "Rosa Peña", "rosa")
    assert links.use(db, token, NEW, NOW).account_id == rosa
    assert enter(db)


def test_a_link_works_once(db: Database, rosa: int) -> None:
    token = make(db, rosa)
    links.use(db, token, NEW, NOW)
    assert refused(lambda: links.use(db, token, PASSWORD, NOW)) == "V76"
    assert refused(lambda: links.owner(db, token, NOW)) == "V76"
    assert enter(db)


def test_of_two_browsers_with_the_same_link_one_chooses(db: Database, rosa: int) -> None:
    token = make(db, rosa)

    def choose(number: int) -> str:
        try:
            links.use(db, token, f"{NEW} {number}", NOW)
        except Problem as problem:
            return problem.findings[0].code
        return "chosen"

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(choose, range(6)))
    assert answers == ["V76"] * 5 + ["chosen"]


@pytest.mark.parametrize(
    ("after", "works"),
    [
        (-SECOND, False),
        (timedelta(), True),
        (links.LASTS - SECOND, True),
        (links.LASTS, False),
        (timedelta(days=400), False),
    ],
)
def test_a_link_lasts_a_day(db: Database, rosa: int, after: timedelta, works: bool) -> None:
    token = make(db, rosa)
    if works:
        assert links.use(db, token, NEW, NOW + after).login == "rosa"
    else:
        assert refused(lambda: links.use(db, token, NEW, NOW + after)) == "V76"


def test_a_new_link_ends_the_earlier_ones(db: Database, rosa: int) -> None:
    earlier, later = make(db, rosa), make(db, rosa)
    assert refused(lambda: links.owner(db, earlier, NOW)) == "V76"
    assert links.owner(db, later, NOW).name == "Rosa Peña"


def test_a_password_that_will_not_do_leaves_the_link_good(db: Database, rosa: int) -> None:
    token = make(db, rosa)
    for password in ("corta", "rosa", "x" * 10_000):
        assert refused(lambda: links.use(db, token, password, NOW)) == "V74"  # noqa: B023
    assert links.use(db, token, NEW, NOW).name == "Rosa Peña"


def test_choosing_closes_what_the_old_password_opened(db: Database, rosa: int) -> None:
    links.use(db, make(db, rosa), PASSWORD, NOW)
    token = enter(db, PASSWORD)
    links.use(db, make(db, rosa), NEW, NOW)
    assert sessions.find(db, token, NOW) is None
    assert refused(lambda: enter(db, PASSWORD)) == "V70"


def test_whoever_guessed_too_often_enters_with_the_password_she_just_chose(
    db: Database, rosa: int
) -> None:
    codes = [refused(lambda: enter(db, "no es esta")) for _ in range(8)]
    assert codes[-1] == "V71"
    links.use(db, make(db, rosa), NEW, NOW)
    assert enter(db)


def test_the_link_of_an_account_that_was_closed_is_over(db: Database, rosa: int) -> None:
    token = make(db, rosa)
    with db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        deactivate(work, rosa, "Se fue")
    assert refused(lambda: links.use(db, token, NEW, NOW)) == "V76"
    assert refused(lambda: make(db, rosa)) == "V72"


@pytest.mark.parametrize("token", ["", "x", "%", "\ud800", "ñ" * 10_000])
def test_any_other_text_is_no_link(db: Database, rosa: int, token: str) -> None:
    make(db, rosa)
    assert refused(lambda: links.owner(db, token, NOW)) == "V76"


def test_the_database_and_the_log_hold_no_token(db: Database, rosa: int) -> None:
    token = make(db, rosa)
    links.use(db, token, NEW, NOW)
    with db.session() as session:
        kept = [str(row.model_dump()) for row in session.exec(select(OneTimeLink))]
        logged = [str(row.model_dump()) for row in session.exec(select(AuditEntry))]
    assert kept and not any(token in text for text in kept + logged)
    assert any("Enlace para elegir contraseña" in text for text in logged)
    assert any("Eligió su contraseña con un enlace" in text for text in logged)


def test_links_that_are_over_are_swept_when_another_is_made(db: Database, rosa: int) -> None:
    links.use(db, make(db, rosa), NEW, NOW)
    make(db, rosa, links.LASTS + SECOND)
    assert db.count(OneTimeLink) == 1
