"""Coming in: with a login and a password, or as the first person of a new installation."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from evalua.accounts import logins, passwords, sessions, throttle
from evalua.accounts.tables import Account, Person
from evalua.domain.actor import Actor
from evalua.domain.problems import Findings, refuse
from evalua.domain.text import clean, search_key
from evalua.storage import drafts
from evalua.storage.database import Database
from evalua.storage.work import Work

_WRONG = (
    "El usuario o la contraseña no son correctos. Revise mayúsculas y teclado, e intente de nuevo."
)
_INACTIVE = "Su cuenta está desactivada. Pida a quien administra Evalúa que la active."


def sign_in(
    database: Database, *, login: str, password: str, address: str, browser: str, now: datetime
) -> str:
    """Check who somebody is and open a session; returns its token, to be kept by the browser alone.

    Raises Problem V70 (login or password are wrong), V71 (too many attempts; a ``TooManyAttempts``
    that knows how long to wait) or V72 (the password is right and the account is not active).
    """
    attempt_id = throttle.admit(database, login, address, now)
    with database.session() as session:
        account = logins.by_login(session, login)
    kept = account.password_hash if account is not None else ""
    # Outside any transaction: hashing takes time on purpose, and others are writing.
    right = passwords.matches(kept, password)
    if account is None or not right:
        raise refuse("", "V70", _WRONG)
    fresh = passwords.hashed(password) if passwords.is_outdated(kept) else kept
    return _let_in(database, account.id, kept, fresh, attempt_id, login, address, browser, now)


def installation_is_new(database: Database) -> bool:
    """Whether nobody has an account yet."""
    with database.session() as session:
        return not _any_account(session)


def create_first(
    database: Database, *, name: str, login: str, password: str, now: datetime
) -> Account:
    """The first account, an administrator; two browsers at once: one wins, the other gets V73.

    Where associations exist already, she takes the place of each one's first director without
    account, under the name she gives here (not in demonstrations). Raises Problem V00, V74 or V75 for what will not do.
    """
    findings = Findings()
    findings.require("name", name, "Escriba su nombre: firma lo que registra y las actas.")
    passwords.check(findings, password, known=(logins.key_of(login), clean(name)))
    with database.session() as session:
        if _any_account(session):
            raise _not_the_first()
        logins.check(session, findings, login)
    findings.stop_if_any()
    password_hash = passwords.hashed(password)
    actor = Actor(clean(name), "administrator")
    with database.work(actor=actor, now=now, today=now.date()) as work:
        if _any_account(work.session):
            raise _not_the_first()
        key = logins.key_of(login)
        account = work.add(
            Account(
                login=key,
                name=clean(name),
                email_key=logins.email_of(login),
                password_hash=password_hash,
                password_set_at=now,
                is_administrator=True,
            ),
            "Primera cuenta de la instalación",
        )
        _join_directors(work, account)
    return account


def _let_in(
    database: Database,
    account_id: int,
    kept: str,
    fresh: str,
    attempt_id: int,
    login: str,
    address: str,
    browser: str,
    now: datetime,
) -> str:
    with database.writing() as session:
        account = session.get_one(Account, account_id)
        # Somebody changed the password or closed the account while this one was being verified.
        if account.deleted_at is not None or account.password_hash != kept:
            raise refuse("", "V70", _WRONG)
        throttle.accept(session, attempt_id, login)
        if account.is_active:
            account.password_hash = fresh
            token, _ = sessions.begin(session, account, address=address, browser=browser, now=now)
            return token
    raise refuse("", "V72", _INACTIVE)


def _any_account(session: Session) -> bool:
    alive = select(Account.id).where(col(Account.deleted_at).is_(None)).limit(1)
    return session.exec(alive).first() is not None


def _join_directors(work: Work, account: Account) -> None:
    """In each real association she becomes the first director who has no account, under her name."""
    for person in _directors_without_account(work.session, search_key(account.name)):
        taken = select(Person.id).where(
            col(Person.association_id) == person.association_id,
            col(Person.name) == account.name,
            col(Person.deleted_at).is_(None),
        )
        name = account.name if work.session.exec(taken).first() is None else person.name
        drafts.follow(work.session, person.association_id, person.name, name)
        work.change(person, "Entra con la primera cuenta", account_id=account.id, name=name)


def _directors_without_account(session: Session, own_name: str) -> list[Person]:
    """One for each association that is no demonstration; whoever has that name before others."""
    # The association's table belongs to a room above this one; what is asked of it is one column.
    association = Person.metadata.tables["association"]
    waiting = session.exec(
        select(Person)
        .join(association, association.c.id == col(Person.association_id))
        .where(
            association.c.is_demo.is_(False),
            col(Person.role) == "director",
            col(Person.account_id).is_(None),
            col(Person.deleted_at).is_(None),
        )
        .order_by(col(Person.id))
    ).all()
    chosen: dict[int, Person] = {}
    for person in sorted(waiting, key=lambda row: search_key(row.name) != own_name):
        chosen.setdefault(person.association_id, person)
    return list(chosen.values())


def _not_the_first() -> Exception:
    return refuse(
        "", "V73", "Esta instalación ya tiene su primera cuenta. Entre con su usuario y contraseña."
    )
