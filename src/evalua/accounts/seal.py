"""The seal with which the server tells the screens who is visiting, and the secret behind it."""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from evalua import ROOT
from evalua.domain.problems import refuse
from evalua.storage.database import file_of

FILE = "secret.key"
_LEAST = 32


class Sealer:
    """Signs session identities, so that a header typed by a visitor is worth nothing."""

    def __init__(self, secret: bytes) -> None:
        # A key of its own: the same secret may serve other signatures without one passing for another.
        self._key = hmac.digest(secret, b"evalua session seal", sha256)

    def seal(self, session_uid: str) -> str:
        """The identity with its signature."""
        return f"{session_uid}.{self._mark(session_uid)}"

    def open(self, text: str) -> str | None:
        """The session identity, or None where the signature is not ours."""
        session_uid, _, mark = text.rpartition(".")
        if not session_uid:
            return None
        same = hmac.compare_digest(mark.encode(), self._mark(session_uid).encode())
        return session_uid if same else None

    def _mark(self, session_uid: str) -> str:
        digest = hmac.digest(self._key, session_uid.encode(), sha256)
        return urlsafe_b64encode(digest).rstrip(b"=").decode()


def secret_of(url: str) -> bytes:
    """The installation's secret: ``EVALUA_SECRET``, or the file ``secret.key``, made when missing.

    The file sits beside the SQLite file, or in ``data/`` where the database is a server; only its
    owner reads it. Raises Problem V79 when it is too short or cannot be read or written.
    """
    given = os.environ.get("EVALUA_SECRET", "")
    if given:
        return _long_enough(given.encode(), "EVALUA_SECRET")
    file = _beside(url)
    try:
        if not file.exists():
            _write(file)
        return _long_enough(file.read_bytes().strip(), file.name)
    except OSError as error:
        raise refuse(
            "",
            "V79",
            f"No se pudo leer ni crear {file.name} en {file.parent}. Revise los permisos de esa carpeta.",
        ) from error


def _beside(url: str) -> Path:
    database = file_of(url)
    return (database.parent if database else ROOT / "data") / FILE


def _write(file: Path) -> None:
    """Write it whole before it has its name: two servers that start at once share one secret."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(secrets.token_hex(32).encode())
        # A link never replaces what another server has just written; a rename would.
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _long_enough(secret: bytes, where: str) -> bytes:
    if len(secret) < _LEAST:
        raise refuse(
            "",
            "V79",
            f"El secreto de {where} es muy corto: necesita al menos {_LEAST} letras. Bórrelo para que "
            "Evalúa haga uno nuevo; todas las personas tendrán que volver a entrar.",
        )
    return secret
