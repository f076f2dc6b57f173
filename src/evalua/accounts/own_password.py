"""Changing one's own password, which needs the present one."""

from __future__ import annotations

from datetime import datetime

from evalua.accounts import identity, links, logins, passwords, sessions, throttle
from evalua.accounts.sessions import SignedIn
from evalua.accounts.tables import Account
from evalua.domain.problems import Finding, Findings, Problem, refuse
from evalua.storage.database import Database


def change_own_password(
    database: Database,
    signed_in: SignedIn,
    *,
    present: str,
    new: str,
    now: datetime,
) -> None:
    """Choose a new password; every other session of the account ends, this one goes on.

    It opens its own transaction and must not be called inside another: hashing takes time, and a
    wrong present password counts as a failed attempt, from where the session is, even though nothing
    else is written. Raises Problem V70 (field ``present``), V71 or V74.
    """
    findings = Findings()
    findings.require("present", present, "Escriba su contraseña actual.")
    passwords.check(findings, new, known=(signed_in.login, signed_in.name))
    if present and present == new:
        findings.error("password", "V74", "La contraseña nueva es la misma que tiene ahora.")
    findings.stop_if_any()
    with database.session() as session:
        address = sessions.address_of(session, signed_in.session_uid)
    attempt_id = throttle.admit(database, signed_in.login, address, now)
    with database.session() as session:
        account = session.get_one(Account, signed_in.account_id)
        actor, kept = identity.owner_of(session, account), account.password_hash
    if not passwords.matches(kept, present):
        raise Problem([Finding("present", "V70", "La contraseña actual no es esa. Revísela.")])
    password_hash = passwords.hashed(new)
    with database.work(actor=actor, now=now, today=now.date()) as work:
        account = work.session.get_one(Account, signed_in.account_id)
        if account.password_hash != kept or not account.is_active:
            raise refuse("", "V70", "La contraseña cambió mientras tanto. Vuelva a entrar.")
        throttle.accept(work.session, attempt_id, logins.key_of(signed_in.login))
        links.set_password(
            work,
            account,
            password_hash,
            "Cambió su contraseña",
            keep_session=signed_in.session_uid,
        )
