"""What a file is, told by its content; its name and what the browser says are not asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evalua.domain.uploads import documents, pictures


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken; ``suffixes`` are the endings of its names, the usual first.

    ``inline``: a browser may show it on a page of its own (a PDF not: its viewer refuses the sandbox). ``pixels`` measures a picture.
    """

    media_type: str
    name: str
    suffixes: tuple[str, ...]
    inline: bool = False
    pixels: Callable[[bytes], int | None] | None = None
    zipped: bool = False


PDF = Kind("application/pdf", "PDF", (".pdf",))
PNG = Kind("image/png", "imagen PNG", (".png",), inline=True, pixels=pictures.png_pixels)
JPEG = Kind(
    "image/jpeg", "imagen JPEG", (".jpg", ".jpeg"), inline=True, pixels=pictures.jpeg_pixels
)
WEBP = Kind("image/webp", "imagen WEBP", (".webp",), pixels=pictures.webp_pixels)
_OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX = Kind(f"{_OFFICE}.spreadsheetml.sheet", "hoja de Excel", (".xlsx",), zipped=True)
DOCX = Kind(f"{_OFFICE}.wordprocessingml.document", "documento de Word", (".docx",), zipped=True)
_OPEN = "application/vnd.oasis.opendocument"
ODT = Kind(f"{_OPEN}.text", "documento de LibreOffice", (".odt",), zipped=True)
ODS = Kind(f"{_OPEN}.spreadsheet", "hoja de LibreOffice", (".ods",), zipped=True)
TEXT = Kind("text/plain", "texto", (".txt", ".csv"))

KINDS = (PDF, PNG, JPEG, WEBP, XLSX, DOCX, ODT, ODS, TEXT)
TAKEN = "PDF, imagen (PNG, JPEG o WEBP), Excel, Word, LibreOffice, CSV o texto"
_BY_START = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_ZIPPED = {"xlsx": XLSX, "docx": DOCX, "odt": ODT, "ods": ODS}


def kind_of(content: bytes) -> Kind | None:
    """The kind of a file, or None where it is none of those that are taken."""
    for start, kind in _BY_START:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _ZIPPED.get(documents.what_it_holds(content))
    return TEXT if _is_text(content) else None


def by_media_type(media_type: str) -> Kind | None:
    """The kind that a stored type names."""
    return next((kind for kind in KINDS if kind.media_type == media_type), None)


def _is_text(content: bytes) -> bool:
    """Whether it reads as text: UTF-8, or what spreadsheets on Windows write."""
    if not content or any(code in content for code in _NOT_IN_TEXT):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return False
    return True


_NOT_IN_TEXT = tuple(bytes([code]) for code in range(32) if code not in b"\t\n\r\x0c")
