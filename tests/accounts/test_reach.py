"""Whose account each one may touch, and what happens to it then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from accounts.cast import CHIEF, Cast
from conftest import NOW, TODAY
from evalua.accounts import commands, links, sessions
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import Actor
from evalua.domain.problems import Problem
from evalua.registers.association.people import add_access, leave
from evalua.registers.reading import alive
from evalua.storage.audit import AuditEntry
from evalua.storage.work import Work

ACTS: dict[str, Callable[[Work, int], Any]] = {
    "rename": lambda work, key: commands.rename_account(work, key, "Otro Nombre"),
    "login": lambda work, key: commands.change_login(work, key, "otro.usuario"),
    "deactivate": lambda work, key: commands.deactivate(work, key, "Se fue"),
    "reactivate": commands.reactivate,
    "end sessions": commands.end_sessions,
    "link": links.make,
}
acts = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())


def director(people: Cast) -> Actor:
    actor = people.actor("director.own", people.own)
    assert actor is not None
    return actor


def answer(people: Cast, act: Callable[[Work, int], Any], login: str, actor: Actor) -> str:
    """ "" when it was done, else the code of the refusal."""
    key = people.account_id(login)
    try:
        with people.own.work(actor) as work:
            act(work, key)
    except Problem as problem:
        return problem.findings[0].code
    return ""


@acts
def test_a_director_touches_the_accounts_of_her_own_people(
    people: Cast, act: Callable[[Work, int], Any]
) -> None:
    assert answer(people, act, "team.own", director(people)) == ""


@acts
@pytest.mark.parametrize(
    ("login", "code"),
    [("administrator.own", "V57"), ("team.peer", "V56"), ("team.outsider", "V56")],
)
def test_a_director_touches_no_other_account(
    people: Cast, act: Callable[[Work, int], Any], login: str, code: str
) -> None:
    assert answer(people, act, login, director(people)) == code


@acts
def test_a_director_who_takes_in_whoever_left_another_place_gains_nothing_over_the_account(
    people: Cast, act: Callable[[Work, int], Any]
) -> None:
    with people.peer.work(CHIEF) as work:
        (person,) = alive(work.session, Person, people.peer.id, name="Equipo técnico peer")
        leave(work, person.id, "Dejó el cargo")
    with people.own.work(director(people)) as work:
        add_access(work, name="", role="reader", login="team.peer")
    assert answer(people, act, "team.peer", director(people)) == "V57"


@acts
def test_a_director_who_takes_in_somebody_elses_people_gains_nothing_over_their_accounts(
    people: Cast, act: Callable[[Work, int], Any]
) -> None:
    with people.own.work(director(people)) as work:
        add_access(work, name="", role="reader", login="director.peer")
    assert answer(people, act, "director.peer", director(people)) == "V57"


@acts
@pytest.mark.parametrize(
    "login", ["team.own", "team.peer", "team.outsider", "administrator.outsider"]
)
def test_an_administrator_touches_every_account(
    people: Cast, act: Callable[[Work, int], Any], login: str
) -> None:
    chief = people.actor("administrator.own", people.own)
    assert chief is not None
    assert answer(people, act, login, chief) == ""


@pytest.mark.parametrize("login", ["team.own", "administrator.own", "team.peer"])
def test_an_account_that_is_not_there_is_told_like_one_out_of_reach(
    people: Cast, login: str
) -> None:
    with pytest.raises(Problem, match="Esa cuenta ya no existe"), people.own.work(CHIEF) as work:
        links.make(work, 9999 + people.account_id(login))


def account(people: Cast, login: str) -> Account:
    with people.db.session() as session:
        return session.get_one(Account, people.account_id(login))


def test_closing_an_account_ends_its_sessions_and_opening_it_again_does_not_bring_them_back(
    people: Cast,
) -> None:
    signed = people.signed("team.own")
    assert answer(people, ACTS["deactivate"], "team.own", CHIEF) == ""
    assert sessions.find_by_uid(people.db, signed.session_uid, NOW) is None
    assert answer(people, commands.reactivate, "team.own", CHIEF) == ""
    assert account(people, "team.own").is_active
    assert sessions.find_by_uid(people.db, signed.session_uid, NOW) is None


def test_closing_an_account_needs_a_reason(people: Cast) -> None:
    closing = lambda work, key: commands.deactivate(work, key, " ")  # noqa: E731
    assert answer(people, closing, "team.own", CHIEF) == "V00"
    assert account(people, "team.own").is_active


def test_nobody_closes_her_own_account(people: Cast) -> None:
    assert answer(people, ACTS["deactivate"], "director.own", director(people)) == "V77"
    chief = people.actor("administrator.own", people.own)
    assert chief is not None
    assert answer(people, ACTS["deactivate"], "administrator.own", chief) == "V77"


@pytest.mark.parametrize("act", [ACTS["deactivate"], commands.unmake_administrator])
def test_the_last_administrator_stays(people: Cast, act: Callable[[Work, int], Any]) -> None:
    # Two more, but neither can enter: one is closed, the other has chosen no password.
    for login in ("team.own", "team.peer"):
        assert answer(people, commands.make_administrator, login, CHIEF) == ""
    assert answer(people, ACTS["deactivate"], "team.own", CHIEF) == ""
    assert answer(people, act, "administrator.own", CHIEF) == "V77"
    with people.db.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        token = links.make(work, people.account_id("team.peer"))
    links.use(people.db, token, "una frase de otra persona", NOW)
    assert answer(people, act, "administrator.own", CHIEF) == ""


def test_who_stops_administering_may_do_less_at_once(people: Cast) -> None:
    assert answer(people, commands.make_administrator, "reader.own", CHIEF) == ""
    before = people.actor("reader.own", people.peer)
    assert before is not None and before.role == "administrator"
    assert answer(people, commands.unmake_administrator, "reader.own", CHIEF) == ""
    assert people.actor("reader.own", people.peer) is None
    after = people.actor("reader.own", people.own)
    assert after is not None and (after.role, after.is_administrator) == ("reader", False)


def test_a_closed_account_is_not_made_administrator(people: Cast) -> None:
    assert answer(people, ACTS["deactivate"], "team.own", CHIEF) == ""
    assert answer(people, commands.make_administrator, "team.own", CHIEF) == "V72"


def test_names_and_logins_are_corrected_and_logged(people: Cast) -> None:
    assert answer(people, ACTS["rename"], "team.own", director(people)) == ""
    assert answer(people, ACTS["login"], "team.own", director(people)) == ""
    changed = account(people, "otro.usuario")
    assert changed.name == "Otro Nombre"
    with people.db.session() as session:
        lines = session.exec(select(AuditEntry).where(AuditEntry.row_uid == changed.uid)).all()
    assert [line.action for line in lines] == ["insert", "update", "update"]
    assert {line.account_uid for line in lines[1:]} == {director(people).uid}


def test_a_name_is_not_emptied(people: Cast) -> None:
    empty = lambda work, key: commands.rename_account(work, key, "  ")  # noqa: E731
    assert answer(people, empty, "team.own", CHIEF) == "V00"


def test_somebody_elses_login_is_not_taken(people: Cast) -> None:
    taken = lambda work, key: commands.change_login(work, key, "TEAM.peer")  # noqa: E731
    assert answer(people, taken, "team.own", CHIEF) == "V75"


def test_two_administrators_who_correct_the_same_account_see_each_other(people: Cast) -> None:
    known = account(people, "team.own").version
    assert answer(people, ACTS["rename"], "team.own", CHIEF) == ""
    late = lambda work, key: commands.rename_account(work, key, "Tarde", version=known)  # noqa: E731
    assert answer(people, late, "team.own", CHIEF) == "V51"


def _promoted(people: Cast, key: int) -> None:
    with people.peer.work(CHIEF) as work:
        commands.make_administrator(work, key)


def _taken_in(people: Cast, _key: int) -> None:
    with people.peer.work(CHIEF) as work:
        add_access(work, name="", role="director", login="team.own")


@pytest.mark.parametrize("more", [_promoted, _taken_in])
def test_a_link_from_before_an_account_reached_further_chooses_no_password(
    people: Cast, more: Callable[[Cast, int], None]
) -> None:
    key = people.account_id("team.own")
    with people.own.work(director(people)) as work:
        token = links.make(work, key)
    more(people, key)
    with pytest.raises(Problem) as told:
        links.use(people.db, token, "otra frase igual de larga", NOW)
    assert told.value.findings[0].code == "V76"
