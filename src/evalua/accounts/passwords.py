"""Passwords: how they are kept, and which ones are taken.

A password is only ever kept as its argon2id hash. The figures are twice the least that OWASP asks
for (46 MiB, one pass); docs/decisions/016-accounts.md has the time they take.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from evalua.accounts.common_passwords import is_common
from evalua.domain.problems import Findings

SHORTEST, LONGEST = 10, 200
"""How many letters a password has."""

HASHER = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1)


def hashed(password: str) -> str:
    """The argon2id hash to keep. It takes tens of milliseconds: call it outside any transaction."""
    return HASHER.hash(_composed(password))


def matches(password_hash: str, password: str) -> bool:
    """Whether the password is the one kept.

    It always costs exactly one verification, also where there is no account or no password yet
    (an empty hash), so that the time of an answer tells nobody which logins exist.
    """
    fits = password_hash.startswith("$argon2id$") and len(password) <= LONGEST
    try:
        right = HASHER.verify(
            password_hash if fits else _nobody(), _composed(password) if fits else "-"
        )
    except (VerificationError, InvalidHashError):
        return False
    return right and fits


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other figures than today's."""
    return HASHER.check_needs_rehash(password_hash)


def check(findings: Findings, password: str, *, known: tuple[str, ...] = ()) -> None:
    """Refuse (V74, field ``password``) what will not do; ``known`` are the person's login and name."""
    if len(password) > LONGEST:
        findings.error(
            "password",
            "V74",
            f"La contraseña es muy larga: tiene {len(password)} letras y caben {LONGEST}.",
        )
        return
    plain = _folded(password)
    if len(_composed(password)) < SHORTEST:
        findings.error(
            "password",
            "V74",
            f"La contraseña necesita al menos {SHORTEST} letras. Una frase corta es fácil de recordar.",
        )
    elif plain in {_folded(text) for text in known if text}:
        findings.error(
            "password", "V74", "La contraseña no puede ser su usuario ni su nombre. Escriba otra."
        )
    elif is_common(plain):
        findings.error(
            "password",
            "V74",
            "Esa contraseña es de las primeras que alguien probaría. Escriba otra: varias palabras "
            "que no suelen ir juntas sirven bien.",
        )


@cache
def _nobody() -> str:
    """The hash that is verified where there is none; made once, with today's figures."""
    return HASHER.hash("")


def _composed(password: str) -> str:
    """The same letters typed on another keyboard or system are the same password."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
