"""What is done to an account: its name and login, whether it enters, whether it administers.

A director does it for people of her own association who are not administrators; an administrator for
everybody. Choosing passwords is in ``links`` and ``own_password``.
"""

from __future__ import annotations

from sqlmodel import col, select

from evalua.accounts import links, logins, reach, sessions
from evalua.accounts.permissions import require
from evalua.accounts.tables import Account
from evalua.domain.problems import Findings, refuse
from evalua.domain.text import clean
from evalua.storage.work import Work


def add_administrator(work: Work, *, name: str, login: str, email: str = "") -> Account:
    """An account that administers the installation and has no role in any association yet.

    Raises Problem V75 for a login that will not do, or that somebody has.
    """
    require(work.actor, "accounts")
    findings = Findings()
    findings.require("name", name, "Escriba el nombre de la persona.")
    logins.check(work.session, findings, login, email)
    findings.stop_if_any()
    return work.add(
        Account(
            login=logins.key_of(login),
            name=clean(name),
            email_key=logins.email_of(login, email),
            is_administrator=True,
        )
    )


def rename_account(work: Work, account_id: int, name: str, *, version: int | None = None) -> None:
    """Correct the name of an account; what each association calls the person is renamed there."""
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    work.expect(account, version)
    findings = Findings()
    findings.require("name", name, "Escriba el nombre de la persona.")
    findings.stop_if_any()
    work.change(account, name=clean(name))


def change_login(
    work: Work, account_id: int, login: str, email: str = "", *, version: int | None = None
) -> None:
    """Change what somebody types to enter; the password stays. Raises Problem V75."""
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    work.expect(account, version)
    findings = Findings()
    logins.check(work.session, findings, login, email, own_id=account.id)
    findings.stop_if_any()
    work.change(account, login=logins.key_of(login), email_key=logins.email_of(login, email))


def deactivate(work: Work, account_id: int, reason: str) -> None:
    """Close an account: its sessions and links end now. What the person signed stays.

    Raises Problem V77 for one's own account and for the last administrator.
    """
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    findings = Findings()
    findings.require("reason", reason, "Escriba por qué se desactiva la cuenta.")
    if account.uid == work.actor.uid:
        findings.error(
            "", "V77", "No puede desactivar su propia cuenta. Pídalo a otra persona que administre."
        )
    elif _is_last_administrator(work, account):
        findings.error("", "V77", _LAST)
    findings.stop_if_any()
    work.change(account, clean(reason), is_active=False)
    sessions.end_all_in(work.session, account.id, work.actor.name, work.now)
    links.forget(work.session, account.id, work.now)


def reactivate(work: Work, account_id: int) -> None:
    """Let an account enter again, with the password it had."""
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    work.change(account, is_active=True)


def end_sessions(work: Work, account_id: int) -> int:
    """Sign somebody out of every browser; returns how many there were."""
    require(work.actor, "people")
    account = reach.account_within(work, account_id)
    ended = sessions.end_all_in(work.session, account.id, work.actor.name, work.now)
    if ended:
        links.note(work, account, f"Sesiones cerradas: {ended}")
    return ended


def make_administrator(work: Work, account_id: int) -> None:
    """Let an account administer the whole installation. Raises Problem V72 for one that is closed.

    A link that a director made for one of her people must not choose an administrator's password.
    """
    require(work.actor, "accounts")
    account = reach.account_of(work, account_id)
    if not account.is_active:
        raise refuse("", "V72", f"La cuenta de {account.name} está desactivada. Actívela primero.")
    work.change(account, is_administrator=True)
    links.forget(work.session, account.id, work.now)


def unmake_administrator(work: Work, account_id: int) -> None:
    """Leave an account with its roles alone. Raises Problem V77 for the last administrator."""
    require(work.actor, "accounts")
    account = reach.account_of(work, account_id)
    if _is_last_administrator(work, account):
        raise refuse("", "V77", _LAST)
    work.change(account, is_administrator=False)


_LAST = (
    "Es la única cuenta que administra Evalúa y puede entrar: sin ella nadie podría dar accesos. Nombre "
    "antes a otra persona."
)


def _is_last_administrator(work: Work, account: Account) -> bool:
    """Whether nobody else could administer: an account without a password cannot enter yet."""
    if not account.is_administrator:
        return False
    others = select(Account.id).where(
        col(Account.deleted_at).is_(None),
        col(Account.is_administrator),
        col(Account.is_active),
        col(Account.password_hash) != "",
        col(Account.id) != account.id,
    )
    return work.session.exec(others).first() is None
