"""The name of a file somebody brings: shown, never used as a path."""

from __future__ import annotations

import re
import unicodedata

from evalua.domain.text import clean, without_strange_signs

LONGEST = 200
NAMELESS = "archivo"
_PATH = re.compile(r"[\\/]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def shown_name(typed: str) -> str:
    """The name as it is kept and shown: its last part, without invisible signs or turns of direction.

    Never empty nor longer than ``LONGEST``; the end, which says what it is, survives the cut.
    """
    last = _PATH.split(without_strange_signs(typed))[-1]
    visible = "".join(c for c in last if unicodedata.category(c) != "Cf" or c in "\u200c\u200d")
    name = " ".join(clean(visible).split()).strip(". ")
    if len(name) > LONGEST:
        stem, dot, end = name.rpartition(".")
        kept = f"{dot}{end}" if stem and len(end) <= 10 else ""
        name = name[: LONGEST - len(kept)] + kept
    return name or NAMELESS


def saved_name(shown: str, suffixes: tuple[str, ...]) -> str:
    """The name offered when it is downloaded: one that any disk takes, ending as what it is.

    ``suffixes`` are the endings of its kind, the usual one first: a program under the name of a
    picture is saved as a picture.
    """
    name = _NOT_IN_NAMES.sub("_", shown)
    stem, dot, end = name.rpartition(".")
    if not (stem and f"{dot}{end}".lower() in suffixes):
        stem, dot, end = name, "", suffixes[0]
    if _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}{dot}{end}"
