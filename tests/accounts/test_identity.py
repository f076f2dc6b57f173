"""What somebody who signed in is in each association."""

from __future__ import annotations

import pytest

from accounts.cast import CHIEF, Cast
from conftest import NOW, TODAY
from evalua.accounts.identity import associations_of
from evalua.accounts.permissions import require_in
from evalua.accounts.tables import Person
from evalua.domain.actor import Actor, Role
from evalua.domain.problems import Problem
from evalua.registers.association.people import ROLES_HERE, change_role, leave
from evalua.registers.reading import alive


def opened(people: Cast, login: str) -> set[int] | None:
    signed = people.signed(login)
    with people.db.session() as session:
        return associations_of(session, signed)


@pytest.mark.parametrize("role", ROLES_HERE)
def test_a_person_is_what_her_association_says_and_nothing_in_another(
    people: Cast, role: Role
) -> None:
    login = f"{role}.own"
    actor, signed = people.actor(login, people.own), people.signed(login)
    assert actor is not None
    assert (actor.role, actor.uid) == (role, signed.account_uid)
    assert (actor.association_id, actor.is_administrator) == (people.own.id, False)
    assert people.actor(login, people.peer) is None
    assert opened(people, login) == {people.own.id}


def test_who_left_is_nothing_and_opens_nothing(people: Cast) -> None:
    assert people.actor("director.outsider", people.own) is None
    assert opened(people, "director.outsider") == set()


def test_who_administers_opens_every_association_and_records_in_none(people: Cast) -> None:
    for place in (people.own, people.peer):
        actor = people.actor("administrator.own", place)
        assert actor is not None
        assert (actor.role, actor.association_id) == ("administrator", place.id)
    assert opened(people, "administrator.own") is None


def test_who_administers_tries_everything_in_a_demonstration(people: Cast) -> None:
    actor = people.actor("administrator.own", people.own, is_demo=True)
    assert actor is not None
    assert (actor.role, actor.is_administrator) == ("director", True)


def test_a_demonstration_is_closed_to_whoever_has_no_role_in_it(people: Cast) -> None:
    assert people.actor("director.peer", people.own, is_demo=True) is None


def test_the_word_administrator_written_in_an_association_gives_nothing(people: Cast) -> None:
    with people.own.work() as work:
        (person,) = alive(
            work.session, Person, people.own.id, account_id=people.account_id("team.own")
        )
        work.change(person, role="administrator")
    actor = people.actor("team.own", people.own)
    assert actor is not None and (actor.role, actor.is_administrator) == ("reader", False)


def test_a_mayor_brings_her_municipality_until_she_is_something_else(people: Cast) -> None:
    mayor = people.actor("mayor.own", people.own)
    assert mayor is not None and mayor.municipality_id in people.own.members.values()
    with people.own.work() as work:
        (person,) = alive(
            work.session, Person, people.own.id, account_id=people.account_id("mayor.own")
        )
        change_role(work, person.id, "board", mayor.municipality_id)
    board = people.actor("mayor.own", people.own)
    assert board is not None and (board.role, board.municipality_id) == ("board", None)


def test_a_change_of_role_is_seen_the_next_time_and_a_departure_too(people: Cast) -> None:
    with people.own.work() as work:
        (person,) = alive(
            work.session, Person, people.own.id, account_id=people.account_id("team.own")
        )
        leave(work, person.id, "Cambió de trabajo")
    assert people.actor("team.own", people.own) is None


@pytest.mark.parametrize("association_id", [0, None])
def test_an_actor_of_one_association_works_in_no_other(
    people: Cast, association_id: int | None
) -> None:
    actor = people.actor("director.own", people.own)
    assert actor is not None
    elsewhere = people.peer.id if association_id is None else association_id
    with (
        pytest.raises(Problem, match="no tiene un papel en esta asociación") as told,
        people.db.work(actor=actor, now=NOW, today=TODAY, association_id=elsewhere),
    ):
        pytest.fail("a work was opened")
    assert told.value.findings[0].code == "V57"


def test_an_actor_of_no_association_in_particular_works_in_any(people: Cast) -> None:
    for place in (people.own, people.peer):
        with place.work(CHIEF) as work:
            assert work.association_id == place.id


def test_what_is_read_asks_for_the_association_and_the_permission(people: Cast) -> None:
    reader = people.actor("reader.own", people.own)
    assert reader is not None
    require_in(reader, people.own.id, "export")
    with pytest.raises(Problem, match="no tiene un papel"):
        require_in(reader, people.peer.id, "export")
    with pytest.raises(
        Problem, match="Puede hacerlo: Administración o Dirección ejecutiva o Junta"
    ):
        require_in(reader, people.own.id, "audit")
    require_in(Actor("Cualquiera", "reader"), people.peer.id, "read")
