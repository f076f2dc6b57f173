"""Somebody who signed in, for tests: written straight into the database, without a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from evalua.accounts.seal import Sealer, secret_of
from evalua.accounts.sessions import begin
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.registers.association.tables import Association
from evalua.storage.database import Database

DIRECTOR = "Dirección ejecutiva"
FIRST = "direccion"
NO_PASSWORD = "ninguna"
"""Reads as a password that was chosen, and matches none."""
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36"


@dataclass(frozen=True)
class Visitor:
    """A session of an account: the cookie's token, and the seal a page finds in ``st.user``."""

    account_id: int
    account_uid: str
    session_uid: str
    token: str
    seal: str


def enter(
    db: Database,
    now: datetime,
    role: Role | None = None,
    *,
    name: str = "",
    administrator: bool = False,
    association_id: int | None = None,
    municipality_id: int | None = None,
) -> Visitor:
    """Sign somebody in with a role in every association, or only in ``association_id``.

    Without a role, she is who began the installation or who the association already names first, or
    else its director. In an installation without associations she is its administrator.
    """
    with db.writing() as session:
        places = _places(session, association_id)
        login = f"{role or ''} {name}".strip().lower().replace(" ", ".") or FIRST
        account = _known(session, login, first=not (role or name))
        if account is None:
            account = Account(
                login=login,
                name=name or _usual_name(session, places, role),
                password_hash=NO_PASSWORD,
                is_administrator=administrator or role == "administrator" or not places,
                created_at=now,
            )
            session.add(account)
            session.flush()
        for place in places if role != "administrator" else ():
            _join(session, place, account, role, municipality_id, now)
        token, uid = begin(session, account, address="127.0.0.1", browser=BROWSER, now=now)
        made = (account.id, account.uid, uid, token)
    return Visitor(*made, Sealer(secret_of(db.url)).seal(uid))


def _places(session: Session, association_id: int | None) -> list[int]:
    if association_id is not None:
        return [association_id]
    alive = col(Association.deleted_at).is_(None)
    return list(session.exec(select(Association.id).where(alive)))


def _known(session: Session, login: str, *, first: bool) -> Account | None:
    """The account of an earlier visit; ``first`` also takes the one that began the installation."""
    found = session.exec(select(Account).where(col(Account.login) == login)).first()
    if found is None and first:
        administers = select(Account).where(col(Account.is_administrator))
        found = session.exec(administers.order_by(col(Account.id))).first()
    return found


def _usual_name(session: Session, places: list[int], role: Role | None) -> str:
    """Who the association names first, or what the person does there."""
    if role is not None:
        return f"Persona de {ROLE_NAMES[role].lower()}"
    known = select(Person.name).where(
        col(Person.association_id).in_(places), col(Person.account_id).is_(None)
    )
    return session.exec(known.order_by(col(Person.id))).first() or DIRECTOR


def _join(
    session: Session,
    place: int,
    account: Account,
    role: Role | None,
    municipality_id: int | None,
    now: datetime,
) -> None:
    """Make her one of the people there, unless she is already."""
    here = select(Person).where(
        col(Person.association_id) == place, col(Person.deleted_at).is_(None)
    )
    if session.exec(here.where(col(Person.account_id) == account.id)).first() is not None:
        return
    known = session.exec(here.where(col(Person.account_id).is_(None)).order_by(col(Person.id)))
    person = known.first() if role is None else None
    if person is None:
        person = Person(
            association_id=place,
            name=account.name,
            role=role or "director",
            municipality_id=municipality_id,
            created_at=now,
            created_by=account.name,
        )
    person.account_id = account.id
    session.add(person)
