"""What a failing disk or server means for a person, in a few words."""

from __future__ import annotations

_CAUSES = (
    ("el disco está lleno", ("is full", "no space", "file too large", "quota")),
    (
        "no hay permiso para escribir ahí",
        ("permission", "readonly", "read-only", "unable to open", "not permitted"),
    ),
    ("otro programa la está usando", ("is locked", "is busy")),
    ("la copia no salió igual a los datos", ("differs from the source",)),
    ("el archivo está dañado", ("malformed", "not a database", "corrupt", "integrity_check")),
    ("el disco falla o está lleno", ("disk i/o error", "input/output error")),
    (
        "el servidor no responde",
        ("connection refused", "connection failed", "could not connect", "server closed"),
    ),
)


def cause(error: BaseException) -> str:
    """Why storage failed, as the end of a sentence («el disco está lleno»); "" where unknown."""
    text = str(error).lower()
    known = (words for words, signs in _CAUSES if any(sign in text for sign in signs))
    return next(known, "")
