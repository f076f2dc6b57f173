"""Who works in the association: coming in, changing role, leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from accounts.cast import CHIEF, Cast
from conftest import NOW, Office
from evalua.accounts import links
from evalua.accounts.commands import deactivate
from evalua.accounts.logins import by_login
from evalua.accounts.queries import ACCESSES, ACCOUNTS, accesses, accounts
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import Actor
from evalua.domain.problems import Problem
from evalua.registers.association.commands import add_person
from evalua.registers.association.people import (
    add_access,
    change_role,
    give_account,
    leave,
    rename_person,
)
from evalua.registers.reading import alive
from evalua.storage import drafts
from evalua.storage.work import Work


def do(office: Office, run: Callable[[Work], Any], actor: Actor = CHIEF) -> Any:
    with office.work(actor) as work:
        return run(work)


def codes(office: Office, run: Callable[[Work], Any], actor: Actor = CHIEF) -> list[str]:
    with pytest.raises(Problem) as told:
        do(office, run, actor)
    return [f"{f.code} {f.field}".strip() for f in told.value.findings]


def add(name: str = "Rosa Peña", role: str = "team", login: str = "rosa", **more: Any) -> Any:
    return lambda work: add_access(work, name=name, role=role, login=login, **more)


def named(name: str, role: str = "team") -> Callable[[Work], Person]:
    return lambda work: add_person(work, name, role)  # type: ignore[arg-type]


def test_somebody_comes_in_with_an_account_and_a_role(clara: Office) -> None:
    person = do(clara, add(" Rosa  Peña ", login=" ROSA ", email="Rosa@aso.org"))
    with clara.db.session() as session:
        account = session.get_one(Account, person.account_id)
    assert (person.name, person.role, person.municipality_id) == ("Rosa Peña", "team", None)
    assert (account.login, account.email_key, account.name) == ("rosa", "rosa@aso.org", "Rosa Peña")
    assert account.password_hash == "" and not account.is_administrator


def test_a_login_that_exists_brings_its_account_and_keeps_its_password(people: Cast) -> None:
    person = do(people.own, add("", "reader", "TEAM.peer"))
    assert person.account_id == people.account_id("team.peer")
    assert person.name == "Equipo técnico peer"
    assert people.actor("team.peer", people.own) is not None
    assert people.actor("team.peer", people.peer) is not None


def test_somebody_named_before_there_were_accounts_receives_hers(clara: Office) -> None:
    waiting = do(clara, named("Rosa Peña"))
    person = do(clara, add("Rosa Peña", "director"))
    assert (person.id, person.role) == (waiting.id, "director")
    other = do(clara, named("Ernesto"))
    given = do(clara, lambda work: give_account(work, other.id, "ernesto"))
    assert given.id == other.id and given.account_id is not None


def test_everything_wrong_is_told_at_once(clara: Office) -> None:
    assert codes(clara, add("", "jefe", "a b", email="no es")) == [
        "V00 name",
        "V78 role",
        "V75 login",
        "V75 email",
    ]


@pytest.mark.parametrize("role", ["administrator", "", "jefe"])
def test_administering_is_no_role_of_an_association(clara: Office, role: str) -> None:
    assert codes(clara, add(role=role)) == ["V78 role"]
    rosa = do(clara, add())
    assert codes(clara, lambda work: change_role(work, rosa.id, role)) == ["V78 role"]


def test_a_name_and_an_account_are_one_persons_in_an_association(clara: Office) -> None:
    do(clara, add())
    assert codes(clara, add(login="otra")) == ["V58 name"]
    assert codes(clara, add("Otra")) == ["V58 login"]


def test_the_same_name_and_account_work_in_two_associations(clara: Office, izote: Office) -> None:
    first, second = do(clara, add()), do(izote, add(role="board"))
    assert first.account_id == second.account_id and first.id != second.id


def test_a_closed_account_does_not_come_in_by_another_door(clara: Office, izote: Office) -> None:
    rosa = do(clara, add())
    do(clara, lambda work: deactivate(work, rosa.account_id, "Se fue"))
    assert codes(izote, add()) == ["V72 login"]


def test_a_mayor_is_of_a_municipality_of_the_association(clara: Office, izote: Office) -> None:
    own, foreign = clara.members["Belmira"], izote.members["Jocote"]
    for town in (None, foreign, 9999):
        assert codes(clara, add(role="mayor", municipality_id=town)) == ["V78 municipality_id"]
    person = do(clara, add(role="mayor", municipality_id=own))
    assert person.municipality_id == own
    assert codes(clara, lambda work: change_role(work, person.id, "mayor")) == [
        "V78 municipality_id"
    ]


def test_a_municipality_is_kept_for_mayors_only(clara: Office) -> None:
    person = do(clara, add(role="team", municipality_id=clara.members["Belmira"]))
    assert person.municipality_id is None


def test_who_has_an_account_is_not_given_another(clara: Office) -> None:
    rosa = do(clara, add())
    assert codes(clara, lambda work: give_account(work, rosa.id, "nueva")) == ["V58 login"]


def test_who_was_called_administrator_in_the_list_gets_a_role_before_an_account(
    clara: Office,
) -> None:
    old = do(clara, named("Informática", "administrator"))
    assert codes(clara, lambda work: give_account(work, old.id, "informatica")) == ["V78 role"]
    do(clara, lambda work: change_role(work, old.id, "reader"))
    assert do(clara, lambda work: give_account(work, old.id, "informatica")).account_id


def test_a_name_is_corrected_and_belongs_to_one(clara: Office) -> None:
    rosa = do(clara, add())
    do(clara, add("Otra", login="otra"))
    do(clara, lambda work: rename_person(work, rosa.id, " Rosa  Peña Díaz "))
    assert codes(clara, lambda work: rename_person(work, rosa.id, "Otra")) == ["V58 name"]
    assert codes(clara, lambda work: rename_person(work, rosa.id, " ")) == ["V00 name"]
    with clara.db.session() as session:
        names = {row.name for row in alive(session, Person, clara.id)}
    assert names == {"Rosa Peña Díaz", "Otra"}


def test_what_somebody_was_typing_follows_her_new_name(clara: Office) -> None:
    rosa = do(clara, add())
    for name, typed in (("Rosa Peña", "lo suyo"), ("Rosa Díaz", "de quien se fue")):
        drafts.keep(clara.db, name, clara.id, "payment", "", {"note": typed}, NOW)
    drafts.keep(clara.db, "Rosa Peña", clara.id + 1, "payment", "", {"note": "de otra"}, NOW)
    do(clara, lambda work: rename_person(work, rosa.id, "Rosa Díaz"))
    assert drafts.load(clara.db, "Rosa Díaz", clara.id, "payment") == {"note": "lo suyo"}
    assert drafts.load(clara.db, "Rosa Peña", clara.id, "payment") == {}
    assert drafts.load(clara.db, "Rosa Peña", clara.id + 1, "payment") == {"note": "de otra"}
    do(clara, lambda work: rename_person(work, rosa.id, " Rosa Díaz"))
    assert drafts.load(clara.db, "Rosa Díaz", clara.id, "payment") == {"note": "lo suyo"}


def test_whoever_has_her_name_later_does_not_find_what_she_was_typing(clara: Office) -> None:
    rosa = do(clara, add())
    for place in (clara.id, clara.id + 1):
        drafts.keep(clara.db, "Rosa Peña", place, "payment", "", {"note": "lo suyo"}, NOW)
    do(clara, lambda work: leave(work, rosa.id, "Cambió de trabajo"))
    do(clara, add(login="la.otra.rosa"))
    assert drafts.load(clara.db, "Rosa Peña", clara.id, "payment") == {}
    assert drafts.load(clara.db, "Rosa Peña", clara.id + 1, "payment") == {"note": "lo suyo"}


def test_leaving_needs_a_reason_and_keeps_the_account(clara: Office) -> None:
    rosa = do(clara, add())
    assert codes(clara, lambda work: leave(work, rosa.id, "")) == ["V00 reason"]
    do(clara, lambda work: leave(work, rosa.id, "Cambió de trabajo"))
    with clara.db.session() as session:
        assert alive(session, Person, clara.id) == []
        assert by_login(session, "rosa") is not None
    assert do(clara, add(role="board")).role == "board", "and may come back"


@pytest.mark.parametrize(
    "change",
    [
        lambda work, key: change_role(work, key, "reader"),
        lambda work, key: rename_person(work, key, "Otro Nombre"),
        lambda work, key: give_account(work, key, "otro"),
        lambda work, key: leave(work, key, "No es de aquí"),
    ],
    ids=["role", "name", "account", "leave"],
)
def test_a_director_changes_nobody_of_another_association(
    people: Cast, change: Callable[[Work, int], Any]
) -> None:
    director = people.actor("director.own", people.own)
    assert director is not None
    with people.db.session() as session:
        foreign = alive(session, Person, people.peer.id)[0].id
    assert codes(people.own, lambda work: change(work, foreign), director) == ["V56"]


def test_two_directors_who_change_the_same_person_see_each_other(clara: Office) -> None:
    rosa = do(clara, add())
    do(clara, lambda work: change_role(work, rosa.id, "board", version=1))
    late = [
        lambda work: change_role(work, rosa.id, "reader", version=1),
        lambda work: rename_person(work, rosa.id, "Tarde", version=1),
    ]
    assert [codes(clara, run) for run in late] == [["V51"], ["V51"]]


def test_lists_say_who_enters_and_as_what(people: Cast) -> None:
    people.signed("team.own")
    with people.db.session() as session:
        here = accesses(session, people.own.id).set_index("name")
        every = accounts(session).set_index("login")
        both = accesses(session)
    assert list(here.reset_index().columns[1:]) == [c for c in ACCESSES if c != "name"]
    assert set(every.reset_index().columns) == set(ACCOUNTS)
    team = here.loc["Equipo técnico own"]
    assert (team["role"], team["login"], team["has_password"]) == ("team", "team.own", False)
    assert pd.notna(team["last_sign_in"]) and pd.isna(here.loc["Junta own", "last_sign_in"])
    assert set(both["association_id"]) == {people.own.id, people.peer.id}
    assert every.loc["administrator.own", "is_administrator"]
    assert not every.loc["administrator.outsider", "is_administrator"]


def test_lists_show_people_without_account_and_never_a_hash(clara: Office) -> None:
    do(clara, named("Sin Cuenta"))
    rosa = do(clara, add())
    with clara.work(CHIEF) as work:
        token = links.make(work, rosa.account_id)
    links.use(clara.db, token, "una frase bien larga", NOW)
    with clara.db.session() as session:
        here, every = accesses(session, clara.id), accounts(session)
    assert list(here["login"]) == ["", "rosa"]
    assert list(here["has_password"]) == [False, True]
    assert "argon2" not in here.to_csv() + every.to_csv()
