"""Who signs in: one person for each role in Cuenca Clara, her peer in Valle Izote, and outsiders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from conftest import NOW, TODAY, Office
from evalua import catalog
from evalua.accounts import sessions, signing_in
from evalua.accounts.commands import make_administrator, unmake_administrator
from evalua.accounts.identity import actor_in
from evalua.accounts.logins import by_login
from evalua.accounts.sessions import SignedIn
from evalua.accounts.tables import Person
from evalua.domain.actor import ROLE_NAMES, Actor, Role
from evalua.domain.month import Month
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.association.people import ROLES_HERE, add_access, leave
from evalua.registers.members.commands import MemberInput, add_members
from evalua.registers.reading import alive
from evalua.storage.database import Database

PASSWORD = "una frase bien larga"
Where = Literal["own", "peer", "outsider"]
WHERE: tuple[Where, ...] = ("own", "peer", "outsider")
CHIEF = Actor("Quien instala", "administrator")


@dataclass(frozen=True)
class Cast:
    """The installation with its people; ``signed`` opens a session for any login."""

    own: Office
    peer: Office

    @property
    def db(self) -> Database:
        return self.own.db

    def account_id(self, login: str) -> int:
        with self.db.session() as session:
            account = by_login(session, login)
        assert account is not None
        return account.id

    def signed(self, login: str) -> SignedIn:
        """Somebody who has just signed in, read back from her token."""
        token = sessions.open_for(self.db, self.account_id(login), now=NOW)
        found = sessions.find(self.db, token, NOW)
        assert found is not None
        return found

    def actor(self, login: str, office: Office, *, is_demo: bool = False) -> Actor | None:
        """What she is in an association, as a screen would ask."""
        signed = self.signed(login)
        with self.db.session() as session:
            return actor_in(session, signed, office.id, is_demo)


def found(database: Database, name: str, country: str) -> Office:
    """An association with three members, written in a database that several tests share."""
    pack = catalog.countries()[country]
    towns = [f"{name} {part}" for part in ("Alto", "Medio", "Bajo")]
    with database.work(actor=CHIEF, now=NOW, today=TODAY) as work:
        data = AssociationInput(name, pack, "other", Month(2024, 1))
        key = create_association(work, data).id
        members = [MemberInput(town, date(2020, 1, 1)) for town in towns]
        rows = add_members(work, members, pack)
    return Office(database, key, {row.name: row.id for row in rows})


def login_of(role: Role, where: Where) -> str:
    """«director.own», «team.peer», «mayor.outsider»… and the administrators."""
    return f"{role}.{where}"


def assemble(own: Office, peer: Office) -> Cast:
    """Write everybody: outsiders had the role in Cuenca Clara and left it."""
    signing_in.create_first(
        own.db, name="Administra", login="administrator.own", password=PASSWORD, now=NOW
    )
    for role in ROLES_HERE:
        for where in WHERE:
            place = peer if where == "peer" else own
            town = next(iter(place.members.values())) if role == "mayor" else None
            name = f"{ROLE_NAMES[role]} {where}"
            with place.work(CHIEF) as work:
                login = login_of(role, where)
                add_access(work, name=name, role=role, login=login, municipality_id=town)
        _leave(own, f"{ROLE_NAMES[role]} outsider")
    _former_administrator(own)
    return Cast(own, peer)


def _leave(place: Office, name: str) -> None:
    with place.work(CHIEF) as work:
        (person,) = alive(work.session, Person, place.id, name=name)
        leave(work, person.id, "Dejó el cargo")


def _former_administrator(place: Office) -> None:
    with place.work(CHIEF) as work:
        add_access(work, name="Administraba", role="reader", login="administrator.outsider")
    _leave(place, "Administraba")
    with place.db.session() as session:
        account = by_login(session, "administrator.outsider")
    assert account is not None
    with place.work(CHIEF) as work:
        make_administrator(work, account.id)
    with place.work(CHIEF) as work:
        unmake_administrator(work, account.id)
