"""Sessions end by themselves, at once when somebody ends them, and leave no token behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from accounts.cast import PASSWORD
from conftest import NOW
from evalua.accounts import sessions
from evalua.accounts.signing_in import create_first
from evalua.accounts.tables import Account, SignIn
from evalua.domain.problems import refuse
from evalua.storage.database import Database

SECOND = timedelta(seconds=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ana(db: Database) -> int:
    """The key of the only account."""
    return create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW).id


@pytest.fixture
def token(db: Database, ana: int) -> str:
    return sessions.open_for(db, ana, now=NOW, address="10.0.0.7", browser="Navegador")


def row(db: Database) -> SignIn:
    with db.session() as session:
        return session.exec(select(SignIn)).one()


def is_in(db: Database, token: str, after: timedelta) -> bool:
    return sessions.find(db, token, NOW + after) is not None


def test_a_token_names_who_signed_in(db: Database, ana: int, token: str) -> None:
    found = sessions.find(db, token, NOW)
    assert found is not None
    assert (found.account_id, found.name, found.login, found.is_administrator) == (
        ana,
        "Ana Díaz",
        "ana",
        True,
    )
    assert sessions.find_by_uid(db, found.session_uid, NOW) == found


@pytest.mark.parametrize("text", ["", "x", "ñ" * 1000, "\ud800"])
def test_any_other_text_names_nobody(db: Database, token: str, text: str) -> None:
    assert sessions.find(db, text, NOW) is None
    assert sessions.find(db, token[:-1], NOW) is None
    assert sessions.find(db, sessions.hash_of(token), NOW) is None


def test_neither_the_database_nor_the_session_holds_the_token(db: Database, token: str) -> None:
    kept = row(db)
    assert token not in str(kept.model_dump())
    assert len(token) >= 43, "256 random bits"
    assert token != sessions.open_for(db, kept.account_id, now=NOW)


@pytest.mark.parametrize(
    ("after", "open_"),
    [
        (timedelta(), True),
        (sessions.IDLE - SECOND, True),
        (sessions.IDLE, False),
        (sessions.IDLE + SECOND, False),
    ],
)
def test_eight_hours_without_a_visit_end_it(
    db: Database, token: str, after: timedelta, open_: bool
) -> None:
    assert is_in(db, token, after) == open_


@pytest.mark.parametrize(
    ("after", "open_"), [(sessions.ABSOLUTE - SECOND, True), (sessions.ABSOLUTE, False)]
)
def test_seven_days_end_it_however_much_it_is_used(
    db: Database, token: str, after: timedelta, open_: bool
) -> None:
    for hour in range(0, 24 * 7, 7):
        assert is_in(db, token, hour * HOUR)
    assert is_in(db, token, after) == open_


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, 10 * 3600), min_size=1, max_size=40))
def test_whatever_the_visits_it_lasts_eight_hours_after_the_last_one_and_seven_days_in_all(
    db: Database, ana: int, gaps: list[int]
) -> None:
    token, moment, last = sessions.open_for(db, ana, now=NOW), NOW, NOW
    for gap in gaps:
        moment += gap * SECOND
        found = is_in(db, token, moment - NOW)
        idle, age = moment - last, moment - NOW
        # A visit may be noted up to a minute late, never early.
        if idle < sessions.IDLE - sessions.TOUCHED_EVERY and age < sessions.ABSOLUTE:
            assert found
        if idle >= sessions.IDLE or age >= sessions.ABSOLUTE:
            assert not found
        if not found:
            assert not is_in(db, token, moment + HOUR - NOW), "what is over stays over"
            return
        last = moment


def test_a_visit_is_noted_at_most_once_a_minute(db: Database, token: str) -> None:
    noted = []
    for seconds in (0, 59, 60, 90, 119, 120, 180):
        sessions.find(db, token, NOW + seconds * SECOND)
        noted.append((row(db).seen_at - NOW).total_seconds())
    assert noted == [0, 0, 60, 60, 60, 120, 180]


@pytest.mark.parametrize(
    ("back", "open_"),
    [(timedelta(minutes=4), True), (timedelta(minutes=6), False), (DAY * 400, False)],
)
def test_a_clock_that_was_corrected_keeps_it_and_one_set_back_asks_again(
    db: Database, token: str, back: timedelta, open_: bool
) -> None:
    assert is_in(db, token, -back) == open_
    assert is_in(db, token, timedelta()), "and nothing was lost when the clock is right again"


def test_a_clock_that_went_back_does_not_shorten_a_visit(db: Database, token: str) -> None:
    assert is_in(db, token, HOUR)
    assert is_in(db, token, HOUR - timedelta(minutes=3))
    assert row(db).seen_at == NOW + HOUR


def test_an_ended_session_is_over_in_the_same_instant(db: Database, token: str) -> None:
    uid = row(db).uid
    assert sessions.end(db, uid, "Ana Díaz", NOW)
    assert sessions.find(db, token, NOW) is None
    assert sessions.find_by_uid(db, uid, NOW) is None
    assert not sessions.end(db, uid, "Otra", NOW + HOUR), "it was over already"
    assert (row(db).ended_by, row(db).ended_at) == ("Ana Díaz", NOW)


def test_a_visit_never_opens_again_what_was_ended(db: Database, token: str) -> None:
    sessions.end(db, row(db).uid, "Ana", NOW)
    sessions._touch(db, row(db).id, NOW + HOUR)
    assert row(db).seen_at == NOW


@pytest.mark.parametrize(
    "close",
    [
        lambda account: setattr(account, "is_active", False),
        lambda account: setattr(account, "deleted_at", NOW),
    ],
    ids=["inactive", "deleted"],
)
def test_a_closed_account_has_no_open_session(
    db: Database, ana: int, token: str, close: Callable[[Account], None]
) -> None:
    with db.writing() as session:
        close(session.get_one(Account, ana))
    assert sessions.find(db, token, NOW) is None


def test_all_are_ended_or_all_but_the_one_in_use(db: Database, ana: int, token: str) -> None:
    others = [sessions.open_for(db, ana, now=NOW) for _ in range(3)]
    own = sessions.find(db, token, NOW)
    assert own is not None
    assert sessions.end_all(db, ana, "Ana", NOW, except_uid=own.session_uid) == 3
    assert is_in(db, token, HOUR) and not any(is_in(db, other, HOUR) for other in others)
    assert sessions.end_all(db, ana, "Ana", NOW) == 1
    assert not is_in(db, token, HOUR)


def test_of_many_sessions_those_that_are_not_over_are_told_without_a_visit(
    db: Database, ana: int, token: str
) -> None:
    ended, kept = row(db).uid, sessions.find(db, sessions.open_for(db, ana, now=NOW), NOW)
    assert kept is not None
    sessions.end(db, ended, "Ana", NOW)
    uids = [ended, kept.session_uid, "otra"]
    assert sessions.open_among(db, uids, NOW + HOUR) == {kept.session_uid}
    assert sessions.open_among(db, uids, NOW + sessions.IDLE) == set()
    with db.writing() as session:
        session.get_one(Account, ana).is_active = False
    assert sessions.open_among(db, uids, NOW + HOUR) == set()


def test_open_sessions_are_listed_the_latest_first(db: Database, ana: int, token: str) -> None:
    later = sessions.open_for(db, ana, now=NOW + HOUR, address="10.0.0.8", browser="Otro")
    sessions.end(db, row_of(db, "10.0.0.7").uid, "Ana", NOW + HOUR)
    with db.session() as session:
        every, open_ = (sessions.listing(session, ana, now) for now in (None, NOW + HOUR))
    assert list(every.columns) == list(sessions.LISTED)
    assert list(every["address"]) == ["10.0.0.8", "10.0.0.7"]
    assert list(open_["browser"]) == ["Otro"]
    assert later not in every.to_csv()


def row_of(db: Database, address: str) -> SignIn:
    with db.session() as session:
        return session.exec(select(SignIn).where(SignIn.address == address)).one()


def test_what_a_browser_says_of_itself_fits_and_carries_no_control_signs(
    db: Database, ana: int
) -> None:
    sessions.open_for(db, ana, now=NOW, address="x" * 300, browser="A\r\nB\x1b[31m" + "ñ" * 10_000)
    kept = row(db)
    assert len(kept.address) <= 45 and len(kept.browser) == 200
    assert kept.browser.startswith("AB[31m")


def test_sessions_are_forgotten_a_month_after_they_end(db: Database, ana: int, token: str) -> None:
    sessions.open_for(db, ana, now=NOW + sessions.ABSOLUTE + sessions.KEPT)
    assert db.count(SignIn) == 2
    sessions.open_for(db, ana, now=NOW + sessions.ABSOLUTE + sessions.KEPT + SECOND)
    assert db.count(SignIn) == 2, "the first one is gone"


def test_a_full_disk_puts_nobody_out(
    db: Database, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full() -> Iterator[None]:
        raise refuse("", "V55", "No se pudo guardar: el disco está lleno.")
        yield

    monkeypatch.setattr(db, "writing", full)
    assert is_in(db, token, HOUR)


def test_a_session_goes_on_after_a_restart(db: Database, token: str) -> None:
    db.dispose()
    again = Database(db.url)
    moment: datetime = NOW + HOUR
    assert sessions.find(again, token, moment) is not None
    again.dispose()
