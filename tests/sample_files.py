"""Small files of every kind that is taken, made by hand."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


def png(width: int = 3, height: int = 2) -> bytes:
    """A picture that says how large it is."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def jpeg(width: int = 3, height: int = 2) -> bytes:
    frame = struct.pack(">BHH", 8, height, width) + bytes(10)
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame


def webp(width: int = 3, height: int = 2) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + size


def xlsx() -> bytes:
    stream = BytesIO()
    book = Workbook()
    book.active["A1"] = "=1+1"
    book.save(stream)
    return stream.getvalue()


def packed(*parts: tuple[str, bytes]) -> bytes:
    """A compressed file with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as pack:
        for name, content in parts:
            pack.writestr(name, content)
    return stream.getvalue()


def docx(*more: tuple[str, bytes]) -> bytes:
    return packed(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"), *more)


def opened(kind: str) -> bytes:
    return packed(("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()))
