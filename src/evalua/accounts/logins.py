"""The name somebody signs in with: a short name or an e-mail, the same however it is typed."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from sqlmodel import Session, col, or_, select

from evalua.accounts.tables import Account
from evalua.domain.problems import Findings, refuse
from evalua.domain.text import search_key

SHORTEST, LONGEST = 3, 120
# Letters of any alphabet, digits and the four signs of user names and e-mails; nothing invisible.
_SHAPE = re.compile(r"[^\W_](?:[\w.+-]*[^\W_])?(?:@[^\W_](?:[\w.-]*[^\W_])?)?")


def key_of(login: str) -> str:
    """The login as it is kept: composed, in lower case, without spaces around."""
    folded = unicodedata.normalize("NFKC", login).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def hash_of(login: str) -> str:
    """What attempts keep: people type passwords into the wrong field."""
    return sha256(key_of(login).encode("utf-8", "replace")).hexdigest()


def email_of(login: str, email: str = "") -> str | None:
    """The e-mail by which a verified identity finds the account; the login, where it is one."""
    key = key_of(email) or key_of(login)
    return key if "@" in key else None


def by_login(session: Session, login: str) -> Account | None:
    """The account somebody signs in to with that login or e-mail, active or not."""
    key = key_of(login)
    # What could never be a login is not asked for: some of it no database takes.
    if not _fits(key):
        return None
    return session.exec(
        select(Account).where(
            or_(col(Account.login) == key, col(Account.email_key) == key),
            col(Account.deleted_at).is_(None),
        )
    ).first()


def existing(session: Session, login: str) -> Account:
    """The same, raising Problem V56 when nobody has it."""
    account = by_login(session, login)
    if account is None:
        raise refuse(
            "login", "V56", f"No hay una cuenta con el usuario «{key_of(login)[:LONGEST]}»."
        )
    return account


def check(
    session: Session, findings: Findings, login: str, email: str = "", *, own_id: int | None = None
) -> None:
    """Refuse (V75, fields ``login`` and ``email``) what cannot be one, and what somebody else has.

    ``own_id`` is the account that may keep what it has.
    """
    key, address = key_of(login), key_of(email)
    if not key:
        findings.error("login", "V00", "Escriba el usuario: un nombre corto o un correo.")
    elif not _fits(key):
        findings.error(
            "login",
            "V75",
            f"El usuario tiene de {SHORTEST} a {LONGEST} letras o números, sin espacios; puede llevar "
            "punto, guion o ser un correo.",
        )
    elif _taken(session, key, own_id):
        findings.error("login", "V75", f"El usuario «{key}» ya existe. Escriba otro.")
    if address and not ("@" in address and _fits(address)):
        findings.error("email", "V75", "Eso no es un correo. Escríbalo como nombre@ejemplo.org.")
    elif address and _taken(session, address, own_id):
        findings.error("email", "V75", f"El correo «{address}» es de otra cuenta. Escriba otro.")


def _fits(key: str) -> bool:
    return SHORTEST <= len(key) <= LONGEST and _SHAPE.fullmatch(key) is not None


def _taken(session: Session, key: str, own_id: int | None) -> bool:
    found = by_login(session, key)
    return found is not None and found.id != own_id


def proposed(session: Session, name: str) -> str:
    """A login that is free, made of the first and last word of a name («rosalba.diaz»)."""
    words = search_key(name).split() or ["persona"]
    base = ".".join(dict.fromkeys((words[0], words[-1])))[:60]
    base = base if len(base) >= SHORTEST else f"{base}.persona"
    found, number = base, 2
    while by_login(session, found) is not None:
        found, number = f"{base}{number}", number + 1
    return found
