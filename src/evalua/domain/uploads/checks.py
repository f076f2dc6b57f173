"""Whether a file that somebody brings is taken, in sentences that say what to do otherwise."""

from __future__ import annotations

from evalua.domain.problems import Findings
from evalua.domain.uploads.documents import opened
from evalua.domain.uploads.kinds import TAKEN, Kind, kind_of
from evalua.domain.uploads.limits import (
    LARGEST_FILE,
    LARGEST_OPENED,
    MOST_PARTS,
    MOST_PIXELS,
    megabytes,
)


def check_file(found: Findings, field: str, name: str, content: bytes) -> Kind | None:
    """The kind of a file that is taken; otherwise what is wrong with it is said (V95–V97)."""
    if not content:
        found.error(field, "V95", f"«{name}» está vacío. Revise el archivo y elíjalo de nuevo.")
        return None
    if len(content) > LARGEST_FILE:
        found.error(field, "V96", _too_large(name, len(content)))
        return None
    kind = kind_of(content)
    if kind is None:
        found.error(
            field,
            "V95",
            f"«{name}» no es un archivo que se pueda guardar aquí. Use {TAKEN}; si es otro tipo de "
            "documento, guárdelo primero como PDF.",
        )
        return None
    wrong = _inside(kind, name, content)
    if wrong:
        found.error(field, "V97", wrong)
        return None
    return kind


def _too_large(name: str, size: int) -> str:
    return (
        f"«{name}» pesa {megabytes(size)} y caben {megabytes(LARGEST_FILE)}. Escanéelo con menos "
        "detalle o divídalo en varios archivos."
    )


def _inside(kind: Kind, name: str, content: bytes) -> str:
    """What is wrong with what a file holds; "" where nothing is."""
    if kind.pixels is not None:
        return _picture(name, kind.pixels(content))
    return _document(name, content) if kind.zipped else ""


def _picture(name: str, pixels: int | None) -> str:
    if not pixels:
        return f"«{name}» está incompleto o dañado. Ábralo para comprobarlo y elíjalo de nuevo."
    if pixels > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        return (
            f"La imagen «{name}» es demasiado grande: caben {most} millones de puntos. Redúzcala."
        )
    return ""


def _document(name: str, content: bytes) -> str:
    held = opened(content)
    if held.parts > MOST_PARTS or held.size > LARGEST_OPENED:
        return (
            f"«{name}» ocuparía {megabytes(held.size)} al abrirlo y caben {megabytes(LARGEST_OPENED)}. "
            "Guárdelo como PDF."
        )
    if held.protected:
        return (
            f"«{name}» tiene contraseña y nadie más podría leerlo. Quítesela o guárdelo como PDF."
        )
    if held.programs:
        return f"«{name}» trae macros. Guárdelo sin macros o como PDF."
    if not held.sound:
        return f"«{name}» está incompleto o dañado. Ábralo para comprobarlo y elíjalo de nuevo."
    return ""
