"""Links with which somebody chooses a password, once and within a day. Only a hash is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select
from sqlmodel import delete as delete_rows

from evalua.accounts import identity, passwords, reach, sessions, throttle
from evalua.accounts.permissions import require
from evalua.accounts.tables import Account, OneTimeLink
from evalua.domain.problems import Findings, Problem, refuse
from evalua.storage.audit import AuditEntry, content
from evalua.storage.database import Database
from evalua.storage.work import Work

LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose password a link chooses."""

    account_id: int
    name: str
    login: str


def make(work: Work, account_id: int) -> str:
    """A new link for an account; returns its token, shown once. Earlier ones stop working.

    A director makes them for people of her own association alone; who is an administrator, or works
    elsewhere too, asks an administrator. Raises Problem V57 otherwise.
    """
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    if not account.is_active:
        raise refuse("", "V72", f"La cuenta de {account.name} está desactivada. Actívela primero.")
    forget(work.session, account.id, work.now)
    token = secrets.token_urlsafe(32)
    work.session.add(
        OneTimeLink(
            token_hash=sessions.hash_of(token),
            account_id=account.id,
            created_at=work.now,
            created_by=work.actor.name,
            expires_at=work.now + LASTS,
        )
    )
    note(work, account, "Enlace para elegir contraseña")
    return token


def path_of(token: str) -> str:
    """Where the link leads, in this server."""
    return f"/clave/{token}"


def owner(database: Database, token: str, now: datetime) -> Owner:
    """Whose password the link chooses. Raises Problem V76 where it was used or is too old."""
    with database.session() as session:
        _, account = _usable(session, token, now)
        return Owner(account.id, account.name, account.login)


def use(database: Database, token: str, password: str, now: datetime) -> Owner:
    """Choose the password; every session of the account ends and its failed attempts are forgotten.

    Raises Problem V76 (used or too old) or V74 (a password that will not do: the link stays good).
    """
    who = owner(database, token, now)
    findings = Findings()
    passwords.check(findings, password, known=(who.login, who.name))
    findings.stop_if_any()
    password_hash = passwords.hashed(password)
    with database.session() as session:
        _, account = _usable(session, token, now)
        actor = identity.owner_of(session, account)
    with database.work(actor=actor, now=now, today=now.date()) as work:
        link, account = _usable(work.session, token, now)
        link.used_at = now
        set_password(work, account, password_hash, "Eligió su contraseña con un enlace")
    return who


def choose_for(work: Work, account_id: int, password_hash: str) -> None:
    """Write a password somebody typed in front of the person; the hash was made before.

    Check it first with ``passwords.check``. Raises Problem V57 beyond one's reach.
    """
    require(work.actor, "accounts")
    account = reach.account_of(work, account_id)
    set_password(work, account, password_hash, "Contraseña elegida en la terminal")


def set_password(
    work: Work, account: Account, password_hash: str, why: str, *, keep_session: str = ""
) -> None:
    """Write a new password's hash; what the old one had opened is closed."""
    work.change(account, why, password_hash=password_hash, password_set_at=work.now)
    sessions.end_all_in(work.session, account.id, work.actor.name, work.now, keep_session)
    throttle.clear(work.session, account.login, account.email_key or "")
    forget(work.session, account.id, work.now)


def _usable(session: Session, token: str, now: datetime) -> tuple[OneTimeLink, Account]:
    found = session.exec(
        select(OneTimeLink, Account)
        .join(Account, col(Account.id) == OneTimeLink.account_id)
        .where(col(OneTimeLink.token_hash) == sessions.hash_of(token))
    ).first()
    if found is None:
        raise _over()
    link, account = found
    closed = not account.is_active or account.deleted_at is not None
    if link.used_at is not None or not link.created_at <= now < link.expires_at or closed:
        raise _over()
    return link, account


def forget(session: Session, account_id: int, now: datetime) -> None:
    """Delete the account's unused links, and everybody's that are over."""
    mine = (col(OneTimeLink.account_id) == account_id) & col(OneTimeLink.used_at).is_(None)
    over = col(OneTimeLink.expires_at) < now
    session.execute(
        delete_rows(OneTimeLink)
        .where(or_(mine, over))
        .execution_options(synchronize_session="fetch")
    )


def note(work: Work, account: Account, what: str) -> None:
    """A line in the log for what changes no column of the account."""
    work.changed = True
    work.keep(
        AuditEntry(
            at=work.now,
            actor=work.actor.name,
            role=work.actor.role,
            association_id=work.association_id or None,
            table_name="account",
            row_uid=account.uid,
            action="link",
            after=content(account),
            reason=what,
            account_uid=work.actor.uid,
        )
    )


def _over() -> Problem:
    return refuse(
        "",
        "V76",
        "Este enlace ya se usó o venció. Pida otro a quien administra Evalúa.",
    )
