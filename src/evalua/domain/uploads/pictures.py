"""The size of a picture read from its first bytes, without opening it."""

from __future__ import annotations

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def png_pixels(content: bytes) -> int | None:
    """Width by height, or None where the picture is not whole."""
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return _big(content, 16, 4) * _big(content, 20, 4)


def jpeg_pixels(content: bytes) -> int | None:
    """Width by height, or None where no frame says them."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
        elif mark in _ALONE:
            at += 2
        elif mark in _JPEG_FRAMES:
            return _big(content, at + 5, 2) * _big(content, at + 7, 2)
        else:
            at += 2 + _big(content, at + 2, 2)
    return None


def webp_pixels(content: bytes) -> int | None:
    """Width by height, or None where the picture is not whole."""
    if len(content) < 30:
        return None
    how = content[12:16]
    if how == b"VP8X":
        return (1 + _little(content, 24, 3)) * (1 + _little(content, 27, 3))
    if how == b"VP8 ":
        return (_little(content, 26, 2) & 0x3FFF) * (_little(content, 28, 2) & 0x3FFF)
    if how == b"VP8L":
        packed = _little(content, 21, 4)
        return ((packed & 0x3FFF) + 1) * ((packed >> 14 & 0x3FFF) + 1)
    return None


def _big(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "big")


def _little(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "little")
