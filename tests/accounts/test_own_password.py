"""Changing one's own password: the present one first, and every other session ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from accounts.cast import PASSWORD
from conftest import NOW
from evalua.accounts import sessions, throttle
from evalua.accounts.own_password import change_own_password
from evalua.accounts.sessions import SignedIn
from evalua.accounts.signing_in import create_first, sign_in
from evalua.domain.problems import Problem
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database

NEW = "otra frase igual de larga"


@pytest.fixture
def ana(db: Database) -> SignedIn:
    """Somebody who signed in, and forgot a session open in another computer."""
    account = create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW)
    sessions.open_for(db, account.id, now=NOW, address="10.0.0.9")
    found = sessions.find(db, sessions.open_for(db, account.id, now=NOW), NOW)
    assert found is not None
    return found


def change(db: Database, ana: SignedIn, present: str = PASSWORD, new: str = NEW) -> None:
    change_own_password(db, ana, present=present, new=new, now=NOW)


def refused(run: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Problem) as told:
        run()
    return told.value.findings[0].field, told.value.findings[0].code


def enters(db: Database, password: str) -> bool:
    try:
        sign_in(db, login="ana", password=password, address="", browser="", now=NOW)
    except Problem:
        return False
    return True


def test_the_new_one_enters_and_the_old_one_no_more(db: Database, ana: SignedIn) -> None:
    change(db, ana)
    assert (enters(db, PASSWORD), enters(db, NEW)) == (False, True)


def test_this_session_goes_on_and_the_others_end(db: Database, ana: SignedIn) -> None:
    change(db, ana)
    with db.session() as session:
        left = sessions.listing(session, ana.account_id, NOW)
    assert list(left["uid"]) == [ana.session_uid]


@pytest.mark.parametrize(
    ("present", "new", "said"),
    [
        ("", NEW, ("present", "V00")),
        ("no es esta", NEW, ("present", "V70")),
        (PASSWORD, "corta", ("password", "V74")),
        (PASSWORD, "Ana Díaz", ("password", "V74")),
        (PASSWORD, PASSWORD, ("password", "V74")),
        (PASSWORD, "x" * 10_000, ("password", "V74")),
        ("x" * 10_000, NEW, ("present", "V70")),
    ],
)
def test_without_the_present_one_or_a_good_new_one_nothing_changes(
    db: Database, ana: SignedIn, present: str, new: str, said: tuple[str, str]
) -> None:
    assert refused(lambda: change(db, ana, present, new)) == said
    with db.session() as session:
        assert len(sessions.listing(session, ana.account_id, NOW)) == 2
    assert enters(db, PASSWORD)


def test_an_unlocked_screen_does_not_let_anybody_guess_the_present_one(
    db: Database, ana: SignedIn
) -> None:
    codes = [refused(lambda: change(db, ana, "no es esta"))[1] for _ in range(7)]
    assert codes == ["V70"] * 5 + ["V71"] * 2


def test_whoever_guesses_elsewhere_does_not_keep_her_from_changing_it(db: Database) -> None:
    account = create_first(db, name="Ana Díaz", login="ana", password=PASSWORD, now=NOW)
    token = sessions.open_for(db, account.id, now=NOW, address="10.0.0.7")
    ana = sessions.find(db, token, NOW)
    assert ana is not None
    for _ in range(5):
        throttle.admit(db, "ana", "203.0.113.9", NOW - timedelta(seconds=1))
    change(db, ana)
    assert refused(lambda: change(db, ana, "no es esta", "una tercera frase larga"))[1] == "V70"


def test_the_log_says_it_changed_and_not_to_what(db: Database, ana: SignedIn) -> None:
    change(db, ana)
    with db.session() as session:
        entry = session.exec(select(AuditEntry).order_by(AuditEntry.id.desc())).first()  # type: ignore[attr-defined]
    assert entry is not None
    assert (entry.actor, entry.account_uid, entry.reason) == (
        "Ana Díaz",
        ana.account_uid,
        "Cambió su contraseña",
    )
    assert "argon2" not in str(entry.model_dump()) and NEW not in str(entry.model_dump())
