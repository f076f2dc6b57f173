"""Compressed documents looked at from outside: what they hold and how large they would be opened."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from evalua.domain.uploads.limits import LARGEST_OPENED, MOST_PARTS

_PARTS = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"))
_OPEN_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Opened:
    """How much a compressed document holds. ``sound``: it opens, and its sizes are true."""

    parts: int
    size: int
    sound: bool
    protected: bool = False
    programs: bool = False


def what_it_holds(content: bytes) -> str:
    """``xlsx``, ``docx``, ``odt`` or ``ods``; "" where it is none of them."""
    try:
        with ZipFile(BytesIO(content)) as pack:
            names = {info.filename for info in pack.infolist()[: MOST_PARTS + 1]}
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in _PARTS if part in names), "")
            return _open_type(pack, names)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return ""


def opened(content: bytes) -> Opened:
    """What a compressed document would be once opened.

    Its parts are read through, never kept, and only until they pass ``LARGEST_OPENED``: what a
    compressed file says of its own size may be a lie.
    """
    try:
        with ZipFile(BytesIO(content)) as pack:
            parts = pack.infolist()
            size = sum(part.file_size for part in parts)
            protected = any(part.flag_bits & 1 for part in parts)
            programs = any(part.filename.lower().endswith("vbaproject.bin") for part in parts)
            small = len(parts) <= MOST_PARTS and size <= LARGEST_OPENED
            sound = not small or protected or _is_true(pack, parts)
            return Opened(len(parts), size, sound, protected, programs)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return Opened(0, 0, sound=False)


def _is_true(pack: ZipFile, parts: list[ZipInfo]) -> bool:
    """Whether every part opens and is as large as it says."""
    try:
        for part in parts:
            read = 0
            with pack.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    read += len(chunk)
                    if read > part.file_size:
                        return False
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error):
        return False
    return True


def _open_type(pack: ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or pack.getinfo("mimetype").file_size > 100:
        return ""
    return _OPEN_TYPES.get(pack.read("mimetype").strip(), "")
